// Requiring single sign-on: who would lose access, who is kept in, and what changes meanwhile.
import { resolve } from "node:path";
import type { Locator, Page } from "@playwright/test";
import {
  PASSWORD,
  SSO,
  announced,
  confirm,
  dialog,
  expect,
  expectAccessible,
  expectOverview,
  fillSignIn,
  test,
  toggle,
} from "./support/test.ts";

const REQUIRE = "Require single sign-on";
const LEE = "lee@partner.example";
const SAM = "sam@agency.example";
const NADIA = "nadia@agency.example";

test.use({ serverOptions: { seed: resolve(import.meta.dirname, "fixtures/guests.json") } });

/** The row of a guest, in the page or in a dialog. */
function row(within: Page | Locator, email: string): Locator {
  const people = within.getByRole("list", { name: "Guests and exceptions" });
  return people.getByRole("listitem").filter({ hasText: email });
}

/** Opens the question before single sign-on is required. */
async function ask(page: Page): Promise<Locator> {
  await toggle(page, REQUIRE).click();
  const asking = dialog(page, `${REQUIRE}?`);
  await expect(asking).toBeVisible();
  return asking;
}

/** Signs somebody else in, in this browser. */
async function signInAs(page: Page, url: string, email: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(url);
  await fillSignIn(page, email, PASSWORD);
}

test("an Owner keeps one guest's password in one press, and the other guest loses access", async ({
  page,
  gatehouse,
  signIn,
  api,
}) => {
  await signIn("ada", SSO);
  await expect(page.getByRole("main")).toContainText("2 guests on other domains lose access");
  const asking = await ask(page);
  await expect(asking).toContainText("2 guests lose access");
  await expect(asking).toContainText("4 people on northwind.example sign in through Okta from now on");
  await expectAccessible(page);

  await asking.getByLabel("Confirm with your password").fill(PASSWORD);
  const keep = row(asking, LEE).getByRole("button", { name: "Keep their password (Lee Park)" });
  await keep.click();
  await expect(row(asking, LEE)).toContainText("Keeps their password");
  await expect(announced(page, "Saved. Lee Park keeps their password.")).toBeAttached();
  await expect(row(asking, LEE).getByRole("button", { name: "End exception" })).toBeFocused();
  await expect(asking).toContainText("1 guest loses access");
  await expect(asking).toContainText("1 person with an exception keeps theirs");
  expect((await (await api("ravi")).sso()).required).toBe(false);

  await asking.getByRole("button", { name: REQUIRE, exact: true }).click();
  await expect(toggle(page, REQUIRE)).toBeChecked();

  await signInAs(page, gatehouse.url, SAM);
  const refused = page.getByRole("alert").filter({ hasText: "requires single sign-on" });
  await expect(refused).toContainText("ask an Owner or Admin");
  await signInAs(page, gatehouse.url, LEE);
  await expectOverview(page, "Member");
});

test("without a password typed, nobody is kept and the field asks for it", async ({
  page,
  signIn,
}) => {
  await signIn("ada", SSO);
  const asking = await ask(page);
  await row(asking, LEE).getByRole("button", { name: "Keep their password" }).click();
  const password = asking.getByLabel("Confirm with your password");
  await expect(password).toHaveAccessibleDescription("Enter your password.");
  await password.fill("not-my-password");
  await row(asking, LEE).getByRole("button", { name: "Keep their password" }).click();
  await expect(password).toHaveAccessibleDescription(/That isn’t your password/);
  await expect(row(asking, LEE)).toContainText("Loses access");
});

test("an Admin who was made a Member meanwhile is named before their access ends", async ({
  page,
  signIn,
  api,
  browser,
  gatehouse,
}) => {
  await signIn("ada", SSO);
  const asking = await ask(page);

  const other = await browser.newPage();
  await other.goto(gatehouse.url);
  await fillSignIn(other, NADIA, PASSWORD);
  await expectOverview(other, "Admin");
  const nadia = await other.evaluate(async () => {
    return ((await (await fetch("/api/session")).json()) as { viewer: { id: string } }).viewer.id;
  });
  await (await api("ada")).changeRole(nadia, "member");
  await other.reload();
  await expectOverview(other, "Member");

  await confirm(asking, REQUIRE);
  const alert = asking.getByRole("alert");
  await expect(alert).toContainText("1 more person loses access than you were shown: Nadia Farah.");
  await expect(row(asking, NADIA)).toContainText("Loses access");
  await expect(toggle(page, REQUIRE)).not.toBeChecked();
  await expectAccessible(page);

  await asking.getByRole("button", { name: REQUIRE, exact: true }).click();
  await expect(toggle(page, REQUIRE)).toBeChecked();
  await other.close();
});

test("an exception is made and ended on the page, which says what that changes", async ({
  page,
  gatehouse,
  signIn,
  api,
}) => {
  await (await api("ravi")).switchSso({ required: true });
  await signIn("ada", SSO);
  await page.getByText("Review guests and exceptions").click();
  await row(page, SAM).getByRole("button", { name: "Keep their password" }).click();
  const keeping = dialog(page, "Keep Sam Ortiz’s password?");
  await expect(keeping).toContainText("sam@agency.example signs in again with their password");
  await confirm(keeping, "Keep their password");
  await expect(keeping).toBeHidden();
  await expect(row(page, SAM)).toContainText("Keeps their password");
  await expect(page.getByRole("main")).toContainText("1 person keeps their password by exception");

  // The proof is remembered: one press.
  await gatehouse.stop();
  await row(page, LEE).getByRole("button", { name: "Keep their password" }).click();
  const unreachable = page.getByRole("alert").filter({ hasText: "Gatehouse can’t be reached." });
  await expect(unreachable).toBeVisible();
  await expect(row(page, LEE)).toContainText("No access");
  await gatehouse.start();
  await unreachable.getByRole("button", { name: "Try again" }).click();
  await expect(row(page, LEE)).toContainText("Keeps their password");
  await expect(unreachable).toBeHidden();

  await row(page, SAM).getByRole("button", { name: "End exception" }).click();
  const ending = dialog(page, "End Sam Ortiz’s exception?");
  await expect(ending).toContainText("end in 15 minutes");
  await ending.getByRole("button", { name: "End exception" }).click();
  await expect(row(page, SAM)).toContainText("No access");

  await signInAs(page, gatehouse.url, SAM);
  await expect(page.getByRole("alert").filter({ hasText: "requires single sign-on" })).toBeVisible();
});
