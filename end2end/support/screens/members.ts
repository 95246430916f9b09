// The members, and what is done to them.
import { MEMBERS, menuOf } from "../members.ts";
import type { Screen } from "./screen.ts";

export const members: Screen[] = [
  { name: "members", who: "ada", path: MEMBERS },
  { name: "members who are not for you", who: "jun", path: MEMBERS },
  { name: "guests among the members", who: "ravi", path: `${MEMBERS}?kind=guest` },
  {
    name: "changing a role",
    who: "ada",
    path: `${MEMBERS}?search=ravi`,
    act: async (page) => {
      await (await menuOf(page, "Ravi Vance")).getByRole("button", { name: "Change role" }).click();
    },
  },
  {
    name: "several members selected",
    who: "ada",
    path: MEMBERS,
    act: async (page) => {
      await page.getByRole("checkbox", { name: "Select Aiko Tanaka" }).check();
      await page.getByRole("checkbox", { name: "Select Bea Lindqvist" }).check();
    },
  },
  { name: "no requests", who: "ravi", path: "/members/requests" },
  {
    name: "asking for access",
    who: "jun",
    path: "/",
    act: async (page) => {
      await page.getByRole("button", { name: "Ask for access" }).click();
    },
  },
  {
    name: "declining a request",
    who: "ada",
    path: "/members/requests",
    act: async (page, { api }) => {
      const jun = await api("jun");
      await jun.askFor("admin", "To set up single sign-on.");
      await page.reload();
      await page.getByRole("button", { name: "Decline" }).click();
    },
  },
  { name: "no invitations", who: "ada", path: "/members/invitations" },
  {
    name: "invitations",
    who: "ravi",
    path: "/members/invitations",
    arrange: async (api) => {
      await api.invite("kim@northwind.example", "owner");
      await api.invite("zoe@partner.example", "member");
    },
  },
  {
    name: "inviting people",
    who: "ada",
    path: "/members/invite",
    act: async (page) => {
      await page
        .getByLabel("Email addresses")
        .fill("kim@northwind.example, jun@northwind.example, zoe@partner.example, max.example");
      await page.getByText("Already a member").waitFor();
    },
  },
  { name: "an invitation that can’t be used", path: "/join#nothing" },
  {
    name: "removing a member",
    who: "ravi",
    path: `${MEMBERS}?search=kato`,
    act: async (page) => {
      await (await menuOf(page, "Jun Kato")).getByRole("button", { name: "Remove" }).click();
    },
  },
];
