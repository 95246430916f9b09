// What comes between a person and what they are about to do.
import { type Page, expect } from "@playwright/test";
import { SSO, confirm, dialog, toggle } from "../test.ts";
import { type Screen, openMenu } from "./screen.ts";

const REQUIRE = "Require single sign-on";

/** Asks to turn single sign-on on, up to the answer. */
async function turnOn(page: Page): Promise<void> {
  await confirm(dialog(page, "Turn on single sign-on?"), "Turn on single sign-on");
}

export const interruptions: Screen[] = [
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
