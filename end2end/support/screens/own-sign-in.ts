// One's own sign-in: the password, devices, second factors.
import { expect } from "@playwright/test";
import { beginApp, makeNewCodes } from "../second-factor.ts";
import { DEVICES } from "../test.ts";
import type { Screen } from "./screen.ts";

export const ownSignIn: Screen[] = [
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
  {
    name: "one's own authenticator apps",
    who: "bea",
    path: DEVICES,
    protected: ["bea"],
    act: async (page) => {
      await expect(page.getByText("10 of 10 left")).toBeVisible();
    },
  },
  { name: "setting up an authenticator app", who: "jun", path: DEVICES, act: beginApp },
  {
    name: "keeping recovery codes",
    who: "jun",
    path: DEVICES,
    protected: ["jun"],
    act: makeNewCodes,
  },
];
