// Passkeys: adding them, signing in with them, taking them away.
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import {
  VirtualAuthenticator,
  addPasskey,
  askToAddPasskey,
  letAlone,
  passkeySignIn,
  passkeyStep,
  passkeys,
} from "./support/passkeys.ts";
import { enrolment, keepCodes } from "./support/second-factor.ts";
import {
  DEVICES,
  PASSWORD,
  announced,
  confirm,
  dialog,
  expect,
  expectAccessible,
  fillSignIn,
  people,
  secondStep,
  signOut,
  test,
} from "./support/test.ts";

/** Why something did not work. */
const refusal = (within: Page | Locator, words: string) =>
  within.getByRole("alert").filter({ hasText: words });

test("a Member adds a passkey, and signs in with it after the password", async ({ page, signIn }) => {
  const authenticator = await VirtualAuthenticator.plugInto(page);
  await signIn("jun", DEVICES);
  await addPasskey(page, "Laptop");
  expect(await authenticator.count()).toBe(1);
  await expect(passkeys(page)).toContainText("Not used to sign in yet");
  await expectAccessible(page);

  await signOut(page);
  await fillSignIn(page, people.jun.email, PASSWORD);
  await expect(secondStep(page)).toBeVisible();
  await expectAccessible(page);
  await passkeyStep(page).click();
  await expect(page.getByRole("heading", { name: "Sign-in & devices", level: 1 })).toBeVisible();
  await expect(passkeys(page)).toContainText("Last used");
});

test("whoever lets a passkey be the only step signs in without a password", async ({
  page,
  signIn,
}) => {
  await VirtualAuthenticator.plugInto(page);
  await signIn("ada", DEVICES);
  await addPasskey(page, "Laptop");
  await signOut(page);
  await passkeySignIn(page).click();
  await expect(refusal(page, "That passkey wasn’t accepted.")).toBeVisible();

  await fillSignIn(page, people.ada.email, PASSWORD);
  await passkeyStep(page).click();
  await letAlone(page, "password");
  await signOut(page);
  await passkeySignIn(page).click();
  await expect(page.getByRole("heading", { name: "Sign-in & devices", level: 1 })).toBeVisible();
  await expect(page.getByRole("list", { name: "Your devices" })).toContainText("with a passkey");
});

test("a passkey proves who asks for a sensitive change, and is removed in the end", async ({
  page,
  signIn,
}) => {
  await VirtualAuthenticator.plugInto(page);
  await signIn("bea", DEVICES);
  await addPasskey(page, "Laptop");
  await letAlone(page, "just now");
  await signOut(page);
  await passkeySignIn(page).click();
  await expect(passkeys(page)).toHaveCount(1);

  await page.getByRole("button", { name: "Remove Laptop" }).click();
  const removing = dialog(page, "Remove Laptop?");
  await expect(removing).toContainText("It is your last one");
  await removing.getByRole("button", { name: "Use a passkey instead" }).click();
  await expectAccessible(page);
  await removing.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(removing).toBeHidden();
  await expect(announced(page, "Removed.")).toBeAttached();
  await expect(passkeys(page)).toHaveCount(0);
  await expect(page.getByText("You have none yet.").first()).toBeVisible();

  await signOut(page);
  await passkeySignIn(page).click();
  await expect(refusal(page, "That passkey wasn’t accepted.")).toBeVisible();
  await fillSignIn(page, people.bea.email, PASSWORD);
  await expect(page.getByRole("main")).toBeVisible();
});

test("a passkey is given another name", async ({ page, signIn }) => {
  await VirtualAuthenticator.plugInto(page);
  await signIn("ravi", DEVICES);
  await addPasskey(page, "Laptop");
  await page.getByRole("button", { name: "Rename Laptop" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Desk");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(announced(page, "Renamed.")).toBeAttached();
  await expect(passkeys(page)).toContainText("Desk");
});

test("an authenticator that stays locked adds nothing and lets nobody in", async ({
  page,
  signIn,
}) => {
  const authenticator = await VirtualAuthenticator.plugInto(page);
  await signIn("jun", DEVICES);
  await authenticator.lock();
  const adding = await askToAddPasskey(page);
  await adding.getByLabel("What you call it").fill("Tablet");
  await confirm(adding, "Add passkey");
  await expect(refusal(adding, "No passkey answered.")).toBeVisible();
  await expect(adding.getByLabel("What you call it")).toHaveValue("Tablet");
  await expectAccessible(page);

  await authenticator.unlock();
  await adding.getByRole("button", { name: "Add passkey" }).click();
  await expect(adding).toBeHidden();
  await keepCodes(page, "Done");
  await expect(passkeys(page)).toContainText("Tablet");

  await signOut(page);
  await fillSignIn(page, people.jun.email, PASSWORD);
  await authenticator.lock();
  await passkeyStep(page).click();
  await expect(refusal(page, "No passkey answered.")).toBeVisible();
  await authenticator.unlock();
  await passkeyStep(page).click();
  await expect(passkeys(page)).toContainText("Tablet");
});

test("an authenticator that has a passkey for the account makes no second one", async ({
  page,
  signIn,
}) => {
  await VirtualAuthenticator.plugInto(page);
  await signIn("ada", DEVICES);
  await addPasskey(page, "Laptop");
  const adding = await askToAddPasskey(page);
  await adding.getByRole("button", { name: "Add passkey" }).click();
  await expect(refusal(adding, "has a passkey for your account already")).toBeVisible();
  await adding.getByRole("button", { name: "Cancel" }).click();
  await expect(passkeys(page)).toHaveCount(1);
});

test("a browser without passkeys offers none", async ({ page, signIn }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "PublicKeyCredential");
  });
  await signIn("jun", DEVICES);
  await expect(page.getByText("this browser can’t make one")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add passkey" })).toHaveCount(0);
  await signOut(page);
  await expect(page.getByRole("button", { name: "Continue" })).toBeVisible();
  await expect(passkeySignIn(page)).toHaveCount(0);
});

test.describe("where passkeys alone count", () => {
  const seed = join(import.meta.dirname, "fixtures/passkeys_only.json");
  test.use({ serverOptions: { seed } });

  test("whoever has none adds one on the way in", async ({ page, gatehouse }) => {
    await VirtualAuthenticator.plugInto(page);
    await page.goto(gatehouse.url + DEVICES);
    await fillSignIn(page, people.jun.email, PASSWORD);
    await expect(enrolment(page)).toBeVisible();
    await expect(page.getByText("takes passkeys alone")).toBeVisible();
    await expect(page.getByRole("button", { name: "Use an authenticator app" })).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Add passkey" }).click();
    await expect(page.getByRole("heading", { name: "Keep your recovery codes" })).toBeVisible();
    await keepCodes(page, "Continue");
    await expect(page).toHaveURL(gatehouse.url + DEVICES);
    await expect(passkeys(page)).toHaveCount(1);
  });
});
