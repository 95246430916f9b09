// The settings as another role sees them: nothing but a look.
import { MEMBERS } from "./support/members.ts";
import { banner, changesSent, roleTable, sidebar, viewAs } from "./support/roles.ts";
import {
  PASSWORD,
  ROLES,
  SSO,
  confirm,
  dialog,
  everythingHere,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  test,
  toggle,
} from "./support/test.ts";

test("an Owner sees the settings as a Member: no control, who can help, and what the API refuses", async ({
  page,
  signIn,
}) => {
  const asked: string[] = [];
  await signIn("ada");
  await viewAs(page, "Member");
  await expect(page.locator(":focus")).toContainText("You see the settings as a Member.");
  await expect(page.getByRole("heading", { name: "Viewed role: Member" })).toBeVisible();
  await expect(roleTable(page).getByRole("columnheader").filter({ hasText: "viewed role" })).toContainText("Member");
  await expect(page.getByRole("button", { name: "Your menu" })).toContainText("Viewed as Member");
  const refused = page.getByRole("table", { name: "What the API refuses to a Member" });
  const sso = refused.getByRole("row").filter({ hasText: "PUT /api/organization/sso/connection" });
  await expect(sso).toContainText("See and change single sign-on, two-factor and domains");
  await expect(sso).toContainText("Owners and Admins");

  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await expect(sidebar(page).getByRole("link", { name: "Audit log" })).toHaveCount(0);
  await sidebar(page).getByRole("link", { name: "Access security" }).click();
  await expect(
    page.getByRole("heading", { name: "Only Owners and Admins manage access security" }),
  ).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).toContainText("You are a Member.");
  await expect(main).toContainText("Ravi Vance");
  await expect(page.getByRole("switch")).toHaveCount(0);
  await expect(main.getByRole("button", { name: "Ask for Admin access" })).toBeDisabled();
  await sidebar(page).getByRole("link", { name: "Members" }).click();
  await expect(page.getByRole("heading", { name: "Only Owners and Admins manage members" })).toBeVisible();
  await expect(banner(page)).toContainText("Nothing can be changed here.");
  expect(asked.filter((path) => /sso|two-factor|domains|members/.test(path))).toEqual([]);
});

test("an Owner sees the settings as a Billing Admin, and stops", async ({ page, signIn }) => {
  await signIn("ada");
  await viewAs(page, "Billing Admin");
  await sidebar(page).getByRole("link", { name: "Access security" }).click();
  await expect(page.getByRole("main")).toContainText("You are a Billing Admin.");

  await banner(page).getByRole("button", { name: "Stop viewing as Billing Admin" }).click();
  await expect(banner(page)).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(toggle(page, "Single sign-on")).toBeEnabled();
  await expect(page.getByRole("button", { name: "Your menu" })).toContainText("Owner");
  await toggle(page, "Single sign-on").click();
  await confirm(dialog(page, "Turn on single sign-on?"), "Turn on single sign-on");
  await expect(toggle(page, "Single sign-on")).toBeChecked();
});

test("an Admin who sees the settings as a Billing Admin hears why the plan is not shown, and asks for nothing", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("ravi");
  await viewAs(page, "Billing Admin");
  await sidebar(page).getByRole("link", { name: "Plan & billing" }).click();
  await expect(page.getByText("Here a Billing Admin sees the plan and its billing.")).toBeVisible();
  await expectAccessible(page);
  const log = await (await api("ada")).http.get("/api/audit?outcome=refused");
  expect(((await log.json()) as { resource: { entries: unknown[] } }).resource.entries).toEqual([]);
});

test("the role is switched from any page, and an Admin has only those below them", async ({
  page,
  signIn,
}) => {
  await signIn("ravi");
  await viewAs(page, "Member");
  await sidebar(page).getByRole("link", { name: "Access security" }).click();
  const role = banner(page).getByLabel("View as");
  await expect(role.getByRole("option")).toHaveText(["Billing Admin", "Member"]);
  await expect(role).toHaveValue("1");
  await role.selectOption("Billing Admin");
  await expect(page.getByRole("main")).toContainText("You are a Billing Admin.");
  await expect(banner(page)).toContainText("You see the settings as a Billing Admin.");
});

test("an Owner who sees the settings as an Admin finds every control, and none that works", async ({
  page,
  signIn,
  api,
}) => {
  const owner = await api("ada");
  const before = await owner.sso();
  await signIn("ada");
  await viewAs(page, "Admin");
  const sent = changesSent(page);
  await sidebar(page).getByRole("link", { name: "Access security" }).click();
  const sso = toggle(page, "Single sign-on");
  await expect(sso).toBeDisabled();
  await page.getByRole("navigation", { name: "Access security" }).getByRole("link", { name: "Domains" }).click();
  await everythingHere(page);
  await expect(page.getByRole("button", { name: "Claim domain" })).toBeDisabled();
  await page.getByRole("navigation", { name: "Access security" }).getByRole("link", { name: "Single sign-on" }).click();

  await expect(sso).toBeVisible();
  await sso.click({ force: true });
  await page.getByText("Single sign-on", { exact: true }).last().click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(sent).toEqual([]);
  expect(await owner.sso()).toEqual(before);
});

test("nothing but links has the focus on a page that is only looked at, and no key sends anything", async ({
  page,
  signIn,
}) => {
  await signIn("ada");
  await viewAs(page, "Admin");
  const sent = changesSent(page);
  for (const link of ["Access security", "Members", "Overview", "Sign-in & devices"]) {
    await sidebar(page).getByRole("link", { name: link }).click();
    await everythingHere(page);
    await page.getByRole("main").focus();
    for (let press = 0; press < 80; press += 1) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        return element?.closest("main") == null ? null : element.tagName;
      });
      if (focused === null) break;
      expect(["A", "SUMMARY", "PRE"]).toContain(focused);
      await page.keyboard.press("Space");
    }
  }
  await expect(banner(page)).toBeVisible();
  expect(sent).toEqual([]);
});

test("a change that gets past the page is not sent, and the person hears why", async ({
  page,
  signIn,
  api,
}) => {
  const owner = await api("ada");
  await signIn("ada");
  await viewAs(page, "Admin");
  const sent = changesSent(page);
  await sidebar(page).getByRole("link", { name: "Access security" }).click();
  const sso = toggle(page, "Single sign-on");
  await expect(sso).toBeDisabled();
  await page.getByRole("main").evaluate((main) => {
    for (const set of main.querySelectorAll("fieldset")) set.disabled = false;
  });
  await sso.click();
  const asking = dialog(page, "Turn on single sign-on?");
  await asking.getByLabel("Confirm with your password").fill(PASSWORD);
  await asking.getByRole("button", { name: "Turn on single sign-on", exact: true }).click();
  await expect(asking.getByRole("alert")).toContainText("Nothing was sent.");
  expect(sent).toEqual([]);
  expect((await owner.sso()).on).toBe(false);
});

for (const width of [1280, 390, 320]) {
  test(`the line that says which role it is stays in view, ${width} pixels wide`, async ({
    page,
    signIn,
  }) => {
    await signIn("ada", ROLES);
    await page.getByRole("button", { name: "View as Member" }).click();
    await page.setViewportSize({ width, height: 640 });
    const says = banner(page).getByText("You see the settings as a Member.");
    for (const end of ["0", "document.documentElement.scrollHeight"]) {
      await page.evaluate(`scrollTo(0, ${end})`);
      await expect(says).toBeInViewport({ ratio: 1 });
    }
    await expectNoSidewaysScroll(page);
    await page.goto(new URL(MEMBERS, page.url()).href);
    await expect(banner(page)).toHaveCount(0);
  });
}

test("signing out is not among what can be done, and is there again afterwards", async ({
  page,
  signIn,
}) => {
  await signIn("ada", SSO);
  await viewAs(page, "Member");
  const menu = page.getByRole("button", { name: "Your menu" });
  await menu.click();
  await expect(page.getByRole("radio", { name: "Dark" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign out" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await banner(page).getByRole("button", { name: "Stop viewing as Member" }).click();
  await menu.click();
  await expect(page.getByRole("button", { name: "Sign out", exact: true })).toBeVisible();
});
