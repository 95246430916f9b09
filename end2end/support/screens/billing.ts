// Plan & billing, and the organization's end.
import { expect } from "@playwright/test";
import type { Screen } from "./screen.ts";

export const billing: Screen[] = [
  { name: "the plan and its billing", who: "bea", path: "/billing" },
  { name: "the plan, which is not for you", who: "ravi", path: "/billing" },
  {
    name: "changing the billing details",
    who: "ada",
    path: "/billing",
    act: (page) => page.getByRole("button", { name: "Edit" }).click(),
  },
  {
    name: "deleting the organization",
    who: "ada",
    path: "/",
    act: async (page) => {
      await page.getByRole("button", { name: "Delete organization" }).click();
      await expect(page.getByRole("dialog")).toContainText("44 people");
    },
  },
];
