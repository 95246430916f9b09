// The audit log, and what is looked up in it.
import { AUDIT_LOG, opened } from "../audit-log.ts";
import { expect } from "../test.ts";
import type { Screen } from "./screen.ts";

export const auditLog: Screen[] = [
  { name: "audit log", who: "ada", path: AUDIT_LOG },
  { name: "audit log that is not for you", who: "bea", path: AUDIT_LOG },
  {
    name: "an entry of the audit log",
    who: "ada",
    path: AUDIT_LOG,
    arrange: async (api) => {
      await api.rename("Northwind Laboratories");
    },
    act: async (page) => {
      await opened(page, "renamed the organization");
    },
  },
  { name: "audit log with nothing like that", who: "ravi", path: `${AUDIT_LOG}?action=nothing` },
  {
    name: "audit log that is intact",
    who: "ravi",
    path: AUDIT_LOG,
    act: async (page) => {
      await page.getByRole("button", { name: "Verify the log" }).click();
      await expect(page.getByText("The log is intact.")).toBeVisible();
    },
  },
];
