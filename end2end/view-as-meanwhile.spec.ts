// The settings as another role sees them, while something else happens.
import { banner, sidebar, viewAs } from "./support/roles.ts";
import {
  PASSWORD,
  ROLES,
  dialog,
  everythingHere,
  expect,
  test,
} from "./support/test.ts";

test("what somebody changes meanwhile, and what a page loads, does not bring the own role back", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("ada");
  await viewAs(page, "Member");
  await (await api("ravi")).rename("Northwind Research");
  await sidebar(page).getByRole("link", { name: "Overview" }).click();
  await everythingHere(page);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect(page.getByRole("heading", { name: "Viewed role: Member" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Rename" })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Your role: Owner" })).toBeVisible();
  await expect(banner(page)).toHaveCount(0);
});

test("whose own role is lowered meanwhile is told, and sees the settings as their own role again", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("ravi");
  await viewAs(page, "Billing Admin");
  await sidebar(page).getByRole("link", { name: "Access security" }).click();
  await (await api("ada")).changeRole(await (await api("ravi")).ownId(), "member");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect(page.getByText("Your role changed from Admin to Member.")).toBeVisible();
  await expect(banner(page)).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("You are a Member.");
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect(page.getByRole("main").getByRole("button", { name: "Ask for Admin access" })).toBeEnabled();
});

test("an Admin who may not any more is shown no other role", async ({ page, signIn, api }) => {
  await signIn("ravi", ROLES);
  const view = page.getByRole("button", { name: "View as Member" });
  await expect(view).toBeVisible();
  await (await api("ada")).changeRole(await (await api("ravi")).ownId(), "member");
  await view.click();
  await expect(page.getByText("Your role changed from Admin to Member.")).toBeVisible();
  await expect(banner(page)).toHaveCount(0);
  await expect(view).toHaveCount(0);
});

test("a role that cannot be had is not shown: the server is away, or slow", async ({
  page,
  gatehouse,
  signIn,
}) => {
  await signIn("ada", ROLES);
  const view = page.getByRole("button", { name: "View as Member" });
  await expect(view).toBeVisible();
  await gatehouse.stop();
  await view.click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Gatehouse can’t be reached.");
  await expect(banner(page)).toHaveCount(0);
  await gatehouse.start();
  gatehouse.pause();
  await view.click();
  await expect(view).toHaveAttribute("aria-disabled", "true");
  await expect(banner(page)).toHaveCount(0);
  gatehouse.resume();
  await expect(banner(page)).toContainText("You see the settings as a Member.");

  await gatehouse.stop();
  const role = banner(page).getByLabel("View as");
  await role.selectOption("Admin");
  await expect(banner(page).getByRole("alert")).toContainText("Gatehouse can’t be reached.");
  await expect(banner(page)).toContainText("You see the settings as a Member.");
  await expect(role).toHaveValue("2");
});

test("a session that ends meanwhile begins again in place, as oneself", async ({
  page,
  context,
  signIn,
}) => {
  await signIn("ada");
  await viewAs(page, "Member");
  await context.clearCookies();
  await sidebar(page).getByRole("link", { name: "Overview" }).click();
  const again = dialog(page, "Sign in again");
  await again.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(again).toBeHidden();
  await expect(page.getByRole("heading", { name: "Your role: Owner" })).toBeVisible();
});

test("an Owner whose organization is deleted meanwhile brings it back at once", async ({
  page,
  signIn,
  api,
}) => {
  await (await api("ada")).changeRole(await (await api("ravi")).ownId(), "owner");
  await signIn("ada");
  await viewAs(page, "Member");
  await (await api("ravi")).deleteOrganization("Northwind Labs");
  await sidebar(page).getByRole("link", { name: "Overview" }).click();
  await expect(page.getByRole("heading", { name: "Northwind Labs was deleted" })).toBeVisible();
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  await expect(banner(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Rename", exact: true })).toBeEnabled();
});
