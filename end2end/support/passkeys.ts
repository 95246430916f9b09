// Passkeys, with an authenticator in software that Chromium brings along (WebAuthn Automation).
import type { CDPSession, Locator, Page } from "@playwright/test";
import { keepCodes } from "./second-factor.ts";
import { confirm, dialog, expect, toggle } from "./test.ts";

/** What holds the passkeys of whoever looks at a page. */
export class VirtualAuthenticator {
  readonly #cdp: CDPSession;
  readonly #id: string;

  private constructor(cdp: CDPSession, id: string) {
    this.#cdp = cdp;
    this.#id = id;
  }

  /** Plugs one in that keeps its passkeys, and whose owner unlocks it. */
  static async plugInto(page: Page): Promise<VirtualAuthenticator> {
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
    return new VirtualAuthenticator(cdp, authenticatorId);
  }

  /** From now on somebody holds it who does not unlock it. */
  async lock(): Promise<void> {
    await this.#setUserVerified(false);
  }

  /** From now on its owner unlocks it. */
  async unlock(): Promise<void> {
    await this.#setUserVerified(true);
  }

  async #setUserVerified(isUserVerified: boolean): Promise<void> {
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

/** One's own passkeys on the page. */
export function passkeys(page: Page): Locator {
  return page.getByRole("list", { name: "Your passkeys" }).getByRole("listitem");
}

/** Asks to add a passkey among one's own; gives the dialog. */
export async function askToAddPasskey(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Add passkey" }).click();
  return dialog(page, "Add a passkey?");
}

/** Adds one's first passkey, with the password as proof, and keeps the codes. */
export async function addPasskey(page: Page, name: string): Promise<void> {
  const adding = await askToAddPasskey(page);
  await adding.getByLabel("What you call it").fill(name);
  await confirm(adding, "Add passkey");
  await expect(adding).toBeHidden();
  await keepCodes(page, "Done");
  await expect(passkeys(page).filter({ hasText: name })).toBeVisible();
}

/** Lets a passkey be the only step of a sign-in. The password proves who it is, unless something
 * did just now. */
export async function letAlone(page: Page, proof: "password" | "just now"): Promise<void> {
  const alone = toggle(page, "Sign in with a passkey alone");
  await alone.click();
  const asking = dialog(page, "Sign in with a passkey alone?");
  if (proof === "password") await confirm(asking, "Allow");
  else await asking.getByRole("button", { name: "Allow" }).click();
  await expect(asking).toBeHidden();
  await expect(alone).toBeChecked();
}

/** The button that signs in with a passkey alone, before anything is typed. */
export function passkeySignIn(page: Page): Locator {
  return page.getByRole("button", { name: "Sign in with a passkey" });
}

/** The button that answers the second step of a sign-in with a passkey. */
export function passkeyStep(page: Page): Locator {
  return page.getByRole("button", { name: "Use a passkey" });
}
