// Passkeys, with an authenticator in software that Chromium brings along (WebAuthn Automation).
import { join } from "node:path";
import type { CDPSession, Locator, Page } from "@playwright/test";
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
  signOut,
  test,
  toggle,
} from "./support/test.ts";

/** The authenticator of a page. */
class Authenticator {
  readonly #cdp: CDPSession;
  readonly #id: string;

  private constructor(cdp: CDPSession, id: string) {
    this.#cdp = cdp;
    this.#id = id;
  }

  /** Plugs one in that keeps its passkeys, and whose owner unlocks it. */
  static async plugInto(page: Page): Promise<Authenticator> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("WebAuthn.enable");
    const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Authenticator(cdp, authenticatorId);
  }

  /** Whether its owner unlocks it from now on, or somebody else holds it. */
  async isUnlocked(isUserVerified: boolean): Promise<void> {
    const authenticatorId = this.#id;
    await this.#cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  }

  /** How many passkeys it keeps. */
  async count(): Promise<number> {
    const authenticatorId = this.#id;
    const { credentials } = await this.#cdp.send("WebAuthn.getCredentials", { authenticatorId });
    return credentials.length;
  }
}

/** Why something did not work. */
const refusal = (within: Page | Locator, words: string) =>
  within.getByRole("alert").filter({ hasText: words });

const passkeys = (page: Page) =>
  page.getByRole("list", { name: "Your passkeys" }).getByRole("listitem");

/** Adds a passkey on the page of one's sign-in, with the password as proof, and keeps the codes. */
async function addPasskey(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Add passkey" }).click();
  const adding = dialog(page, "Add a passkey?");
  await adding.getByLabel("What you call it").fill(name);
  await confirm(adding, "Add passkey");
  await expect(adding).toBeHidden();
  await page.getByLabel("I have saved these codes").check();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(passkeys(page).filter({ hasText: name })).toBeVisible();
}

/** Lets a passkey be the only step; who it is was proven just now. */
async function letAlone(page: Page): Promise<void> {
  await toggle(page, "Sign in with a passkey alone").click();
  const asking = dialog(page, "Sign in with a passkey alone?");
  await asking.getByRole("button", { name: "Allow" }).click();
  await expect(asking).toBeHidden();
  await expect(toggle(page, "Sign in with a passkey alone")).toBeChecked();
}

test("a Member adds a passkey, and signs in with it after the password", async ({ page, signIn }) => {
  const authenticator = await Authenticator.plugInto(page);
  await signIn("jun", DEVICES);
  await addPasskey(page, "Laptop");
  expect(await authenticator.count()).toBe(1);
  await expect(passkeys(page)).toContainText("Not used to sign in yet");
  await expectAccessible(page);

  await signOut(page);
  await fillSignIn(page, people.jun.email, PASSWORD);
  await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("heading", { name: "Sign-in & devices", level: 1 })).toBeVisible();
  await expect(passkeys(page)).toContainText("Last used");
});

test("whoever lets a passkey be the only step signs in without a password", async ({
  page,
  signIn,
}) => {
  await Authenticator.plugInto(page);
  await signIn("ada", DEVICES);
  await addPasskey(page, "Laptop");
  await signOut(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(refusal(page, "That passkey wasn’t accepted.")).toBeVisible();

  await fillSignIn(page, people.ada.email, PASSWORD);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await toggle(page, "Sign in with a passkey alone").click();
  const asking = dialog(page, "Sign in with a passkey alone?");
  await confirm(asking, "Allow");
  await expect(asking).toBeHidden();
  await signOut(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("heading", { name: "Sign-in & devices", level: 1 })).toBeVisible();
  await expect(page.getByRole("list", { name: "Your devices" })).toContainText("with a passkey");
});

test("a passkey proves who asks for a sensitive change, and is removed in the end", async ({
  page,
  signIn,
}) => {
  await Authenticator.plugInto(page);
  await signIn("bea", DEVICES);
  await addPasskey(page, "Laptop");
  await letAlone(page);
  await signOut(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
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
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(refusal(page, "That passkey wasn’t accepted.")).toBeVisible();
  await fillSignIn(page, people.bea.email, PASSWORD);
  await expect(page.getByRole("main")).toBeVisible();
});

test("a passkey is given another name", async ({ page, signIn }) => {
  await Authenticator.plugInto(page);
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
  const authenticator = await Authenticator.plugInto(page);
  await signIn("jun", DEVICES);
  await authenticator.isUnlocked(false);
  await page.getByRole("button", { name: "Add passkey" }).click();
  const adding = dialog(page, "Add a passkey?");
  await adding.getByLabel("What you call it").fill("Tablet");
  await confirm(adding, "Add passkey");
  await expect(refusal(adding, "No passkey answered.")).toBeVisible();
  await expect(adding.getByLabel("What you call it")).toHaveValue("Tablet");
  await expectAccessible(page);

  await authenticator.isUnlocked(true);
  await adding.getByRole("button", { name: "Add passkey" }).click();
  await expect(adding).toBeHidden();
  await page.getByLabel("I have saved these codes").check();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(passkeys(page)).toContainText("Tablet");

  await signOut(page);
  await fillSignIn(page, people.jun.email, PASSWORD);
  await authenticator.isUnlocked(false);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(refusal(page, "No passkey answered.")).toBeVisible();
  await authenticator.isUnlocked(true);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(passkeys(page)).toContainText("Tablet");
});

test("an authenticator that has a passkey for the account makes no second one", async ({
  page,
  signIn,
}) => {
  await Authenticator.plugInto(page);
  await signIn("ada", DEVICES);
  await addPasskey(page, "Laptop");
  await page.getByRole("button", { name: "Add passkey" }).click();
  const adding = dialog(page, "Add a passkey?");
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
  await expect(page.getByRole("button", { name: "Sign in with a passkey" })).toHaveCount(0);
});

test.describe("where passkeys alone count", () => {
  const seed = join(import.meta.dirname, "fixtures/passkeys_only.json");
  test.use({ serverOptions: { seed } });

  test("whoever has none adds one on the way in", async ({ page, gatehouse }) => {
    await Authenticator.plugInto(page);
    await page.goto(gatehouse.url + DEVICES);
    await fillSignIn(page, people.jun.email, PASSWORD);
    await expect(page.getByRole("heading", { name: "Set up a second factor" })).toBeVisible();
    await expect(page.getByText("takes passkeys alone")).toBeVisible();
    await expect(page.getByRole("button", { name: "Use an authenticator app" })).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Add passkey" }).click();
    await expect(page.getByRole("heading", { name: "Keep your recovery codes" })).toBeVisible();
    await page.getByLabel("I have saved these codes").check();
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page).toHaveURL(gatehouse.url + DEVICES);
    await expect(passkeys(page)).toHaveCount(1);
  });
});
