// Signing in with a second factor: the code of an app, or a recovery code when the phone is lost.
import { SAVE, issuer, save } from "./support/connection-form.ts";
import {
  askForRecoveryCode,
  firstCode,
  keepCodes,
  scanned,
  sendRecoveryCode,
} from "./support/second-factor.ts";
import {
  DEVICES,
  DOMAINS,
  PASSWORD,
  SSO,
  codeField,
  confirm,
  dialog,
  expect,
  fillCode,
  fillSignIn,
  people,
  secondStep,
  signOut,
  test,
} from "./support/test.ts";

test("the page that was wanted is there after the second step", async ({
  page,
  gatehouse,
  protect,
  authenticators,
}) => {
  await protect("ada");
  await page.goto(gatehouse.url + DOMAINS);
  await fillSignIn(page, people.ada.email, PASSWORD);
  await expect(secondStep(page)).toBeVisible();
  await page.reload();
  await fillCode(page, authenticators.get("ada")!.code());
  await expect(page.getByRole("link", { name: "Domains" })).toHaveAttribute("aria-current", "page");
});

test("a code that is wrong, or was used, is refused at the field, and too many have to wait", async ({
  page,
  gatehouse,
  protect,
  authenticators,
}) => {
  await protect("ada");
  await page.goto(gatehouse.url);
  await fillSignIn(page, people.ada.email, PASSWORD);
  const field = codeField(page);
  await expect(field).toBeFocused();
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(field).toHaveAccessibleDescription("Enter the code that the app shows.");
  for (let tries = 0; tries < 5; tries++) {
    await field.fill("");
    await field.fill(`00000${tries}`);
    await expect(field).toHaveAccessibleDescription(/That code isn’t accepted/);
    await expect(field).toBeEditable();
  }
  await field.fill("");
  await field.fill(authenticators.get("ada")!.code());
  const waiting = page.getByRole("alert").filter({ hasText: "Too many tries." });
  await expect(waiting).toContainText(/Wait \d+ seconds/);
});

test("a lost phone: a recovery code lets in, once, and what it leaves is told", async ({
  page,
  gatehouse,
  protect,
  authenticators,
}) => {
  await protect("jun");
  const [first] = authenticators.get("jun")!.recoveryCodes;
  await page.goto(gatehouse.url + DEVICES);
  await fillSignIn(page, people.jun.email, PASSWORD);
  const field = await askForRecoveryCode(page);
  await sendRecoveryCode(field, "00000-00000");
  await expect(field).toHaveAccessibleDescription(/That recovery code isn’t accepted/);
  await sendRecoveryCode(field, first!.toUpperCase().replace("-", " "));
  await expect(page.getByText("9 of 10 left")).toBeVisible();

  await signOut(page);
  await fillSignIn(page, people.jun.email, PASSWORD);
  await sendRecoveryCode(await askForRecoveryCode(page), first!);
  await expect(field).toHaveAccessibleDescription(/That recovery code isn’t accepted/);
});

test("the last recovery code leads to setting up a factor anew", async ({
  page,
  gatehouse,
  protect,
  authenticators,
}) => {
  const api = await protect("jun");
  const codes = authenticators.get("jun")!.recoveryCodes;
  for (const code of codes.slice(0, 9)) {
    const credentials = { email: people.jun.email, password: PASSWORD };
    await api.http.post("/api/session", { data: credentials });
    await api.http.post("/api/session/second-factor", { data: { recovery_code: code } });
  }
  await page.goto(gatehouse.url + DEVICES);
  await fillSignIn(page, people.jun.email, PASSWORD);
  await sendRecoveryCode(await askForRecoveryCode(page), codes[9]!);
  await expect(page.getByText("Your last recovery code is used")).toBeVisible();
  const app = await scanned(page);
  await firstCode(page).fill(app.code());
  await keepCodes(page, "Continue");
  await expect(page.getByRole("heading", { name: "Sign-in & devices", level: 1 })).toBeVisible();
  await expect(page.getByRole("list", { name: "Your authenticator apps" }).getByRole("listitem")).toHaveCount(1);
});

test("a session that ended goes on in place through both steps", async ({
  page,
  context,
  signIn,
  protect,
  authenticators,
}) => {
  await protect("ada");
  await signIn("ada", SSO);
  await page.getByRole("button", { name: "Edit" }).click();
  await issuer(page).fill("https://typed.example/");
  await context.clearCookies();
  await save(page).click();
  await confirm(dialog(page, SAVE), "Save connection");
  const again = dialog(page, "Sign in again");
  await again.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await again.getByRole("button", { name: "Sign in" }).click();
  await codeField(again).fill(authenticators.get("ada")!.code());
  await expect(again).toBeHidden();
  await expect(issuer(page)).toHaveValue("https://typed.example/");
});
