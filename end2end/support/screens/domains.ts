// The domains of the organization.
import { expect } from "@playwright/test";
import { DOMAINS, dialog } from "../test.ts";
import type { Screen } from "./screen.ts";

export const domains: Screen[] = [
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
];
