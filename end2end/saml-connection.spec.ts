// Changing a connection that people sign in with, and what is wrong with one.
import type { Page } from "@playwright/test";
import { current } from "./support/certificates.ts";
import {
  adopt,
  beginSso,
  card,
  check,
  elsewhere,
  openTest,
  prove,
  replaceConnection,
  saveConnection,
  signInThere,
  switchOver,
  test,
  testConnection,
} from "./support/sso.ts";
import { SSO, dialog, expect, expectAccessible, expectOverview, people } from "./support/test.ts";

const draftCard = (page: Page) => card(page, "Draft of the next connection");

test.describe("a connection that people sign in with", () => {
  test.beforeEach(async ({ api, idp }) => {
    await (await api("ada")).turnOnSso(idp);
  });

  test("is edited as a draft, which takes its place once it has passed a test, and back", async ({
    page,
    browser,
    gatehouse,
    signIn,
  }) => {
    await signIn("ada", SSO);
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByRole("button", { name: "Add another certificate" }).click();
    await page.getByLabel("Another certificate", { exact: true }).fill(current);
    await saveConnection(page, "Save draft");
    await expect(draftCard(page)).toContainText("1 added");
    await expect(page.getByRole("button", { name: "Put it in place" })).toBeDisabled();
    await expectAccessible(page);

    const report = await testConnection(page, "Test the draft");
    await expect(report.getByText("The connection works.")).toBeVisible();
    await report.close();
    await page.reload();
    await replaceConnection(page, "Put it in place", "Put the draft in place?");
    await expect(page.getByText("Certificates", { exact: true })).toBeVisible();
    await expectAccessible(page);

    const jun = await elsewhere(browser);
    await beginSso(jun, gatehouse.url, people.jun.email);
    await signInThere(jun, "jun");
    await expectOverview(jun, "Member");

    await replaceConnection(page, "Restore connection", "Restore the connection before?");
    await expect(page.getByText("Certificate", { exact: true })).toBeVisible();
    await jun.context().clearCookies();
    await beginSso(jun, gatehouse.url, people.jun.email);
    await signInThere(jun, "jun");
    await expectOverview(jun, "Member");
    await jun.context().close();
  });

  test("gets the certificate that a test of its draft has shown, by one press", async ({
    page,
    signIn,
    api,
    idp,
  }) => {
    await (await api("ada")).connect({ ...idp.connection, certificates: [current] });
    await signIn("ada", SSO);
    const report = await testConnection(page, "Test the draft");
    await expect(
      report.getByText("The response is signed with another certificate than the connection’s.").first(),
    ).toBeVisible();
    await expect(check(report, "Certificate")).toContainText("in your identity provider");
    await expectAccessible(report);
    await adopt(report, "Add this certificate", "Add the certificate that was received?");

    await page.reload();
    await expect(draftCard(page)).toContainText("1 added");
    const again = await testConnection(page, "Test the draft");
    await expect(again.getByText("The connection works.")).toBeVisible();
  });

  test("gets the issuer that a test of its draft has shown, by one press", async ({
    page,
    signIn,
    api,
    idp,
  }) => {
    const certificates = [...idp.connection.certificates, current];
    const issuer = "https://idp.example/another";
    await (await api("ada")).connect({ ...idp.connection, issuer, certificates });
    await signIn("ada", SSO);
    const report = await testConnection(page, "Test the draft");
    await expect(check(report, "Issuer")).toContainText(idp.connection.issuer);
    await adopt(report, "Use this issuer", "Use the issuer that was received?");

    await page.reload();
    const again = await testConnection(page, "Test the draft");
    await expect(again.getByText("The connection works.")).toBeVisible();
  });

  test("shows an Owner what somebody else made of its draft, beside their own", async ({
    page,
    signIn,
    api,
    idp,
  }) => {
    await signIn("ravi", SSO);
    await page.getByRole("button", { name: "Edit" }).click();
    const issuer = page.getByLabel("Issuer", { exact: true });
    await issuer.fill("https://idp.example/mine");
    await page.getByRole("main").getByRole("button", { name: "Save draft" }).click();
    const other = await api("ada");
    await other.connect({ ...idp.connection, issuer: "https://idp.example/theirs" });

    const asking = dialog(page, "Save this draft?");
    await prove(asking, "Save draft");
    await expect(asking.getByRole("alert")).toContainText("Ada Osei changed this");
    await expect(asking).toContainText("https://idp.example/theirs");
    await expect(asking).toContainText("https://idp.example/mine");
    await expectAccessible(page);
    await prove(asking, "Save draft");
    await expect(asking).toBeHidden();
    await expect(draftCard(page)).toContainText("https://idp.example/mine");
    await expect(draftCard(page)).not.toContainText("https://idp.example/theirs");
  });

  test("takes sign-ins that begin at the identity provider only once that is allowed", async ({
    page,
    browser,
    signIn,
    idp,
  }) => {
    const jun = await elsewhere(browser);
    await jun.goto(idp.dashboardUrl);
    await signInThere(jun, "jun");
    await expect(jun.getByText("Sign-ins can’t begin at your identity provider.")).toBeVisible();
    await expectAccessible(jun);

    await signIn("ada", SSO);
    await expect(
      page.getByRole("table").getByText("The sign-in began at the identity provider"),
    ).toBeVisible();
    await switchOver(
      page,
      "Sign-ins that begin at the identity provider",
      "Take sign-ins that begin at the identity provider?",
      "Take them",
    );
    await jun.goto(idp.dashboardUrl);
    await expectOverview(jun, "Member");
    await jun.context().close();
  });
});

test("a test that was meant for another entity says so, and passes once that is mended", async ({
  page,
  signIn,
  idp,
}) => {
  const { entity_id } = idp.serviceProvider;
  await idp.configure({ audience: "https://gate.example/mistyped" });
  await signIn("ada", SSO);
  const report = await testConnection(page);
  await expect(report.getByText("The assertion is meant for somebody else.").first()).toBeVisible();
  const audience = check(report, "Audience");
  await expect(audience).toContainText("https://gate.example/mistyped");
  await expect(audience).toContainText(`to ${entity_id}.`);
  await expectAccessible(report);
  await report.close();

  await idp.configure({});
  const again = await testConnection(page);
  await expect(again.getByText("The connection works.")).toBeVisible();
});

test("requests are signed for an identity provider that asks for it", async ({
  page,
  signIn,
  api,
  idp,
}) => {
  const owner = await api("ada");
  const { entity_id } = await owner.serviceProvider();
  const certificate = await (await page.request.get(`${entity_id}/certificate`)).text();
  await idp.configure({ requestCertificate: certificate });
  await signIn("ada", SSO);
  const unsigned = await openTest(page);
  await expect(unsigned.getByText(/no signature found/)).toBeVisible();
  await unsigned.close();

  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("radio", { name: /^Signed/ }).check();
  await saveConnection(page);
  const report = await testConnection(page);
  await expect(report.getByText("The connection works.")).toBeVisible();
  await report.close();

  await idp.configure({ requestCertificate: current });
  const refused = await openTest(page);
  await expect(refused.getByText(/Unable to validate Signature/i)).toBeVisible();
});
