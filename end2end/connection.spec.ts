import type { Page } from "@playwright/test";
import {
  connection,
  current,
  currentFile,
  expired,
  megabytes,
  notYetValid,
  privateKey,
  privateKeyFile,
  signingRequest,
} from "./support/certificates.ts";
import { SSO, announced, confirm, dialog, expect, test, toggle } from "./support/test.ts";

const SAVE = "Save this connection?";

/** Opens the form of the saved connection, and takes its certificate out. */
async function edit(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Edit" }).click();
  await expect(page.getByLabel("Sign-in URL", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^Take out/ }).click();
}

const signInUrl = (page: Page) => page.getByLabel("Sign-in URL", { exact: true });
const issuer = (page: Page) => page.getByLabel("Issuer", { exact: true });
const certificate = (page: Page) => page.getByLabel("Certificate", { exact: true });
const save = (page: Page) => page.getByRole("main").getByRole("button", { name: "Save connection" });

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

test("a private key that was chosen as a file is refused, and what was typed stays", async ({
  page,
  gatehouse,
  signIn,
}) => {
  await signIn("ravi", SSO);
  await edit(page);
  gatehouse.pause();
  const late = page.waitForEvent("requestfinished", (it) => it.url().endsWith("/inspect"));
  await certificate(page).fill(current);
  await page.getByLabel("Choose a file").setInputFiles(privateKeyFile);
  await expect(certificate(page)).toHaveAccessibleDescription(/This is a private key\./);
  await expect(certificate(page)).toHaveValue(current);

  gatehouse.resume();
  await late;
  await page.evaluate(() => new Promise((shown) => requestIdleCallback(shown)));
  await expect(certificate(page)).toHaveAccessibleDescription(/This is a private key\./);
});

test("a certificate may be pasted without its header lines", async ({ page, signIn }) => {
  await signIn("ravi", SSO);
  await edit(page);
  await certificate(page).fill(current.replaceAll(/-----.*-----/g, ""));
  await expect(page.getByRole("status").filter({ hasText: "northwind-new" })).toBeVisible();
});

const wrongCertificates: [what: string, pasted: string, said: RegExp][] = [
  ["a private key", privateKey, /This is a private key\. It was not saved/],
  ["an expired certificate", expired, /This certificate expired on 1 Mar 2024\./],
  ["a certificate of the future", notYetValid, /This certificate is valid from 1 Jan 2090 on\./],
  ["a signing request", signingRequest, /This is a certificate signing request\./],
  ["two megabytes", megabytes, /That is too long: at most 65536 characters\./],
  ["some words", "the certificate", /This can’t be read as a certificate\./],
  ["nothing", "", /Paste the certificate, or choose its file\./],
];

for (const [what, pasted, said] of wrongCertificates) {
  test(`${what} is refused at the certificate's field, and nothing typed is lost`, async ({
    page,
    signIn,
    api,
  }) => {
    await signIn("ada", SSO);
    await edit(page);
    await signInUrl(page).fill(connection.sign_in_url);
    await certificate(page).fill(pasted);
    await save(page).click();
    // What only the server can tell is told once the change is confirmed.
    const asking = dialog(page, SAVE);
    const error = page.getByRole("alert").filter({ hasText: "Nothing was saved yet." });
    await expect(asking.or(error)).toBeVisible();
    if (await asking.isVisible()) await confirm(asking, "Save connection");

    await expect(error).toBeVisible();
    await expect(certificate(page)).toHaveAccessibleDescription(said);
    await expect(certificate(page)).toHaveValue(pasted);
    await expect(signInUrl(page)).toHaveValue(connection.sign_in_url);
    expect((await (await api("ravi")).sso()).signInUrl).not.toBe(connection.sign_in_url);
  });
}

test("a private key is refused without being sent", async ({ page, signIn }) => {
  await signIn("ada", SSO);
  await edit(page);
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.postData() ?? ""));
  await certificate(page).fill(privateKey);
  await expect(certificate(page)).toHaveAccessibleDescription(/This is a private key\./);
  await save(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "Nothing was saved yet." })).toBeVisible();
  expect(sent.filter((body) => body.includes("PRIVATE KEY"))).toEqual([]);
});

const wrongUrls: [what: string, typed: string, said: RegExp][] = [
  ["an http URL", "http://idp.northwind.example/saml", /must begin with https:\/\//],
  ["something that is no URL", "our identity provider", /space or an invisible character inside/],
  ["a word", "okta", /That isn’t a URL\./],
  ["nothing", "", /Enter the sign-in URL/],
];

for (const [what, typed, said] of wrongUrls) {
  test(`${what} is refused at the sign-in URL's field`, async ({ page, signIn }) => {
    await signIn("ada", SSO);
    await edit(page);
    await issuer(page).fill("my-issuer");
    await signInUrl(page).fill(typed);
    await save(page).click();
    await expect(signInUrl(page)).toHaveAccessibleDescription(said);
    await expect(signInUrl(page)).toHaveValue(typed);
    await expect(issuer(page)).toHaveValue("my-issuer");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
}

test("what was wrong is no longer said beside what was corrected", async ({ page, signIn }) => {
  await signIn("ada", SSO);
  await edit(page);
  await signInUrl(page).fill("http://idp.northwind.example/saml");
  await certificate(page).fill(privateKey);
  await save(page).click();
  const refusal = page.getByRole("alert").filter({ hasText: "Nothing was saved yet." });
  await expect(refusal).toBeVisible();

  await signInUrl(page).fill("https://idp.northwind.example/saml");
  await expect(signInUrl(page)).not.toHaveAccessibleDescription(/must begin with/);
  await expect(certificate(page)).toHaveAccessibleDescription(/This is a private key\./);
  await page.getByLabel("Choose a file").setInputFiles(currentFile);
  await expect(page.getByRole("status").filter({ hasText: "northwind-new" })).toBeVisible();
  await expect(certificate(page)).not.toHaveAccessibleDescription(/private key/);
  await expect(refusal).toHaveCount(0);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("an empty issuer is refused at its field", async ({ page, signIn }) => {
  await signIn("ada", SSO);
  await edit(page);
  await issuer(page).fill("");
  await save(page).click();
  await expect(issuer(page)).toHaveAccessibleDescription(/Enter the issuer/);
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
