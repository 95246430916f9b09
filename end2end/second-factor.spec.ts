// One's own second factor: setting it up, signing in with it, losing it.
import { Authenticator } from "./support/authenticator.ts";
import { scan } from "./support/qr-code.ts";
import {
  DEVICES,
  DOMAINS,
  PASSWORD,
  SSO,
  TWO_FACTOR,
  announced,
  confirm,
  dialog,
  expect,
  expectAccessible,
  expectOverview,
  fillCode,
  fillSignIn,
  people,
  signOut,
  test,
} from "./support/test.ts";
import type { Page } from "@playwright/test";

const CODE = "Code from your authenticator app";

/** The app that the page asks for: its secret comes from the QR code, as a phone reads it. */
async function scanned(page: Page): Promise<Authenticator> {
  const [uri] = await scan(await page.getByRole("img", { name: "QR code" }).screenshot());
  const { pathname, searchParams } = new URL(uri ?? "");
  expect(decodeURIComponent(pathname)).toContain("Gatehouse (Northwind Labs):");
  const secret = searchParams.get("secret") ?? "";
  await expect(page.getByText(secret.match(/.{4}/g)!.join(" "))).toBeVisible();
  return new Authenticator(secret);
}

/** Ticks that the codes are kept, and goes on. */
async function keepCodes(page: Page, verb: string): Promise<string[]> {
  const list = page.getByRole("listitem").filter({ hasText: /^\w{5}-\w{5}$/ });
  await expect(list).toHaveCount(10);
  const codes = await list.allInnerTexts();
  const go = page.getByRole("button", { name: verb, exact: true });
  await expect(go).toBeDisabled();
  await page.getByLabel("I have saved these codes").check();
  await go.click();
  return codes;
}

for (const who of ["ada", "jun"] as const) {
  const { name, role, email } = people[who];

  test(`${name} sets up an app, keeps the codes, and signs in with it from then on`, async ({
    page,
    signIn,
  }) => {
    await signIn(who, DEVICES);
    await expect(page.getByText("Your password alone lets anybody in who learns it.")).toBeVisible();
    await page.getByRole("button", { name: "Add authenticator app" }).click();
    await confirm(dialog(page, "Add an authenticator app?"), "Continue");
    const app = await scanned(page);
    await page.getByLabel("What you call it").fill("Work phone");
    await page.getByLabel("Code that the app shows").fill("000000");
    await expect(page.getByLabel("Code that the app shows")).toHaveAccessibleDescription(/isn’t accepted/);
    await page.getByLabel("Code that the app shows").fill(app.code());
    await keepCodes(page, "Done");
    await expect(page.getByRole("listitem").filter({ hasText: "Work phone" })).toBeVisible();
    await expect(page.getByText("10 of 10 left")).toBeVisible();
    await expectAccessible(page);

    await signOut(page);
    await fillSignIn(page, email, PASSWORD);
    await fillCode(page, app.code());
    await expect(page.getByText(/Last used just now/)).toBeVisible();
    await page.getByRole("link", { name: "Overview" }).click();
    await expectOverview(page, role);
  });
}

test("whoever follows a link before the codes are kept is asked first, and may stay", async ({
  page,
  signIn,
  protect,
}) => {
  await protect("jun");
  await signIn("jun", DEVICES);
  await page.getByRole("button", { name: "Make new codes" }).click();
  await confirm(dialog(page, "Make new recovery codes?"), "Make new codes");
  const codes = page.getByRole("listitem").filter({ hasText: /^\w{5}-\w{5}$/ });
  await expect(codes).toHaveCount(10);
  const answers = [false, true];
  page.on("dialog", (asked) => {
    expect(asked.message()).toContain("Leave without saving the recovery codes?");
    void (answers.shift() ? asked.accept() : asked.dismiss());
  });
  const elsewhere = page.getByRole("link", { name: "Overview" });
  await elsewhere.click();
  await expect(codes).toHaveCount(10);
  await elsewhere.click();
  await expectOverview(page, people.jun.role);
  await page.getByRole("link", { name: "Sign-in & devices" }).click();
  await expect(page.getByText("10 of 10 left")).toBeVisible();
  expect(answers).toEqual([]);
});

test("the page that was wanted is there after the second step", async ({
  page,
  gatehouse,
  protect,
  authenticators,
}) => {
  await protect("ada");
  await page.goto(gatehouse.url + DOMAINS);
  await fillSignIn(page, people.ada.email, PASSWORD);
  await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
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
  const field = page.getByLabel(CODE);
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
  await page.getByRole("button", { name: "Use a recovery code instead" }).click();
  const field = page.getByLabel("Recovery code");
  await expect(field).toBeFocused();
  await field.fill("00000-00000");
  await page.keyboard.press("Enter");
  await expect(field).toHaveAccessibleDescription(/That recovery code isn’t accepted/);
  await field.fill(first!.toUpperCase().replace("-", " "));
  await page.keyboard.press("Enter");
  await expect(page.getByText("9 of 10 left")).toBeVisible();

  await signOut(page);
  await fillSignIn(page, people.jun.email, PASSWORD);
  await page.getByRole("button", { name: "Use a recovery code instead" }).click();
  await field.fill(first!);
  await page.keyboard.press("Enter");
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
  await page.getByRole("button", { name: "Use a recovery code instead" }).click();
  await page.getByLabel("Recovery code").fill(codes[9]!);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your last recovery code is used")).toBeVisible();
  const app = await scanned(page);
  await page.getByLabel("Code that the app shows").fill(app.code());
  await keepCodes(page, "Continue");
  await expect(page.getByRole("heading", { name: "Sign-in & devices", level: 1 })).toBeVisible();
  await expect(page.getByRole("list", { name: "Your authenticator apps" }).getByRole("listitem")).toHaveCount(1);
});

test("whoever must have a factor and has none sets one up on the way to their page", async ({
  page,
  gatehouse,
  protect,
}) => {
  await (await protect("ada")).requireTwoFactor(true);
  await page.goto(gatehouse.url + TWO_FACTOR);
  await fillSignIn(page, people.ravi.email, PASSWORD);
  await expect(page.getByRole("heading", { name: "Set up a second factor" })).toBeVisible();
  await expect(page.getByText("Northwind Labs requires more than a password.")).toBeVisible();
  await expectAccessible(page);
  const app = await scanned(page);
  await page.reload();
  const again = await scanned(page);
  expect(again.secret).not.toBe(app.secret);
  await page.getByLabel("Code that the app shows").fill(again.code());
  await keepCodes(page, "Continue");
  await expect(page.getByRole("link", { name: "Two-factor" })).toHaveAttribute("aria-current", "page");
});

test("whoever does not want to set one up signs in as somebody else", async ({
  page,
  gatehouse,
  protect,
}) => {
  await (await protect("ada")).requireTwoFactor(true);
  await page.goto(gatehouse.url);
  await fillSignIn(page, people.jun.email, PASSWORD);
  await page.getByRole("button", { name: "Sign in as somebody else" }).click();
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
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
  const issuer = page.getByLabel("Issuer", { exact: true });
  await issuer.fill("https://typed.example/");
  await context.clearCookies();
  await page.getByRole("main").getByRole("button", { name: "Save connection" }).click();
  await confirm(dialog(page, "Save this connection?"), "Save connection");
  const again = dialog(page, "Sign in again");
  await again.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await again.getByRole("button", { name: "Sign in" }).click();
  await again.getByLabel(CODE).fill(authenticators.get("ada")!.code());
  await expect(again).toBeHidden();
  await expect(issuer).toHaveValue("https://typed.example/");
});

test("a code proves that it is still you, in place of the password", async ({
  page,
  signIn,
  protect,
  authenticators,
}) => {
  await protect("jun");
  await signIn("jun", DEVICES);
  await page.getByRole("button", { name: "Make new codes" }).click();
  const asking = dialog(page, "Make new recovery codes?");
  await asking.getByRole("button", { name: "Use a code from your app instead" }).click();
  const field = asking.getByLabel("Confirm with a code from your authenticator app");
  await field.fill("000000");
  await asking.getByRole("button", { name: "Make new codes" }).click();
  await expect(field).toHaveAccessibleDescription(/That code isn’t accepted/);
  await field.fill(authenticators.get("jun")!.code());
  await asking.getByRole("button", { name: "Make new codes" }).click();
  await keepCodes(page, "Done");
  await expect(page.getByText("10 of 10 left")).toBeVisible();
});

test("an app is renamed and removed, and the password is enough again", async ({
  page,
  signIn,
  protect,
}) => {
  await protect("jun");
  await signIn("jun", DEVICES);
  await page.getByRole("button", { name: "Rename Phone" }).click();
  await page.getByLabel("Name", { exact: true }).fill("");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveAccessibleDescription("Enter a name.");
  await page.getByLabel("Name", { exact: true }).fill("Old phone");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await page.getByRole("button", { name: "Remove Old phone" }).click();
  const asking = dialog(page, "Remove Old phone?");
  await expect(asking).toContainText("your password alone lets you in");
  await confirm(asking, "Remove");
  await expect(announced(page, "Removed.")).toBeAttached();
  await expect(page.getByText("Your password alone lets anybody in")).toBeVisible();
  await signOut(page);
  await fillSignIn(page, people.jun.email, PASSWORD);
  await expect(page.getByRole("heading", { name: "Sign-in & devices", level: 1 })).toBeVisible();
});

test("the last factor stays while one is required", async ({ page, signIn, protect }) => {
  await (await protect("ada")).requireTwoFactor(true);
  await signIn("ada", DEVICES);
  await page.getByRole("button", { name: "Remove Phone" }).click();
  const asking = dialog(page, "Remove Phone?");
  await expect(asking.getByRole("alert")).toContainText("It is your last second factor");
  await expect(asking.getByRole("button", { name: "Remove", exact: true })).toBeDisabled();
});
