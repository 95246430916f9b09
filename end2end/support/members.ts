// The page of the members.
import type { Locator, Page } from "@playwright/test";
import { expect } from "./test.ts";

/** Where the members are. */
export const MEMBERS = "/members";

/** The rows of the table. */
export function rows(page: Page): Locator {
  return page.getByRole("table", { name: "Members" }).getByRole("row").filter({ has: page.getByRole("cell") });
}

/** How many are shown of how many. */
export function found(page: Page): Locator {
  return page.getByRole("status").filter({ hasText: /members?$/ });
}

/** Somebody's row. */
export function rowOf(page: Page, name: string): Locator {
  return rows(page).filter({ hasText: name });
}

/** What can be done with somebody, opened. */
export async function menuOf(page: Page, name: string): Promise<Locator> {
  const button = page.getByRole("button", { name: `What can be done with ${name}` });
  await button.click();
  await expect(button).toHaveAttribute("aria-expanded", "true");
  return rowOf(page, name);
}
