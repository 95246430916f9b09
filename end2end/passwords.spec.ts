// A password that is forgotten, and set by the link of a mail. Without a mail server, letters are
// read at /dev/mail.
import type { Page } from "@playwright/test";
import type { Server } from "./support/server.ts";
import {
  PASSWORD,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  expectOverview,
  fillSignIn,
  people,
  test,
} from "./support/test.ts";

const NEW = "tidal lantern bracket";
const SUBJECT = "Set a new password for Northwind Labs";

/** Types an address, and asks for a link. */
async function forget(page: Page, gatehouse: Server, email: string): Promise<void> {
  await page.goto(gatehouse.url);
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Forgot your password?" }).click();
  const told = page.getByRole("status").filter({ hasText: "a mail is on its way" });
  await expect(told).toContainText(`If there is an account for ${email}`);
}

/** Opens the newest letter with a link once so many have come, and follows it. */
async function followLink(page: Page, gatehouse: Server, letterCount = 1): Promise<void> {
  const heading = page.getByRole("heading", { name: SUBJECT });
  const letters = page.getByRole("article").filter({ has: heading });
  await expect(async () => {
    await page.goto(`${gatehouse.url}/dev/mail`);
    await expect(letters).toHaveCount(letterCount, { timeout: 500 });
  }).toPass();
  await letters.first().getByRole("link").click();
  await expect(page.getByLabel("New password")).toBeFocused();
}

async function setPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Set password" }).click();
}

test("whoever has forgotten their password sets another by mail and signs in with it", async ({
  page,
  gatehouse,
}) => {
  const { email } = people.jun;
  await forget(page, gatehouse, email);
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await expectAccessible(page);
  await followLink(page, gatehouse);
  await expect(page).toHaveURL(`${gatehouse.url}/set-password`);

  await setPassword(page, "short");
  const field = page.getByLabel("New password");
  await expect(field).toHaveAccessibleDescription(/^That is too short: at least 15 characters\./);
  await setPassword(page, email);
  await expect(field).toHaveAccessibleDescription(/^This is easy to guess: it is made of your name/);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(email);
  await expectAccessible(page);

  await setPassword(page, NEW);
  await expect(page.getByRole("heading", { name: "Your password is set" })).toBeVisible();
  await page.getByRole("link", { name: "Sign in" }).click();
  await fillSignIn(page, email, PASSWORD);
  await expect(page.getByRole("alert").filter({ hasText: "don’t match" })).toBeVisible();
  await fillSignIn(page, email, NEW);
  await expectOverview(page, "Member");
});

test("a link that was used offers another", async ({ page, gatehouse }) => {
  const { email } = people.ravi;
  await forget(page, gatehouse, email);
  await followLink(page, gatehouse);
  await setPassword(page, NEW);
  await expect(page.getByRole("heading", { name: "Your password is set" })).toBeVisible();

  await followLink(page, gatehouse);
  await setPassword(page, NEW);
  await expect(page.getByRole("alert").filter({ hasText: "This link can’t be used." })).toBeVisible();
  await expect(page.getByLabel("Email")).toBeFocused();
  await page.getByLabel("Email").fill(email);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "on its way" })).toContainText(email);
  await expectAccessible(page);

  await followLink(page, gatehouse, 2);
  await setPassword(page, `${NEW} again`);
  await expect(page.getByRole("heading", { name: "Your password is set" })).toBeVisible();
});

test("letters can be read with the eyes and without", async ({ page, gatehouse }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await forget(page, gatehouse, people.ada.email);
  await followLink(page, gatehouse);
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Mail", level: 1 })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
