import { expired } from "./support/certificates.ts";
import { SAVE, certificate, edit, issuer, save } from "./support/connection-form.ts";
import { PASSWORD, SSO, TWO_FACTOR, dialog, expect, test, toggle } from "./support/test.ts";
import { askToRequire } from "./support/two-factor.ts";

test("a switch is switched with the keyboard alone, and keeps the focus", async ({
  page,
  signIn,
}) => {
  await signIn("ada", SSO);
  const sso = toggle(page, "Single sign-on");
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(sso).toBeFocused({ timeout: 1 });
  }).toPass({ intervals: [0] });

  await page.keyboard.press("Space");
  const asking = dialog(page, "Turn on single sign-on?");
  const password = asking.getByLabel("Confirm with your password");
  await expect(password).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(asking).toBeHidden();
  await expect(sso).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(password).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(asking).toBeHidden();
  await expect(sso).toBeChecked();
  await expect(sso).toBeFocused();
});

test("the focus stays in an open dialog", async ({ page, signIn }) => {
  await signIn("ada", SSO);
  await toggle(page, "Single sign-on").click();
  const asking = dialog(page, "Turn on single sign-on?");
  await expect(asking).toBeVisible();
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press("Tab");
    // Between the last control and the first, the browser's own bar has its turn.
    const outside = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement !== document.body && activeElement?.closest("dialog") === null;
    });
    expect(outside).toBe(false);
  }
});

test("a form begins at its first field, shows the first wrong one, and leads back to its button", async ({
  page,
  signIn,
}) => {
  await signIn("ada", SSO);
  await page.getByRole("button", { name: "Edit" }).click();
  const form = page.getByRole("main").locator("form");
  await expect(form.getByRole("textbox").first()).toBeFocused();
  await issuer(page).fill("");
  await save(page).click();
  await expect(issuer(page)).toBeFocused();
  await save(page).click();
  await expect(issuer(page)).toBeFocused();
  await page.getByRole("main").getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "Edit" })).toBeFocused();

  await page.getByRole("button", { name: "Edit" }).click();
  await issuer(page).fill("another");
  await save(page).click();
  const asking = dialog(page, SAVE);
  await asking.getByLabel("Confirm with your password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Edit" })).toBeFocused();
});

test("what only the server finds wrong gets the focus too", async ({ page, signIn }) => {
  await signIn("ada", SSO);
  await edit(page);
  await certificate(page).fill(expired);
  await save(page).click();
  const asking = dialog(page, SAVE);
  await asking.getByLabel("Confirm with your password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(certificate(page)).toBeFocused();
});

test("what adds or takes out a certificate leads the keyboard on", async ({ page, signIn }) => {
  await signIn("ada", SSO);
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("button", { name: "Add another certificate" }).press("Enter");
  await expect(page.getByLabel("Another certificate", { exact: true })).toBeFocused();
  await page.getByRole("button", { name: /^Take out/ }).press("Enter");
  await expect(certificate(page)).toBeFocused();
});

test("renaming leads back to its button", async ({ page, signIn }) => {
  await signIn("ada");
  const rename = page.getByRole("button", { name: "Rename", exact: true });
  await rename.click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(rename).toBeFocused();
  await rename.click();
  await page.getByLabel("Name", { exact: true }).fill("");
  await page.getByRole("button", { name: "Rename organization" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await page.getByLabel("Name", { exact: true }).fill("Northwind Research");
  await page.keyboard.press("Enter");
  await expect(rename).toBeFocused();
});

test("a question with fields of its own begins at the first of them", async ({
  page,
  signIn,
  protect,
}) => {
  await protect("ada");
  await signIn("ada", TWO_FACTOR);
  const asking = await askToRequire(page);
  await expect(asking.getByRole("radio", { name: "From now on" })).toBeFocused();
});

test("the first Tab offers to skip to the page", async ({ page, signIn }) => {
  await signIn("ada");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the page" });
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("a person signs in and out with the keyboard alone", async ({ page, gatehouse }) => {
  await page.goto(gatehouse.url);
  await expect(page.getByLabel("Email")).toBeFocused();
  await page.keyboard.type("ada@northwind.example");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeFocused();

  const menu = page.getByRole("button", { name: "Your menu" });
  await menu.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();
  await expect(page.getByRole("button", { name: "Sign out" })).toHaveCount(0);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Sign out" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
});
