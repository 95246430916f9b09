// Single sign-on and the connection to an identity provider.
import { expect } from "@playwright/test";
import { metadata, privateKey } from "../certificates.ts";
import { save, signInUrl } from "../connection-form.ts";
import { SSO, dialog, toggle } from "../test.ts";
import type { Screen } from "./screen.ts";

export const singleSignOn: Screen[] = [
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
      await toggle(page, "Require single sign-on").click();
      await expect(dialog(page, "Require single sign-on?")).toContainText("3 guests lose access");
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
      await signInUrl(page).fill("http://idp.example");
      await page.getByRole("button", { name: "Add another certificate" }).click();
      await page.getByLabel("Another certificate", { exact: true }).fill(privateKey);
      await save(page).click();
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
      await expect(dialog(page, "Turn on single sign-on?")).toBeVisible();
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
  { name: "the settings as a Member finds them", who: "jun", path: SSO },
];
