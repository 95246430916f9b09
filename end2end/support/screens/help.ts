// The help panel.
import { ask, openHelp, panel } from "../help.ts";
import { SSO } from "../test.ts";
import type { Screen } from "./screen.ts";

export const help: Screen[] = [
  { name: "help before a question", who: "ada", path: SSO, act: openHelp },
  {
    name: "help with an answer",
    who: "ada",
    path: "/",
    act: async (page) => {
      await openHelp(page);
      await ask(page, "which url do I paste into okta as single sign-on URL");
    },
  },
  {
    name: "help that did not help",
    who: "jun",
    path: "/",
    act: async (page) => {
      await openHelp(page);
      await ask(page, "make everybody use sso");
      await panel(page).getByRole("button", { name: "No", exact: true }).click();
    },
  },
];
