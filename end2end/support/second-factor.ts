// Setting up a second factor, keeping the recovery codes that come with it, signing in with one.
import type { Locator, Page } from "@playwright/test";
import { Authenticator } from "./authenticator.ts";
import { scan } from "./qr-code.ts";
import { confirm, dialog, expect } from "./test.ts";

/** The heading of the page on which whoever must have a second factor sets one up. */
export function enrolment(page: Page): Locator {
  return page.getByRole("heading", { name: "Set up a second factor", level: 1 });
}

/** Begins to set up an app among one's own, up to the QR code. */
export async function beginApp(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Add authenticator app" }).click();
  await confirm(dialog(page, "Add an authenticator app?"), "Continue");
  await expect(page.getByRole("img", { name: "QR code" })).toBeVisible();
}

/** The app that the page asks for: its secret comes from the QR code, as a phone reads it, and
 * stands beside it. */
export async function scanned(page: Page): Promise<Authenticator> {
  const [uri] = await scan(await page.getByRole("img", { name: "QR code" }).screenshot());
  const { pathname, searchParams } = new URL(uri ?? "");
  expect(decodeURIComponent(pathname)).toContain("Gatehouse (Northwind Labs):");
  const secret = searchParams.get("secret") ?? "";
  await expect(page.getByText(secret.match(/.{4}/g)!.join(" "))).toBeVisible();
  return new Authenticator(secret);
}

/** The field for the code that ends setting up an app; the sixth digit sends it. */
export function firstCode(page: Page): Locator {
  return page.getByLabel("Code that the app shows");
}

/** The recovery codes on the page. */
export function recoveryCodes(page: Page): Locator {
  return page.getByRole("listitem").filter({ hasText: /^\w{5}-\w{5}$/ });
}

/** Makes new recovery codes with the password as proof, up to all ten. */
export async function makeNewCodes(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Make new codes" }).click();
  await confirm(dialog(page, "Make new recovery codes?"), "Make new codes");
  await expect(recoveryCodes(page)).toHaveCount(10);
}

/** Ticks that all ten codes are kept, without which nobody goes on, and goes on. */
export async function keepCodes(page: Page, verb: "Done" | "Continue"): Promise<void> {
  await expect(recoveryCodes(page)).toHaveCount(10);
  const go = page.getByRole("button", { name: verb, exact: true });
  await expect(go).toBeDisabled();
  await page.getByLabel("I have saved these codes").check();
  await go.click();
}

/** Signs in with a recovery code at the second step, up to its field, which has the focus. */
export async function askForRecoveryCode(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Use a recovery code instead" }).click();
  const field = page.getByLabel("Recovery code");
  await expect(field).toBeFocused();
  return field;
}

/** Types a recovery code into its field, and sends it. */
export async function sendRecoveryCode(field: Locator, code: string): Promise<void> {
  await field.fill(code);
  await field.page().keyboard.press("Enter");
}
