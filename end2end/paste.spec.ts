// What the identity provider gave, pasted in one piece: understood, compared, used, put back.
import type { Page } from "@playwright/test";
import {
  connection,
  current,
  currentFile,
  expired,
  metadata,
  privateKey,
} from "./support/certificates.ts";
import { SAVE, issuer, save, signInUrl } from "./support/connection-form.ts";
import {
  SSO,
  announced,
  confirm,
  dialog,
  expect,
  expectAccessible,
  test as base,
} from "./support/test.ts";
import { Web } from "./support/web.ts";

/** With a web server that has metadata. */
const test = base.extend<{ web: Web }>({
  web: async ({}, use) => {
    const web = await Web.begin(metadata);
    await use(web);
    await web.end();
  },
  serverOptions: async ({ web }, use) => {
    const env = { GATEHOUSE_METADATA_LOOPBACK: "true", GATEHOUSE_METADATA_CA: web.authority };
    await use({ env });
  },
});

const box = (page: Page) => page.getByRole("textbox", { name: /^Metadata/ });
const file = (page: Page) => page.getByLabel("Choose its file");
/** The certificates that the form holds. */
const certificates = (page: Page) => page.getByRole("group", { name: "Certificates" });
const use = (page: Page) => page.getByRole("button", { name: "Use these values" });
const putBack = (page: Page) => page.getByRole("button", { name: "Put back what I had typed" });

/** Opens the form of the saved connection, as an Owner. */
async function edit(page: Page, signIn: (who: "ada", path: string) => Promise<void>): Promise<void> {
  await signIn("ada", SSO);
  await page.getByRole("button", { name: "Edit" }).click();
  await expect(box(page)).toBeVisible();
}

/** What the paste would change of the saved connection, by what it is. */
const change = (page: Page, what: string) =>
  page.getByRole("term").filter({ hasText: what }).locator("xpath=..");

test("metadata changes nothing until it is used, and one press puts back what was typed", async ({
  page,
  signIn,
}) => {
  await edit(page, signIn);
  const savedUrl = await signInUrl(page).inputValue();
  await issuer(page).fill("typed-by-ada");
  await box(page).fill(metadata);

  await expect(announced(page, `Understood: the metadata of ${connection.issuer}`)).toBeVisible();
  await expect(change(page, "Sign-in URL")).toContainText(savedUrl);
  await expect(change(page, "Sign-in URL")).toContainText(connection.sign_in_url);
  await expect(change(page, "Certificates")).toContainText("Goes: CN=northwind");
  await expect(change(page, "Certificates")).toContainText("New: CN=northwind-new");
  await expectAccessible(page);
  await expect(issuer(page)).toHaveValue("typed-by-ada");
  await expect(signInUrl(page)).toHaveValue(savedUrl);

  await use(page).press("Enter");
  await expect(issuer(page)).toHaveValue(connection.issuer);
  await expect(signInUrl(page)).toHaveValue(connection.sign_in_url);
  await expect(certificates(page)).toContainText("CN=northwind-new");

  await expect(putBack(page)).toBeFocused();
  await putBack(page).press("Enter");
  await expect(issuer(page)).toHaveValue("typed-by-ada");
  await expect(signInUrl(page)).toHaveValue(savedUrl);
  await expect(certificates(page)).not.toContainText("CN=northwind-new");
  await expect(use(page)).toBeFocused();
});

test("a certificate's file goes into its field alone, is saved, and is known the next time", async ({
  page,
  signIn,
}) => {
  await edit(page, signIn);
  const savedUrl = await signInUrl(page).inputValue();
  await file(page).setInputFiles(currentFile);
  await expect(announced(page, "current.der: 1 certificate.")).toBeVisible();
  await use(page).click();
  await expect(certificates(page)).toContainText("CN=northwind-new");
  await expect(signInUrl(page)).toHaveValue(savedUrl);
  await save(page).click();
  await confirm(dialog(page, SAVE), "Save connection");
  await expect(announced(page, "The connection is saved.")).toBeAttached();

  await page.getByRole("button", { name: "Edit" }).click();
  await box(page).fill(current.replaceAll("\n", "\n\n"));
  await expect(page.getByText("Put right: blank lines taken out.")).toBeVisible();
  await expect(page.getByText("This is what is already saved.")).toBeVisible();
  await expect(use(page)).toHaveCount(0);
});

test("a file may be dropped on the box", async ({ page, signIn }) => {
  await edit(page, signIn);
  const dataTransfer = await page.evaluateHandle((text) => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([text], "idp-metadata.xml", { type: "text/xml" }));
    return dropped;
  }, metadata);
  await box(page).dispatchEvent("drop", { dataTransfer });
  const said = `idp-metadata.xml: the metadata of ${connection.issuer}, with 1 certificate.`;
  await expect(announced(page, said)).toBeVisible();
  await use(page).click();
  await expect(issuer(page)).toHaveValue(connection.issuer);
});

test("of several certificates it is said which is taken, and why the others are not", async ({
  page,
  signIn,
}) => {
  await edit(page, signIn);
  await box(page).fill(`${expired}\n${current}`);
  await expect(announced(page, "Understood: 2 certificates.")).toBeVisible();
  await expect(page.getByText(/^Not taken: .*: it expired on 1 Mar 2024\./)).toBeVisible();
  await use(page).click();
  await expect(certificates(page)).toContainText("CN=northwind-new");
  await expect(certificates(page).getByRole("button")).toHaveCount(1);
  await box(page).fill(expired);
  await expect(box(page)).toHaveAccessibleDescription(/This certificate expired on 1 Mar 2024\./);
});

test("metadata is fetched from its address when somebody says so", async ({ page, signIn, web }) => {
  await edit(page, signIn);
  await box(page).fill(`${web.url}/metadata`);
  await page.getByRole("button", { name: "Fetch this address" }).click();
  await expect(announced(page, `Understood: the metadata of ${connection.issuer}`)).toBeVisible();
  await use(page).click();
  await expect(issuer(page)).toHaveValue(connection.issuer);
});

test("an address that leads on is not followed, and can be tried again", async ({
  page,
  signIn,
  web,
}) => {
  await edit(page, signIn);
  const fetch = page.getByRole("button", { name: "Fetch this address" });
  await box(page).fill(`${web.url}/moved`);
  await fetch.click();
  await expect(box(page)).toHaveAccessibleDescription(/localhost leads on to another of its own/);
  await expect(fetch).toBeFocused();
  await web.end();
  await fetch.press("Enter");
  await expect(box(page)).toHaveAccessibleDescription(/The server can’t reach localhost on port/);
});

test("a private key is not sent, pasted or as a file", async ({ page, signIn }) => {
  await edit(page, signIn);
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.postData() ?? ""));
  const wide = Buffer.from(`\uFEFF${privateKey}`, "utf16le");
  const der = Buffer.from(privateKey.replaceAll(/-----.*-----/g, ""), "base64");
  for (const buffer of [Buffer.from(privateKey), wide, der]) {
    await box(page).fill("");
    await file(page).setInputFiles({ name: "idp.cer", mimeType: "", buffer });
    await expect(box(page)).toHaveAccessibleDescription(/idp\.cer: This is a private key\./);
  }
  await box(page).fill(privateKey);
  await expect(box(page)).toHaveAccessibleDescription(/^This is a private key\./);
  expect(sent).toEqual([]);
});

test("a file that is too large says so before it is sent", async ({ page, signIn }) => {
  await edit(page, signIn);
  await expect(page.getByText(".xml, .pem, .cer, .crt or .der, up to 128 kB")).toBeVisible();
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.url()));
  const buffer = Buffer.alloc(128 * 1024 + 1, "a");
  await file(page).setInputFiles({ name: "all.xml", mimeType: "text/xml", buffer });
  await expect(box(page)).toHaveAccessibleDescription(/all\.xml: That is more than 128 kB\./);
  expect(sent).toEqual([]);
});
