// Everything that comes before somebody is signed in.
import { expect } from "@playwright/test";
import { PASSWORD, fillSignIn, people, secondStep } from "../test.ts";
import type { Screen } from "./screen.ts";

export const signIn: Screen[] = [
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
  {
    name: "the second step of a sign-in",
    path: "/",
    act: async (page, { protect }) => {
      await protect("ada");
      await fillSignIn(page, people.ada.email, PASSWORD);
      await expect(secondStep(page)).toBeVisible();
    },
  },
  {
    name: "setting up a second factor that is required",
    who: "jun",
    path: "/",
    protected: ["ada"],
    arrange: (api) => api.requireTwoFactor(true),
  },
];
