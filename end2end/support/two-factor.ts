// The requirement of a second factor, as those who manage access security set it.
import type { Locator, Page } from "@playwright/test";
import { dialog, expect, toggle } from "./test.ts";

/** The switch of the requirement. */
export function requirement(page: Page): Locator {
  return toggle(page, "Require two‑factor authentication");
}

/** Asks to require a second factor; gives the dialog, which is open and not answered. */
export async function askToRequire(page: Page): Promise<Locator> {
  await requirement(page).click();
  const asking = dialog(page, "Require two‑factor authentication?");
  await expect(asking).toBeVisible();
  return asking;
}

/** A day as a date field has it, so many days ahead. */
export function dayAhead(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }).format(day);
}
