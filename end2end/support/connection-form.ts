// The form of the connection to an identity provider.
import type { Locator, Page } from "@playwright/test";
import { expect } from "./test.ts";

/** What is asked before it is saved. */
export const SAVE = "Save this connection?";

export function signInUrl(page: Page): Locator {
  return page.getByLabel("Sign-in URL", { exact: true });
}

export function issuer(page: Page): Locator {
  return page.getByLabel("Issuer", { exact: true });
}

/** The field for the only certificate, while the form holds none. */
export function certificate(page: Page): Locator {
  return page.getByLabel("Certificate", { exact: true });
}

/** The button of the form, not of the dialog. */
export function save(page: Page): Locator {
  return page.getByRole("main").getByRole("button", { name: "Save connection" });
}

/** Opens the form of the saved connection, and takes its certificate out. */
export async function edit(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Edit" }).click();
  await expect(signInUrl(page)).toBeVisible();
  await page.getByRole("button", { name: /^Take out/ }).click();
}
