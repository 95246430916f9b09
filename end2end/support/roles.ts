// Who can do what, and the settings as another role sees them.
import type { Locator, Page } from "@playwright/test";
import { type Person, ROLES, expect } from "./test.ts";

type Role = Person["role"];

/** The role table. */
export function roleTable(page: Page): Locator {
  return page.getByRole("table", { name: "What each role may do" });
}

/** What stands on every page while the settings are seen as another role. */
export function banner(page: Page): Locator {
  return page.getByRole("region", { name: "Viewing as another role" });
}

/** Where one can go. */
export function sidebar(page: Page): Locator {
  return page.getByRole("navigation", { name: "Settings" });
}

/** Begins to see the settings as another role. */
export async function viewAs(page: Page, role: Role): Promise<void> {
  await sidebar(page).getByRole("link", { name: "Who can do what" }).click();
  await expect(page).toHaveURL(new RegExp(`${ROLES}$`));
  await page.getByRole("button", { name: `View as ${role}`, exact: true }).click();
  await expect(banner(page)).toContainText(`You see the settings as a`);
  await expect(banner(page)).toContainText(role);
}

/** The requests that are no mere look, from now on. */
export function changesSent(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") sent.push(`${request.method()} ${request.url()}`);
  });
  return sent;
}
