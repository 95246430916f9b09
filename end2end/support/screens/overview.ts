// The overview, and the frame around every page.
import { expect } from "@playwright/test";
import { type Screen, openMenu } from "./screen.ts";

export const overview: Screen[] = [
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
];
