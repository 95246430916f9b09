import {
  PASSWORD,
  TWO_FACTOR,
  expect,
  expectAccessible,
  expectOverview,
  fillSignIn,
  people,
  signOut,
  test,
} from "./support/test.ts";
import { requirement } from "./support/two-factor.ts";

for (const who of ["ada", "ravi", "bea", "jun"] as const) {
  const { name, role } = people[who];

  test(`${name} signs in, sees the ${role}'s overview, and signs out`, async ({ page, signIn }) => {
    await signIn(who);
    await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
    await expectOverview(page, role);

    await signOut(page);

    await page.reload();
    await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  });
}

test("a wrong password and an unknown person look the same", async ({ page, gatehouse }) => {
  await page.goto(gatehouse.url);
  const refusal = page.getByRole("alert").filter({ hasText: "don’t match" });

  await fillSignIn(page, people.ada.email, "not-her-password");
  await expect(refusal).toHaveText("That email and password don’t match. Check both and try again.");
  const known = await refusal.innerText();

  await fillSignIn(page, "nobody@northwind.example", "not-her-password");
  await expect(refusal).toHaveText(known);
  await expect(page.getByLabel("Email")).toHaveValue("nobody@northwind.example");
});

test("whoever guesses has to wait, and the right password has to wait too", async ({
  page,
  gatehouse,
}) => {
  await page.goto(gatehouse.url);
  const waiting = page.getByRole("alert").filter({ hasText: "Too many tries." });
  await expect(async () => {
    await fillSignIn(page, people.jun.email, "a guess");
    await expect(page.getByRole("alert").filter({ hasText: /match|Too many/ })).toBeVisible();
    await expect(waiting).toBeVisible({ timeout: 500 });
  }).toPass({ intervals: [0] });
  await expect(waiting).toContainText(/Wait \d+ seconds, then try again\./);

  await fillSignIn(page, people.jun.email, PASSWORD);
  await expect(waiting).toBeVisible();
});

test("a form with nothing in it says what is missing", async ({ page, gatehouse }) => {
  await page.goto(gatehouse.url);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription("Enter your email address.");

  await page.getByLabel("Email").fill(people.ada.email);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
    "Enter your password.",
  );
});

test("an address that is typed anew asks again how it signs in", async ({ page, gatehouse }) => {
  await page.goto(gatehouse.url);
  await page.getByLabel("Email").fill(people.ada.email);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toBeVisible();

  await page.getByLabel("Email").fill(people.jun.email);
  await expect(page.getByLabel("Password", { exact: true })).toBeHidden();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
});

test("whoever's domain has single sign-on is sent to the identity provider", async ({
  page,
  gatehouse,
  api,
}) => {
  await (await api("ada")).switchSso({ on: true });
  await page.goto(gatehouse.url + TWO_FACTOR);
  await page.getByLabel("Email").fill("somebody@northwind.example");
  await page.keyboard.press("Enter");
  const onwards = page.getByRole("link", { name: "Continue with single sign-on" });
  await expect(onwards).toBeFocused();
  await expect(onwards).toHaveAttribute("href", /\/sso\/start\/\w+\?next=/);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Use my password" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
});

test("a password that is of no use leads back to the identity provider", async ({
  page,
  gatehouse,
  api,
}) => {
  await (await api("ada")).switchSso({ on: true, required: true });
  await page.goto(gatehouse.url);
  await fillSignIn(page, people.jun.email, PASSWORD);
  const refusal = page.getByRole("alert").filter({ hasText: "requires single sign-on" });
  await expect(refusal).toBeVisible();
  await page.getByRole("button", { name: "Use single sign-on instead" }).click();
  await expect(page.getByRole("link", { name: "Continue with single sign-on" })).toBeFocused();
  await expect(refusal).toHaveCount(0);
});

test("a refused sign-in through the identity provider is told in words", async ({
  page,
  gatehouse,
}) => {
  await page.goto(`${gatehouse.url}/?sign-in=refused&reason=unknown_person`);
  const told = page.getByRole("alert").filter({ hasText: "Your address isn’t known here." });
  await expect(told).toBeVisible();
  await expect(page).toHaveURL(`${gatehouse.url}/`);
  await expectAccessible(page);
});

test("whoever followed a link is there after signing in", async ({ page, signIn }) => {
  await signIn("ada", TWO_FACTOR);
  await expect(page).toHaveURL(new RegExp(`${TWO_FACTOR}$`));
  await expect(requirement(page)).toBeVisible();
});

test("a person stays signed in when the page is loaded again", async ({ page, signIn }) => {
  await signIn("bea");
  await page.reload();
  await expectOverview(page, "Billing Admin");
});
