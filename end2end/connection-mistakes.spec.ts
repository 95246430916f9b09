// What is wrong with a connection is said at its field, and nothing that was typed is lost.
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
import { SAVE, certificate, edit, issuer, save, signInUrl } from "./support/connection-form.ts";
import { SSO, confirm, dialog, expect, test } from "./support/test.ts";

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
