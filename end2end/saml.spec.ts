import { privateKey } from "./support/certificates.ts";
import { beginSso, check, signInThere, test, testConnection, valueRow } from "./support/sso.ts";
import {
  SSO,
  confirm,
  dialog,
  expect,
  expectAccessible,
  expectOverview,
  people,
  toggle,
} from "./support/test.ts";

test("an Owner tests the connection, turns it on, and people sign in through it", async ({
  page,
  gatehouse,
  signIn,
  idp,
}) => {
  await signIn("ada", SSO);
  await expect(page.getByText("Not tested")).toBeVisible();
  const report = await testConnection(page);
  await expect(report.getByText("The connection works.")).toBeVisible();
  await expect(valueRow(report, "Second factor")).toContainText("by a password alone");
  await expect(valueRow(report, "Second factor")).toContainText(/classes:Password/);
  await expectAccessible(report);
  await report.close();

  await page.reload();
  await expect(page.getByText(/today at .* by Ada Osei/)).toBeVisible();
  await toggle(page, "Single sign-on").click();
  await confirm(dialog(page, "Turn on single sign-on?"), "Turn on single sign-on");
  await expect(toggle(page, "Single sign-on")).toBeChecked();

  await page.context().clearCookies();
  await beginSso(page, gatehouse.url + SSO, people.jun.email);
  expect(page.url()).toContain(idp.url);
  await signInThere(page, "jun");
  await expect(page.getByText("Only Owners and Admins manage access security")).toBeVisible();
  await page.getByRole("link", { name: "Overview" }).click();
  await expectOverview(page, "Member");
});

test("a test on the wrong issuer says what was expected, what came, and what to change", async ({
  page,
  signIn,
  api,
  idp,
}) => {
  const issuer = "https://idp.example/another";
  await (await api("ada")).connect({ ...idp.connection, issuer });
  await signIn("ada", SSO);
  const report = await testConnection(page);
  await expect(report.getByRole("alert").or(report.getByText(/another issuer/)).first()).toBeVisible();
  const row = check(report, "Issuer");
  await expect(row).toContainText(issuer);
  await expect(row).toContainText(idp.connection.issuer);
  await expect(row).toContainText("Copy the “IdP entity ID”");
  await report.close();

  await page.reload();
  await expect(page.getByText("Not tested")).toBeVisible();
  await expect(page.getByRole("table").getByText(/another issuer/)).toBeVisible();
});

test("metadata that is pasted fills the fields, and what is none says what it is", async ({
  page,
  signIn,
  idp,
  api,
}) => {
  await signIn("ada", SSO);
  await page.getByRole("button", { name: "Edit" }).click();
  const box = page.getByRole("textbox", { name: /^Metadata/ });
  const { entity_id } = await (await api("ada")).serviceProvider();
  await box.fill(await (await page.request.get(entity_id)).text());
  await expect(box).toHaveAccessibleDescription(/metadata of a service provider/);
  await box.fill(privateKey);
  await expect(box).toHaveAccessibleDescription(/This is a private key/);

  await page.getByLabel("Issuer").fill("");
  await page.getByLabel("Sign-in URL").fill("");
  await box.fill(await idp.metadata(page.request));
  await expect(page.getByText(/Understood: the metadata of/)).toBeVisible();
  await expect(page.getByText("This is what is already saved.")).toBeVisible();
  await page.getByRole("button", { name: "Use these values" }).click();
  await expect(page.getByLabel("Issuer")).toHaveValue(idp.connection.issuer);
  await expect(page.getByLabel("Sign-in URL")).toHaveValue(idp.connection.sign_in_url);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Save connection" }).click();
  await confirm(dialog(page, "Save this connection?"), "Save connection");
  await expect(page.getByRole("button", { name: "Edit" })).toBeVisible();
});

test("an unknown person joins as a Member only while the identity provider may add Members", async ({
  page,
  gatehouse,
  signIn,
  api,
  idp,
}) => {
  await signIn("ada", SSO);
  await (await testConnection(page)).close();
  const owner = await api("ada");
  await owner.switchSso({ on: true, idp_managed: false });

  await page.context().clearCookies();
  await beginSso(page, gatehouse.url, "nova@northwind.example");
  expect(page.url()).toContain(idp.url);
  await signInThere(page, "nova");
  await expect(page.getByRole("alert").filter({ hasText: "isn’t known here" })).toBeVisible();

  await owner.switchSso({ idp_managed: true });
  await page.context().clearCookies();
  await beginSso(page, gatehouse.url, "nova@northwind.example");
  await signInThere(page, "nova");
  await expectOverview(page, "Member");
});

test("an Owner keeps single sign-on required before it goes back by itself", async ({
  page,
  signIn,
  protect,
  idp,
}) => {
  const owner = await protect("ada");
  await signIn("ada", SSO);
  await (await testConnection(page)).close();
  await owner.switchSso({ on: true });
  await owner.switchSso({ required: true });
  await page.reload();
  await expect(page.getByText("Single sign-on is required, on trial.")).toBeVisible();
  await expect(page.getByText(/stops being required in \d+ minutes/)).toBeVisible();
  await page.getByRole("button", { name: "Keep it required" }).click();
  await confirm(dialog(page, "Keep single sign-on required?"), "Keep it required");
  await expect(page.getByText("Single sign-on is required, on trial.")).toBeHidden();
  await expect(page.getByRole("heading", { name: "Access security" })).toBeFocused();
  expect(idp.url).toContain("https://");

  const managed = toggle(page, "IdP-managed access");
  await managed.click();
  const asking = dialog(page, "Turn on IdP-managed access?");
  await asking.getByRole("button", { name: "Turn on IdP-managed access" }).click();
  await expect(managed).toBeChecked();
});
