// Changing the connection to an identity provider: saved, drafted, removed, made anew.
import { connection, current, currentFile } from "./support/certificates.ts";
import { SAVE, certificate, edit, issuer, save, signInUrl } from "./support/connection-form.ts";
import { SSO, announced, confirm, dialog, expect, test, toggle } from "./support/test.ts";

test("an Owner changes the connection, which has to be tested again", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("ada", SSO);
  await edit(page);
  await signInUrl(page).fill(connection.sign_in_url);
  await issuer(page).fill(connection.issuer);
  await certificate(page).fill(current);
  await expect(page.getByRole("status").filter({ hasText: "northwind-new" })).toBeVisible();
  await save(page).click();

  const asking = dialog(page, SAVE);
  await expect(asking).toContainText("the passed test no longer counts");
  await confirm(asking, "Save connection");
  await expect(announced(page, "The connection is saved.")).toBeAttached();
  await expect(page.getByRole("main")).toContainText("Not tested");
  await expect(page.getByRole("main")).toContainText(connection.sign_in_url);

  const sso = toggle(page, "Single sign-on");
  await expect(sso).toBeDisabled();
  await expect(sso).toHaveAccessibleDescription(/hasn’t passed a test/);
  const refused = await (await api("ravi")).put("/api/organization/sso", {
    switches: { on: true, required: false, idp_managed: false, idp_initiated: false },
  });
  expect(refused.status()).toBe(409);
});

test("a certificate may be a file", async ({ page, signIn }) => {
  await signIn("ravi", SSO);
  await edit(page);
  await page.getByLabel("Choose a file").setInputFiles(currentFile);
  await expect(certificate(page)).toHaveValue(/^-----BEGIN CERTIFICATE-----/);
  await expect(page.getByRole("status").filter({ hasText: "northwind-new" })).toBeVisible();
});

test("a certificate may be pasted without its header lines", async ({ page, signIn }) => {
  await signIn("ravi", SSO);
  await edit(page);
  await certificate(page).fill(current.replaceAll(/-----.*-----/g, ""));
  await expect(page.getByRole("status").filter({ hasText: "northwind-new" })).toBeVisible();
});

test("a second certificate is added beside the first, and both are shown on one axis", async ({
  page,
  signIn,
}) => {
  await signIn("ada", SSO);
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("button", { name: "Add another certificate" }).click();
  await page.getByLabel("Another certificate", { exact: true }).fill(current);
  await expect(page.getByRole("status").filter({ hasText: "northwind-new" })).toBeVisible();
  await save(page).click();
  await confirm(dialog(page, SAVE), "Save connection");
  await expect(announced(page, "The connection is saved.")).toBeAttached();
  const shown = page.getByRole("main");
  await expect(shown).toContainText("CN=northwind-new");
  await expect(shown.getByRole("listitem").filter({ hasText: /Expires in|Valid until/ })).toHaveCount(2);
});

test("an edit while single sign-on is on is a draft, and the connection stays", async ({
  page,
  signIn,
  api,
}) => {
  const owner = await api("ada");
  await owner.switchSso({ on: true });
  const before = (await owner.sso()).signInUrl;
  await signIn("ravi", SSO);
  const remove = page.getByRole("button", { name: "Remove connection" });
  await expect(remove).toBeDisabled();
  await expect(remove).toHaveAccessibleDescription("Single sign-on is on. Turn it off first.");

  await page.getByRole("button", { name: "Edit" }).click();
  await signInUrl(page).fill(connection.sign_in_url);
  await page.getByRole("main").getByRole("button", { name: "Save draft" }).click();
  const asking = dialog(page, "Save this draft?");
  await expect(asking).toContainText("keeps working");
  await confirm(asking, "Save draft");
  await expect(announced(page, "The draft is saved. Test it next.")).toBeAttached();
  const main = page.getByRole("main");
  await expect(main).toContainText(`was ${before ?? ""}`);
  expect((await owner.sso()).signInUrl).toBe(before);

  const promote = main.getByRole("button", { name: "Put it in place" });
  await expect(promote).toBeDisabled();
  await expect(promote).toHaveAccessibleDescription(/hasn’t passed a test/);
  await main.getByRole("button", { name: "Discard draft" }).click();
  const discarding = dialog(page, "Discard the draft?");
  await discarding.getByRole("button", { name: "Discard draft" }).click();
  await expect(main.getByRole("button", { name: "Discard draft" })).toHaveCount(0);
  await expect(main.getByRole("button", { name: "Edit" })).toBeVisible();
});

test("the connection is removed by typing the organization's name", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("ada", SSO);
  await page.getByRole("button", { name: "Remove connection" }).click();
  const asking = dialog(page, "Remove the connection?");
  const name = asking.getByLabel("Type “Northwind Labs” to confirm");
  await name.fill("Northwind");
  await confirm(asking, "Remove connection");
  await expect(name).toHaveAccessibleDescription(
    "That isn’t the name. Type it exactly as it is shown.",
  );
  await expect(name).toHaveValue("Northwind");

  await name.fill("Northwind Labs");
  await asking.getByRole("button", { name: "Remove connection" }).click();
  await expect(announced(page, "The connection is removed.")).toBeAttached();
  await expect(signInUrl(page)).toHaveValue("");
  await expect(toggle(page, "Single sign-on")).toBeDisabled();
  expect((await (await api("ravi")).sso()).connected).toBe(false);
});

test("an organization without a connection is connected from the empty form", async ({
  page,
  signIn,
  api,
}) => {
  await (await api("ada")).disconnect("Northwind Labs");
  await signIn("ravi", SSO);
  await signInUrl(page).fill(connection.sign_in_url);
  await issuer(page).fill(connection.issuer);
  await certificate(page).fill(current);
  await save(page).click();
  await confirm(dialog(page, SAVE), "Save connection");
  await expect(announced(page, "The connection is saved.")).toBeAttached();
  await expect(page.getByRole("main")).toContainText(connection.issuer);
});
