// One screen, and how one gets there.
import { type Page, expect } from "@playwright/test";
import type { Api } from "../api.ts";
import type { Server } from "../server.ts";
import { type Who, everythingHere } from "../test.ts";

interface Means {
  page: Page;
  signIn: (who: Who, path?: string) => Promise<void>;
  api: (who: Who) => Promise<Api>;
  protect: (who: Who) => Promise<Api>;
  gatehouse: Server;
}

export interface Screen {
  /** Unlike that of any other: tests are called after it. */
  name: string;
  /** Who looks; nobody is signed in without. */
  who?: Who;
  path: string;
  /** Who has an authenticator app. */
  protected?: Who[];
  /** What is so before; the last one who has an app arranges it, or else Ada Osei. */
  arrange?: (api: Api) => Promise<void>;
  /** What is done there, up to what is to be looked at. */
  act?: (page: Page, means: Means) => Promise<void>;
}

/** Goes to a screen; nothing of it is on its way any more. */
export async function goTo(screen: Screen, means: Means): Promise<void> {
  const { page, signIn, api, protect, gatehouse } = means;
  let owner: Api | undefined;
  for (const who of screen.protected ?? []) owner = await protect(who);
  if (screen.arrange !== undefined) await screen.arrange(owner ?? (await api("ada")));
  if (screen.who === undefined) await page.goto(gatehouse.url + screen.path);
  else await signIn(screen.who, screen.path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await everythingHere(page);
  await screen.act?.(page, means);
}

/** Unfolds what a small screen has folded away. */
export async function openMenu(page: Page): Promise<void> {
  const bar = page.getByRole("button", { name: "Menu", exact: true });
  if (await bar.isVisible()) await bar.click();
}
