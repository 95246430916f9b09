// Every screen of the app, and how one gets there.
import { type Page, expect } from "@playwright/test";
import type { Api } from "./api.ts";
import { metadata, privateKey } from "./certificates.ts";
import type { Who } from "./people.ts";
import type { Server } from "./server.ts";
import {
  DEVICES,
  DOMAINS,
  PASSWORD,
  SSO,
  TWO_FACTOR,
  confirm,
  dialog,
  everythingHere,
  fillSignIn,
  people,
  toggle,
} from "./test.ts";

interface Means {
  page: Page;
  signIn: (who: Who, path?: string) => Promise<void>;
  api: (who: Who) => Promise<Api>;
  protect: (who: Who) => Promise<Api>;
  gatehouse: Server;
}

export interface Screen {
  name: string;
  /** Who looks; nobody is signed in without. */
  who?: Who;
  path: string;
  /** Who has an authenticator app. */
  protected?: Who[];
  /** What is so before. */
  arrange?: (api: Api) => Promise<void>;
  /** What is done there. */
  act?: (page: Page, means: Means) => Promise<void>;
}

const TURN_ON = "Turn on single sign-on?";
const REQUIRE = "Require single sign-on";

/** Unfolds what a small screen has folded away. */
async function openMenu(page: Page): Promise<void> {
  const bar = page.getByRole("button", { name: "Menu", exact: true });
  if (await bar.isVisible()) await bar.click();
}

/** Asks to turn single sign-on on, up to the answer. */
async function turnOn(page: Page): Promise<void> {
  await confirm(dialog(page, TURN_ON), "Turn on single sign-on");
}

export const screens: Screen[] = [
  { name: "sign-in", path: "/" },
  {
    name: "a refused sign-in",
    path: "/",
    act: async (page) => {
      await fillSignIn(page, people.ada.email, "not-her-password");
      await expect(page.getByRole("alert").filter({ hasText: "don’t match" })).toBeVisible();
    },
  },
  {
    name: "a forgotten password",
    path: "/",
    act: async (page) => {
      await page.getByLabel("Email").fill(people.jun.email);
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("button", { name: "Forgot your password?" }).click();
      await expect(page.getByText("a mail is on its way")).toBeVisible();
    },
  },
  { name: "setting a password", path: "/set-password#a-token" },
  { name: "a link that can't be used", path: "/set-password" },
  { name: "the Owner's overview", who: "ada", path: "/" },
  { name: "the Member's overview", who: "jun", path: "/" },
  {
    name: "renaming",
    who: "ada",
    path: "/",
    act: (page) => page.getByRole("button", { name: "Rename", exact: true }).click(),
  },
  {
    name: "the person's menu",
    who: "ada",
    path: "/",
    act: async (page) => {
      await openMenu(page);
      await page.getByRole("button", { name: "Your menu" }).click();
      await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
    },
  },
  { name: "single sign-on that is off", who: "ada", path: SSO },
  {
    name: "single sign-on that is required",
    who: "ravi",
    path: SSO,
    arrange: async (api) => {
      await api.switchSso({ on: true });
      await api.switchSso({ required: true, idp_managed: true });
    },
  },
  {
    name: "the question before single sign-on is required",
    who: "ada",
    path: SSO,
    arrange: (api) => api.switchSso({ on: true }),
    act: async (page) => {
      await toggle(page, REQUIRE).click();
      await expect(dialog(page, `${REQUIRE}?`)).toContainText("3 guests lose access");
    },
  },
  {
    name: "guests and exceptions",
    who: "ravi",
    path: SSO,
    act: (page) => page.getByText("Review guests and exceptions").click(),
  },
  {
    name: "single sign-on without a connection",
    who: "ada",
    path: SSO,
    arrange: (api) => api.disconnect("Northwind Labs"),
  },
  {
    name: "single sign-on with the guide for an identity provider",
    who: "ada",
    path: `${SSO}?guide=okta`,
    act: async (page) => {
      await expect(page.getByRole("heading", { name: "Okta", exact: true })).toBeVisible();
    },
  },
  {
    name: "a connection with mistakes",
    who: "ada",
    path: SSO,
    act: async (page) => {
      await page.getByRole("button", { name: "Edit" }).click();
      await page.getByLabel("Sign-in URL", { exact: true }).fill("http://idp.example");
      await page.getByRole("button", { name: "Add another certificate" }).click();
      await page.getByLabel("Another certificate", { exact: true }).fill(privateKey);
      await page.getByRole("button", { name: "Save connection" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "Nothing was saved" })).toBeVisible();
    },
  },
  {
    name: "pasted metadata beside what is saved",
    who: "ada",
    path: SSO,
    act: async (page) => {
      await page.getByRole("button", { name: "Edit" }).click();
      await page.getByRole("textbox", { name: /^Metadata/ }).fill(metadata);
      await expect(page.getByRole("button", { name: "Use these values" })).toBeVisible();
    },
  },
  {
    name: "the question before single sign-on is turned on",
    who: "ada",
    path: SSO,
    protected: ["ada"],
    arrange: (api) => api.requireTwoFactor(true),
    act: async (page) => {
      await toggle(page, "Single sign-on").click();
      await expect(dialog(page, TURN_ON)).toBeVisible();
    },
  },
  {
    name: "the question before the connection is removed",
    who: "ada",
    path: SSO,
    act: async (page) => {
      await page.getByRole("button", { name: "Remove connection" }).click();
      await expect(dialog(page, "Remove the connection?")).toBeVisible();
    },
  },
  { name: "two-factor that is not required", who: "ada", path: TWO_FACTOR },
  {
    name: "two-factor that is required",
    who: "ravi",
    path: TWO_FACTOR,
    protected: ["ravi", "ada"],
    arrange: (api) => api.requireTwoFactor(true),
  },
  {
    name: "setting up a second factor that is required",
    who: "jun",
    path: "/",
    protected: ["ada"],
    arrange: (api) => api.requireTwoFactor(true),
  },
  {
    name: "the second step of a sign-in",
    path: "/",
    act: async (page, { protect }) => {
      await protect("ada");
      await fillSignIn(page, people.ada.email, PASSWORD);
      await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
    },
  },
  {
    name: "one's own authenticator apps",
    who: "bea",
    path: DEVICES,
    protected: ["bea"],
    act: async (page) => {
      await expect(page.getByText("10 of 10 left")).toBeVisible();
    },
  },
  {
    name: "setting up an authenticator app",
    who: "jun",
    path: DEVICES,
    act: async (page) => {
      await page.getByRole("button", { name: "Add authenticator app" }).click();
      await confirm(dialog(page, "Add an authenticator app?"), "Continue");
      await expect(page.getByRole("img", { name: "QR code" })).toBeVisible();
    },
  },
  {
    name: "two-factor while single sign-on is on",
    who: "ada",
    path: TWO_FACTOR,
    arrange: (api) => api.switchSso({ on: true }),
  },
  {
    name: "the question before somebody’s second factors are reset",
    who: "ravi",
    path: TWO_FACTOR,
    protected: ["jun"],
    act: async (page) => {
      await page.getByLabel("Find a person by name or email").fill("jun");
      await page.getByRole("button", { name: "Reset (Jun Kato)" }).click();
      await expect(dialog(page, "Reset the second factors of Jun Kato?")).toBeVisible();
    },
  },
  {
    name: "the question before two-factor is required",
    who: "ada",
    protected: ["ada"],
    path: TWO_FACTOR,
    act: async (page) => {
      await toggle(page, "Require two‑factor authentication").click();
      const asking = dialog(page, "Require two‑factor authentication?");
      await asking.getByRole("radio", { name: "From a later day" }).check();
      await expect(asking.getByLabel("First day")).toBeVisible();
    },
  },
  { name: "the domains", who: "ravi", path: DOMAINS },
  {
    name: "the question which domain to claim",
    who: "ada",
    path: DOMAINS,
    act: async (page) => {
      await page.getByRole("button", { name: "Claim domain", exact: true }).click();
      await expect(dialog(page, "Claim a domain")).toBeVisible();
    },
  },
  {
    name: "the question before a domain is removed",
    who: "ada",
    path: DOMAINS,
    act: async (page) => {
      await page.getByRole("button", { name: "Remove northwind.example" }).click();
      await expect(dialog(page, "Remove northwind.example?")).toBeVisible();
    },
  },
  { name: "sign-in and devices", who: "jun", path: DEVICES },
  {
    name: "a password that can't be changed like this",
    who: "bea",
    path: DEVICES,
    act: async (page) => {
      await page.getByRole("button", { name: "Change password" }).click();
      await page.getByLabel("Current password").fill("not-her-password");
      await page.getByLabel("New password").fill("short");
      await page.getByRole("button", { name: "Change password" }).click();
      await expect(page.getByText("That is too short")).toBeVisible();
    },
  },
  {
    name: "one device among several",
    who: "ada",
    path: DEVICES,
    // Whoever arranges something is a device of hers.
    arrange: async (api) => void (await api.ownId()),
    act: async (page) => {
      await expect(page.getByRole("button", { name: /^Sign out/ })).toHaveCount(1);
    },
  },
  { name: "the settings as a Member finds them", who: "jun", path: SSO },
  { name: "the settings as a Billing Admin finds them", who: "bea", path: TWO_FACTOR },
  {
    name: "signing in again in place",
    who: "ada",
    path: SSO,
    act: async (page) => {
      await toggle(page, "Single sign-on").click();
      await page.context().clearCookies();
      await turnOn(page);
      await expect(dialog(page, "Sign in again")).toBeVisible();
    },
  },
  {
    name: "somebody else's change beside one's own",
    who: "ravi",
    path: SSO,
    arrange: (api) => api.switchSso({ on: true }),
    act: async (page, { api }) => {
      await toggle(page, REQUIRE).click();
      await (await api("ada")).switchSso({ idp_managed: true });
      const asking = dialog(page, `${REQUIRE}?`);
      await confirm(asking, REQUIRE);
      await expect(asking.getByRole("alert")).toContainText("Ada Osei changed this");
    },
  },
  {
    name: "the news of another role",
    who: "ravi",
    path: SSO,
    act: async (page, { api }) => {
      await toggle(page, "Single sign-on").click();
      const id = await (await api("ravi")).ownId();
      await (await api("ada")).changeRole(id, "member");
      await turnOn(page);
      await expect(page.getByText("Your role changed from Admin to Member.")).toBeVisible();
    },
  },
  {
    name: "a page whose server is away",
    who: "ada",
    path: "/",
    act: async (page, { gatehouse }) => {
      await gatehouse.stop();
      await openMenu(page);
      await page.getByRole("link", { name: "Access security" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toBeVisible();
    },
  },
  { name: "an address without a page", who: "jun", path: "/nowhere" },
];

/** Goes to a screen. */
export async function goTo(screen: Screen, means: Means): Promise<void> {
  const { page, signIn, api, protect, gatehouse } = means;
  let owner: Api | undefined;
  for (const who of screen.protected ?? []) owner = await protect(who);
  if (screen.arrange !== undefined) await screen.arrange(owner ?? (await api("ada")));
  if (screen.who === undefined) await page.goto(gatehouse.url + screen.path);
  else await signIn(screen.who, screen.path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await everythingHere(page);
  await screen.act?.(page, means);
}
