// The letters of a server without a mail server, as they are read at /dev/mail.
import { type Locator, type Page, expect } from "@playwright/test";
import type { Server } from "./server.ts";

/** The letters with this subject, the newest first, once so many have come to anybody. */
export async function letters(
  page: Page,
  gatehouse: Server,
  subject: string,
  count: number,
): Promise<Locator> {
  const heading = page.getByRole("heading", { name: subject, exact: true });
  const found = page.getByRole("article").filter({ has: heading });
  await expect(async () => {
    await page.goto(`${gatehouse.url}/dev/mail`);
    await expect(found).toHaveCount(count, { timeout: 500 });
  }).toPass();
  return found;
}
