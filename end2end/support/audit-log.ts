// The page of the audit log.
import type { Locator, Page } from "@playwright/test";

/** Where the audit log is. */
export const AUDIT_LOG = "/audit-log";

/** Its entries. */
export function entries(page: Page): Locator {
  return page.getByRole("list", { name: "Entries, the newest first" }).getByRole("listitem");
}

/** The first entry that says this, opened. */
export async function opened(page: Page, words: string): Promise<Locator> {
  const entry = entries(page).filter({ hasText: words }).first();
  await entry.locator("summary").click();
  return entry;
}
