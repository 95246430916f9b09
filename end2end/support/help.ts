// The help panel, as people find it.
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Locator, type Page, expect } from "@playwright/test";
import { DEVICES, DOMAINS, ROLES, SSO, TWO_FACTOR } from "./test.ts";

const guides = resolve(import.meta.dirname, "../../guides");

/** What guides call the pages. */
export const pages: Record<string, string> = {
  overview: "/",
  members: "/members",
  "audit-log": "/audit-log",
  billing: "/billing",
  roles: ROLES,
  "single-sign-on": SSO,
  "two-factor": TWO_FACTOR,
  domains: DOMAINS,
  "sign-in-and-devices": DEVICES,
};

/** Every place that a guide opens: `single-sign-on#connection`. */
export function places(): string[] {
  const files = readdirSync(guides).filter((name) => name.endsWith(".md"));
  const texts = files.map((name) => readFileSync(join(guides, name), "utf8"));
  const found = texts.flatMap((text) => [...text.matchAll(/^## .* opens=([^ }]+)/gm)]);
  return [...new Set(found.map((match) => match[1]!))];
}

export const panel = (page: Page): Locator => page.getByRole("dialog", { name: "Help" });

export async function openHelp(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Help", exact: true }).click();
  await expect(panel(page).getByLabel("question")).toBeFocused();
}

/** Asks, and gives what answers. */
export async function ask(page: Page, question: string): Promise<Locator> {
  await panel(page).getByLabel("question").fill(question);
  await panel(page).getByLabel("question").press("Enter");
  const turn = panel(page).getByRole("region", { name: question });
  await expect(turn).toBeVisible();
  return turn;
}
