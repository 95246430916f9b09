// What journeys with an identity provider have in common: the provider itself, and the steps of
// people through it.
import { resolve } from "node:path";
import type { Browser, Locator, Page } from "@playwright/test";
import { Dns } from "./dns.ts";
import { IdentityProvider, type ServiceProvider, type Terms } from "./idp.ts";
import { confirm, dialog, expect, expectAccessible, test as base, toggle } from "./test.ts";

interface Fixtures {
  /** How the identity provider is configured. */
  terms: Terms;
  /** Starts the identity provider that a service provider is known at. */
  beginIdp: (serviceProvider: ServiceProvider) => Promise<IdentityProvider>;
  /** The identity provider that the demo organization is connected to. */
  idp: IdentityProvider;
}

/** With an identity provider. */
export const test = base.extend<Fixtures>({
  terms: [{}, { option: true }],
  // The certificate of the identity provider's https is its own.
  ignoreHTTPSErrors: true,

  beginIdp: async ({ terms }, use) => {
    const begun: IdentityProvider[] = [];
    await use(async (serviceProvider) => {
      const idp = await IdentityProvider.begin(serviceProvider, terms);
      begun.push(idp);
      return idp;
    });
    for (const idp of begun) await idp.end();
  },

  idp: async ({ api, beginIdp }, use) => {
    const owner = await api("ada");
    const idp = await beginIdp(await owner.serviceProvider());
    await owner.connect(idp.connection);
    await use(idp);
  },
});

/** With a DNS server too, and an organization that has neither a domain nor a connection. */
export const testFromNothing = test.extend<{ dns: Dns }>({
  dns: async ({}, use) => {
    const dns = await Dns.begin();
    await use(dns);
    await dns.end();
  },
  serverOptions: async ({ dns }, use) => {
    const seed = resolve(import.meta.dirname, "../fixtures/nothing_yet.json");
    await use({ seed, env: { GATEHOUSE_DNS: dns.address } });
  },
});

/** Types a name at the identity provider; the password is the same. */
export async function signInThere(page: Page, name: string): Promise<void> {
  await page.locator("#username").fill(name);
  await page.locator("#password").fill(name);
  await page.locator("#password").press("Enter");
}

/** Begins a test, and goes to the identity provider in a tab of its own. */
export async function openTest(page: Page, button = "Test sign-in"): Promise<Page> {
  const opened = page.waitForEvent("popup");
  await page.getByRole("button", { name: button, exact: true }).click();
  return opened;
}

/** Tests as Ada Osei, up to the report. */
export async function testConnection(page: Page, button = "Test sign-in"): Promise<Page> {
  const tab = await openTest(page, button);
  const report = tab.getByRole("heading", { name: "Checks" });
  const form = tab.locator("#username");
  await expect(form.or(report)).toBeVisible();
  // Whoever is signed in there already is not asked again.
  if (await form.isVisible()) await signInThere(tab, "ada");
  await expect(report).toBeVisible();
  return tab;
}

/** Begins a sign-in through the identity provider at Gatehouse, at an address of it. */
export async function beginSso(page: Page, url: string, email: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("link", { name: "Continue with single sign-on" }).click();
}

/** A page of somebody else, in a browser of their own. */
export async function elsewhere(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  return context.newPage();
}

/** The card with this heading. */
export const card = (page: Page, heading: string): Locator =>
  page.locator(".card").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });

/** The row of a report for one check. */
export const check = (report: Page, name: string): Locator =>
  report.getByRole("listitem").filter({ hasText: name }).first();

/** The row of a list of names and values that has this in its name. */
export const valueRow = (page: Page, name: string): Locator =>
  page.getByRole("term").filter({ hasText: name }).locator("xpath=..");

/** Takes over what a report offers, into the draft. */
export async function adopt(report: Page, verb: string, question: string): Promise<void> {
  await report.getByRole("button", { name: verb, exact: true }).click();
  const asking = dialog(report, question);
  await expectAccessible(report);
  await prove(asking, verb);
  await expect(report.getByText("Test the draft, then put it in place.")).toBeVisible();
  await report.close();
}

/** The values of a row in the card of the connection, as they can be copied. */
async function copyable(page: Page, label: string): Promise<string> {
  const row = page.locator("code").and(page.locator(`:has(+ button[aria-label="Copy ${label}"])`));
  return row.innerText();
}

/** What the identity provider is to be told, as it stands on the page. */
export async function serviceProviderOnPage(page: Page): Promise<ServiceProvider> {
  return {
    entity_id: await copyable(page, "Entity ID"),
    acs_url: await copyable(page, "ACS URL"),
  };
}

/** Claims a domain, up to the value of the record that proves it. */
export async function claimDomain(page: Page, name: string): Promise<string> {
  await page.getByRole("button", { name: "Claim domain", exact: true }).click();
  const asking = dialog(page, "Claim a domain");
  await asking.getByLabel("Domain", { exact: true }).fill(name);
  await confirm(asking, "Claim domain");
  await expect(page.getByRole("region", { name, exact: true })).toContainText("Pending");
  return copyable(page, `value for ${name}`);
}

/** Lets the server look for the record, which is there. */
export async function verifyDomain(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `Check now ${name}`, exact: true }).click();
  await expect(page.getByRole("region", { name, exact: true })).toContainText("Verified");
}

/** Pastes metadata into the form of the connection, up to what was understood. */
export async function pasteMetadata(page: Page, metadata: string): Promise<void> {
  await page.getByRole("textbox", { name: /^Metadata/ }).fill(metadata);
  await expect(page.getByText(/^Understood: the metadata of/)).toBeVisible();
  await page.getByRole("button", { name: "Use these values" }).click();
}

/** Saves the form of the connection. */
export async function saveConnection(page: Page, words = "Save connection"): Promise<void> {
  await page.getByRole("main").getByRole("button", { name: words }).click();
  const question = words === "Save draft" ? "Save this draft?" : "Save this connection?";
  const asking = dialog(page, question);
  await prove(asking, words);
  await expect(asking).toBeHidden();
}

/** Switches something, with whatever proof is asked for. */
export async function switchOver(
  page: Page,
  name: string,
  question: string,
  verb: string,
): Promise<void> {
  await toggle(page, name).click();
  const asking = dialog(page, question);
  await prove(asking, verb);
  await expect(asking).toBeHidden();
}

/** Puts the draft in place, or the connection before. */
export async function replaceConnection(page: Page, verb: string, question: string): Promise<void> {
  await page.getByRole("button", { name: verb, exact: true }).click();
  const asking = dialog(page, question);
  await prove(asking, verb);
  await expect(asking).toBeHidden();
}

/** Presses the verb of a dialog; whoever has proven lately who they are is not asked again. */
export async function prove(asking: Locator, verb: string): Promise<void> {
  const button = asking.getByRole("button", { name: verb, exact: true });
  await expect(button).toBeVisible();
  if (await asking.getByLabel("Confirm with your password").isVisible()) await confirm(asking, verb);
  else await button.click();
}
