// Who can do what, and the settings as another role sees them.
import { viewAs } from "../roles.ts";
import { ROLES, SSO } from "../test.ts";
import type { Screen } from "./screen.ts";

export const roles: Screen[] = [
  { name: "who can do what, for the Owner", who: "ada", path: ROLES },
  { name: "who can do what, for a Member", who: "jun", path: ROLES },
  {
    name: "who can do what, viewed as a Member",
    who: "ada",
    path: ROLES,
    act: (page) => viewAs(page, "Member"),
  },
  {
    name: "the settings viewed as an Admin",
    who: "ada",
    path: SSO,
    act: async (page) => {
      await viewAs(page, "Admin");
      await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Access security" }).click();
      await page.getByRole("switch", { name: "Single sign-on", exact: true }).waitFor();
    },
  },
];
