// Two-factor, as the organization has it.
import { expect } from "@playwright/test";
import { TWO_FACTOR, dialog } from "../test.ts";
import { askToRequire } from "../two-factor.ts";
import type { Screen } from "./screen.ts";

export const twoFactor: Screen[] = [
  { name: "two-factor that is not required", who: "ada", path: TWO_FACTOR },
  {
    name: "two-factor that is required",
    who: "ravi",
    path: TWO_FACTOR,
    protected: ["ravi", "ada"],
    arrange: (api) => api.requireTwoFactor(true),
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
      const asking = await askToRequire(page);
      await asking.getByRole("radio", { name: "From a later day" }).check();
      await expect(asking.getByLabel("First day")).toBeVisible();
    },
  },
  { name: "the settings as a Billing Admin finds them", who: "bea", path: TWO_FACTOR },
];
