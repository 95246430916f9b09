// `test` with a server of its own, people who sign in, and an eye on everything that must not
// happen.
import { type Locator, type Page, expect, test as base } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { Api } from "./api.ts";
import type { Authenticator } from "./authenticator.ts";
import { PASSWORD, type Who, people } from "./people.ts";
import { Server, type ServerOptions } from "./server.ts";
import { Watch } from "./watch.ts";

export { expect } from "@playwright/test";
export * from "./people.ts";

interface Fixtures {
  /** What the server starts with. */
  serverOptions: ServerOptions;
  /** This test's own server. */
  gatehouse: Server;
  /** Signs a person in through the form, at an address of the app. */
  signIn: (who: Who, path?: string) => Promise<void>;
  /** The API as somebody else uses it. */
  api: (who: Who) => Promise<Api>;
  /** The API as somebody who has got an authenticator app, with which they sign in from then on. */
  protect: (who: Who) => Promise<Api>;
  /** The apps that were given. */
  authenticators: Map<Who, Authenticator>;
}

export const test = base.extend<Fixtures>({
  serverOptions: [{}, { option: true }],

  gatehouse: async ({ serverOptions }, use, info) => {
    const server = await Server.begin(serverOptions);
    await use(server);
    server.resume();
    const log = await server.end();
    if (info.status !== info.expectedStatus && log !== "") {
      await info.attach("server log", { body: log, contentType: "text/plain" });
    }
  },

  context: async ({ context, gatehouse }, use) => {
    const watch = await Watch.begin(context, () => gatehouse.wasAway);
    await use(context);
    expect(watch.found(), "what must not happen on any page").toEqual([]);
  },

  authenticators: async ({}, use) => {
    await use(new Map());
  },

  protect: async ({ api, authenticators }, use) => {
    await use(async (who) => {
      const owner = await api(who);
      authenticators.set(who, await owner.addAuthenticator());
      return owner;
    });
  },

  signIn: async ({ page, gatehouse, authenticators }, use) => {
    await use(async (who, path = "/") => {
      await page.goto(gatehouse.url + path);
      await fillSignIn(page, people[who].email, PASSWORD);
      const app = authenticators.get(who);
      if (app !== undefined) await fillCode(page, app.code());
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Sign in");
      await expect(page.getByRole("main")).toBeVisible();
      await everythingHere(page);
    });
  },

  api: async ({ gatehouse, authenticators }, use) => {
    const begun: Api[] = [];
    await use(async (who) => {
      const api = await Api.begin(gatehouse.url, who, authenticators.get(who));
      begun.push(api);
      return api;
    });
    for (const api of begun) await api.end();
  },
});

/** Types into the sign-in form and sends it; takes the way around single sign-on where it is on. */
export async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
  const around = page.getByRole("button", { name: "Use my password" });
  const field = page.getByLabel("Password", { exact: true });
  await expect(around.or(field)).toBeVisible();
  if (await around.isVisible()) await around.click();
  await field.fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** The heading of the page that asks for a second factor after the password. */
export function secondStep(page: Page): Locator {
  return page.getByRole("heading", { name: "One more step", level: 1 });
}

/** The field of a sign-in for a code of an app. */
export function codeField(within: Page | Locator): Locator {
  return within.getByLabel("Code from your authenticator app");
}

/** Types the code that is asked for after the password, up to what comes behind it; the sixth digit
 * sends it. */
export async function fillCode(page: Page, code: string): Promise<void> {
  await expect(secondStep(page)).toBeVisible();
  await codeField(page).fill(code);
  await expect(secondStep(page)).toBeHidden();
}

/** Signs out by the menu, up to the sign-in page. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Your menu" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
}

/** That somebody with this role is signed in, and sees the overview. */
export async function expectOverview(page: Page, role: string): Promise<void> {
  await expect(page.getByRole("heading", { name: `Your role: ${role}` })).toBeVisible();
}

/** A switch by its name. */
export function toggle(page: Page, name: string): Locator {
  return page.getByRole("switch", { name, exact: true });
}

/** The dialog that asks a question. */
export function dialog(page: Page, question: string): Locator {
  return page.getByRole("dialog", { name: question, exact: true });
}

/** Proves in a dialog who is asking, and presses its verb. */
export async function confirm(asking: Locator, verb: string): Promise<void> {
  await asking.getByLabel("Confirm with your password").fill(PASSWORD);
  await asking.getByRole("button", { name: verb, exact: true }).click();
}

/** What the page last said to people who cannot see it. */
export function announced(page: Page, words: string): Locator {
  return page.getByRole("status").filter({ hasText: words });
}

/** Until nothing of the page is on its way any more. */
export async function everythingHere(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: /^(Opening|Loading)/ })).toHaveCount(0);
}

/** Until colours and dialogs have stopped moving; what turns for ever is not waited for. */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ends = (one: Animation) => one.effect?.getComputedTiming().endTime !== Infinity;
    await Promise.allSettled(document.getAnimations().filter(ends).map((one) => one.finished));
  });
}

/** That axe finds nothing on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  await stillness(page);
  // No page has frames, so that there is nothing to gather from them in a page of its own.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.map(({ id, help, nodes }) => {
    return { id, help, at: nodes.map((node) => node.target.join(" ")) };
  });
  expect(found, "what axe finds").toEqual([]);
}

/** That the page needs no scrolling sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const size = await page.evaluate(() => {
    const { scrollWidth = 0 } = document.scrollingElement ?? {};
    return { scrollWidth, innerWidth };
  });
  expect(size.scrollWidth, "width of the page").toBeLessThanOrEqual(size.innerWidth);
}

/** Addresses of the screens. */
export const SSO = "/access-security/single-sign-on";
export const TWO_FACTOR = "/access-security/two-factor";
export const DOMAINS = "/access-security/domains";
export const DEVICES = "/sign-in-and-devices";
export const ROLES = "/roles";
