// Takes the pictures of docs/sso.md, along the way from no domain to required single sign-on. Run by
// scripts/pictures.
import { join, resolve } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { current } from "./support/certificates.ts";
import {
  adopt,
  beginSso,
  card,
  claimDomain,
  pasteMetadata,
  replaceConnection,
  saveConnection,
  serviceProviderOnPage,
  switchOver,
  test,
  testConnection,
  testFromNothing,
  verifyDomain,
} from "./support/sso.ts";
import { DOMAINS, SSO, dialog, expect, people, toggle } from "./support/test.ts";

const folder = resolve(import.meta.dirname, "../docs/pictures");

/** Takes a picture of a part of the page, or of what can be seen of all of it. */
async function take(part: Page | Locator, file: string): Promise<void> {
  await part.screenshot({ path: join(folder, `sso-${file}.png`), animations: "disabled" });
}

test.use({ viewport: { width: 1100, height: 760 } });
testFromNothing.use({ viewport: { width: 1100, height: 760 } });

testFromNothing("from no domain to required single sign-on", async ({ page, signIn, beginIdp, dns }) => {
  await signIn("ada", DOMAINS);
  const value = await claimDomain(page, "northwind.example");
  await take(page.getByRole("region", { name: "northwind.example" }), "domain");
  await dns.add("northwind.example", value);
  await verifyDomain(page, "northwind.example");

  await page.getByRole("link", { name: "Single sign-on", exact: true }).click();
  await page.reload();
  const idp = await beginIdp(await serviceProviderOnPage(page));
  await take(page, "start");
  await pasteMetadata(page, await idp.metadata(page.request));
  await take(card(page, "Connection"), "connection");
  await saveConnection(page);
  const report = await testConnection(page);
  await take(report, "report");
  await report.close();

  await page.reload();
  await toggle(page, "Single sign-on").click();
  await take(dialog(page, "Turn on single sign-on?"), "turn-on");
  await page.getByRole("button", { name: "Cancel" }).click();
  await switchOver(page, "Single sign-on", "Turn on single sign-on?", "Turn on single sign-on");
  await toggle(page, "Require single sign-on").click();
  await take(dialog(page, "Require single sign-on?"), "require");
  await page.getByRole("button", { name: "Cancel" }).click();
  const require = ["Require single sign-on?", "Require single sign-on"] as const;
  await switchOver(page, "Require single sign-on", ...require);
  await page.reload();
  await expect(page.getByText("Single sign-on is required, on trial.")).toBeVisible();
  await take(page, "required");
});

test.describe("a connection that people sign in with", () => {
  test.beforeEach(async ({ api, idp }) => {
    await (await api("ada")).turnOnSso(idp);
  });

  test("the sign-in page, before and after an identity provider that is away", async ({
    page,
    gatehouse,
    idp,
  }) => {
    await page.goto(gatehouse.url);
    await page.getByLabel("Email").fill(people.jun.email);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("link", { name: "Continue with single sign-on" })).toBeVisible();
    await take(page.locator(".card"), "sign-in");
    await idp.leave();
    await beginSso(page, gatehouse.url, people.jun.email);
    await expect(page).toHaveURL(/^chrome-error:/);
    await page.goBack();
    await expect(page.getByText("You came back without signing in.")).toBeVisible();
    await take(page.locator(".card"), "came-back");
  });

  test("another certificate, from the report of a test into the draft", async ({
    page,
    signIn,
    api,
    idp,
  }) => {
    await (await api("ada")).connect({ ...idp.connection, certificates: [current] });
    await signIn("ada", SSO);
    const report = await testConnection(page, "Test the draft");
    await take(card(report, "Test sign-in"), "other-certificate");
    await adopt(report, "Add this certificate", "Add the certificate that was received?");
    await page.reload();
    await (await testConnection(page, "Test the draft")).close();
    await page.reload();
    await take(card(page, "Draft of the next connection"), "draft");
    await replaceConnection(page, "Put it in place", "Put the draft in place?");
    await take(page.getByRole("region", { name: "Connection before" }), "before");
  });
});
