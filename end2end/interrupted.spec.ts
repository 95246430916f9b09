// The session ends, the server goes away, the server is slow.
import { connection, current } from "./support/certificates.ts";
import { SAVE, issuer, save } from "./support/connection-form.ts";
import {
  PASSWORD,
  SSO,
  announced,
  confirm,
  dialog,
  expect,
  test,
  toggle,
} from "./support/test.ts";

test("a session that ended while a form was open begins again in place, with what was typed", async ({
  page,
  context,
  signIn,
}) => {
  await signIn("ada", SSO);
  await page.getByRole("button", { name: "Edit" }).click();
  await issuer(page).fill(connection.issuer);
  await page.getByRole("button", { name: "Add another certificate" }).click();
  await page.getByLabel("Another certificate", { exact: true }).fill(current);
  await expect(page.getByRole("status").filter({ hasText: "northwind-new" })).toBeVisible();
  await context.clearCookies();
  await save(page).click();
  const asking = dialog(page, SAVE);
  await confirm(asking, "Save connection");

  const again = dialog(page, "Sign in again");
  await expect(again).toContainText("Sign in as ada@northwind.example to go on where you were");
  await again.getByLabel("Password", { exact: true }).fill("not-my-password");
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(again.getByRole("alert")).toContainText("don’t match");
  await again.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(again).toBeHidden();

  await expect(asking.getByText("You have been signed out.")).toHaveCount(0);
  await expect(issuer(page)).toHaveValue(connection.issuer);
  await confirm(asking, "Save connection");
  await expect(announced(page, "The connection is saved.")).toBeAttached();
  await expect(page.getByRole("main")).toContainText(connection.issuer);
});

test("a session that ended with a switch's question open begins again in place", async ({
  page,
  context,
  signIn,
}) => {
  await signIn("ravi", SSO);
  await toggle(page, "Single sign-on").click();
  const asking = dialog(page, "Turn on single sign-on?");
  await context.clearCookies();
  await confirm(asking, "Turn on single sign-on");
  const again = dialog(page, "Sign in again");
  await again.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(again).toBeHidden();
  await expect(asking.getByText("You have been signed out.")).toHaveCount(0);
  await confirm(asking, "Turn on single sign-on");
  await expect(toggle(page, "Single sign-on")).toBeChecked();
});

test("whoever doesn't want to sign in again leaves", async ({ page, context, signIn }) => {
  await signIn("ravi", SSO);
  await toggle(page, "Single sign-on").click();
  await context.clearCookies();
  await confirm(dialog(page, "Turn on single sign-on?"), "Turn on single sign-on");
  await dialog(page, "Sign in again").getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
});

test("a page that cannot be loaded offers to try again", async ({ page, gatehouse, signIn }) => {
  await signIn("ada");
  await gatehouse.stop();
  await page.getByRole("link", { name: "Access security" }).click();
  const missing = page.getByRole("alert").filter({ hasText: "This page could not be loaded." });
  await expect(missing).toBeVisible();
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();

  await gatehouse.start();
  await page.getByRole("link", { name: "Access security" }).click();
  await expect(toggle(page, "Single sign-on")).toBeVisible();
});

test("a page whose server is away offers to try again", async ({ page, gatehouse, signIn }) => {
  await signIn("ada", SSO);
  await page.getByRole("link", { name: "Overview" }).click();
  await gatehouse.stop();
  await page.getByRole("link", { name: "Access security" }).click();
  const away = page.getByRole("alert").filter({ hasText: "Gatehouse can’t be reached." });
  await expect(away).toContainText("there is nothing to show yet");
  await expect(page.getByRole("switch")).toHaveCount(0);

  await gatehouse.start();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(toggle(page, "Single sign-on")).toBeVisible();
});

test("a change whose server is away is not shown as made, and works once it is back", async ({
  page,
  gatehouse,
  signIn,
}) => {
  await signIn("ada", SSO);
  const sso = toggle(page, "Single sign-on");
  await sso.click();
  const asking = dialog(page, "Turn on single sign-on?");
  await gatehouse.stop();
  await confirm(asking, "Turn on single sign-on");
  await expect(asking.getByRole("alert")).toContainText("Gatehouse can’t be reached.");
  await expect(sso).not.toBeChecked();

  await gatehouse.start();
  await asking.getByRole("button", { name: "Turn on single sign-on" }).click();
  await expect(asking).toBeHidden();
  await expect(sso).toBeChecked();
});

test("a sign-in whose server is away keeps what was typed", async ({ page, gatehouse }) => {
  await page.goto(gatehouse.url);
  const email = page.getByLabel("Email");
  await email.fill("ada@northwind.example");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await gatehouse.stop();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Gatehouse can’t be reached." })).toBeVisible();
  await expect(email).toHaveValue("ada@northwind.example");

  await gatehouse.start();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
});

test("a slow server shows a busy switch that has not moved, until it is done", async ({
  page,
  gatehouse,
  signIn,
}) => {
  await signIn("ada", SSO);
  const sso = toggle(page, "Single sign-on");
  await sso.click();
  const asking = dialog(page, "Turn on single sign-on?");
  gatehouse.pause();
  await confirm(asking, "Turn on single sign-on");
  const verb = asking.getByRole("button", { name: "Turn on single sign-on" });
  await expect(verb).toHaveAttribute("aria-busy", "true");
  await expect(verb).toBeDisabled();
  await expect(asking.getByRole("button", { name: "Cancel" })).toBeDisabled();
  await expect(sso).toHaveAttribute("aria-busy", "true");
  await expect(sso).not.toBeChecked();
  await page.keyboard.press("Escape");
  await expect(asking).toBeVisible();

  gatehouse.resume();
  await expect(asking).toBeHidden();
  await expect(sso).toBeChecked();
  await expect(sso).not.toHaveAttribute("aria-busy", "true");
});

test("a slow server shows that the page is being opened", async ({ page, gatehouse, signIn }) => {
  await signIn("ada");
  gatehouse.pause();
  await page.getByRole("link", { name: "Access security" }).click();
  await expect(announced(page, "Opening the tab")).toBeAttached();
  gatehouse.resume();
  await expect(toggle(page, "Single sign-on")).toBeVisible();
});

test("a slow server shows that the page is being loaded", async ({ page, gatehouse, signIn }) => {
  await signIn("ada", SSO);
  await page.getByRole("link", { name: "Overview" }).click();
  gatehouse.pause();
  await page.getByRole("link", { name: "Access security" }).click();
  await expect(announced(page, "Loading single sign-on")).toBeAttached();
  gatehouse.resume();
  await expect(toggle(page, "Single sign-on")).toBeVisible();
});

test("a sign-out whose server is away says that one is still signed in", async ({
  page,
  gatehouse,
  signIn,
}) => {
  await signIn("ada");
  await gatehouse.stop();
  await page.getByRole("button", { name: "Your menu" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "You are still signed in." }),
  ).toBeAttached();
});
