// The invitations, and inviting people.
import type { Locator, Page } from "@playwright/test";

/** Where people are invited. */
export const INVITE = "/members/invite";
/** Where the invitations are that are open. */
export const INVITATIONS = "/members/invitations";
/** A password that is taken. */
export const GOOD = "plum lantern orbit 47 quay";

/** The subject of an invitation's mail. */
export function subject(who: string): string {
  return `${who} has invited you to Northwind Labs`;
}

/** The field for the addresses of those who are to be invited. */
export function addresses(page: Page): Locator {
  return page.getByLabel("Email addresses");
}

/** The line about an address. */
export function line(page: Page, email: string): Locator {
  return page.getByRole("list", { name: "Addresses" }).getByRole("listitem").filter({ hasText: email });
}

/** The rows of the invitations that are open. */
export function invitations(page: Page): Locator {
  return page.getByRole("list", { name: "Invitations" }).getByRole("listitem");
}

/** The row of an invitation. */
export function invitation(page: Page, email: string): Locator {
  return invitations(page).filter({ hasText: email });
}

/** The button that opens what can be done with an invitation. */
export function menuButton(page: Page, email: string): Locator {
  return page.getByRole("button", { name: `What can be done with ${email}` });
}

/** Begins something with an invitation. */
export async function menu(page: Page, email: string, item: string): Promise<void> {
  await menuButton(page, email).click();
  await invitation(page, email).getByRole("button", { name: item }).click();
}

/** Takes the name and the password of whoever joins. */
export async function join(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Join" }).click();
}
