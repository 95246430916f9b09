// Somebody else changes something while a page is open.
import { connection } from "./support/certificates.ts";
import { SAVE, issuer, save } from "./support/connection-form.ts";
import {
  SSO,
  TWO_FACTOR,
  confirm,
  dialog,
  expect,
  test,
  toggle,
} from "./support/test.ts";
import { askToRequire, requirement } from "./support/two-factor.ts";

test("a switch shows what another Owner made of it, beside what you were about to make", async ({
  page,
  signIn,
  api,
}) => {
  const other = await api("ada");
  await other.switchSso({ on: true });
  await signIn("ravi", SSO);
  await toggle(page, "Require single sign-on").click();
  await other.switchSso({ idp_managed: true });

  const asking = dialog(page, "Require single sign-on?");
  await confirm(asking, "Require single sign-on");
  await expect(asking.getByRole("alert")).toContainText("Ada Osei changed this");
  await expect(asking).toContainText("Saved now");
  await expect(asking).toContainText("Yours");
  await expect(toggle(page, "IdP-managed access")).toBeChecked();
  await expect(toggle(page, "Require single sign-on")).not.toBeChecked();

  await asking.getByRole("button", { name: "Require single sign-on" }).click();
  await expect(toggle(page, "Require single sign-on")).toBeChecked();
  expect(await other.sso()).toMatchObject({ on: true, required: true, idp_managed: true });
});

test("a connection that somebody changed stands beside the one that was typed", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("ravi", SSO);
  await page.getByRole("button", { name: "Edit" }).click();
  await issuer(page).fill("https://mine.example/metadata");
  await save(page).click();
  await (await api("ada")).connect(connection);

  const asking = dialog(page, SAVE);
  await confirm(asking, "Save connection");
  await expect(asking.getByRole("alert")).toContainText("Ada Osei changed this");
  await expect(asking).toContainText(connection.issuer);
  await expect(asking).toContainText("https://mine.example/metadata");

  await asking.getByRole("button", { name: "Cancel" }).click();
  await expect(issuer(page)).toHaveValue("https://mine.example/metadata");
  await page.getByRole("main").getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("main")).toContainText(connection.issuer);
});

test("a name that somebody changed stands beside the one that was typed", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("ravi");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await page.getByLabel("Name", { exact: true }).fill("Mine");
  await (await api("ada")).rename("Theirs");
  const rename = page.getByRole("button", { name: "Rename organization" });
  await rename.click();
  await expect(page.getByRole("alert").filter({ hasText: "Ada Osei changed this" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Theirs");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Mine");
  await rename.click();
  await expect(page.getByRole("banner")).toContainText("Mine");
});

test("requiring two-factor comes too late once single sign-on is on", async ({
  page,
  signIn,
  api,
  protect,
}) => {
  await protect("ravi");
  await signIn("ravi", TWO_FACTOR);
  const asking = await askToRequire(page);
  const owner = await api("ada");
  await owner.switchSso({ on: true });

  await confirm(asking, "Require two-factor");
  await expect(asking.getByRole("alert")).toContainText("Single sign-on is on. Turn it off first.");
  await expect(asking.getByRole("button", { name: "Require two-factor" })).toBeDisabled();
  await asking.getByRole("button", { name: "Cancel" }).click();
  const required = requirement(page);
  await expect(required).not.toBeChecked();
  await expect(required).toBeDisabled();
  expect(await owner.twoFactorRequired()).toBe(false);
});

test("removing the connection comes too late once single sign-on is on, and the page shows that", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("ada", SSO);
  await page.getByRole("button", { name: "Remove connection" }).click();
  await (await api("ravi")).switchSso({ on: true });

  const asking = dialog(page, "Remove the connection?");
  await asking.getByLabel("Type “Northwind Labs” to confirm").fill("Northwind Labs");
  await confirm(asking, "Remove connection");
  await expect(asking.getByRole("alert")).toContainText("Single sign-on is on. Turn it off first.");
  const sso = toggle(page, "Single sign-on");
  await expect(sso).toBeChecked();
  await asking.getByRole("button", { name: "Cancel" }).click();
  await expect(sso).toBeEnabled();
  await expect(sso).not.toHaveAccessibleDescription(/Turn it off first/);
});

test("coming back to a page shows what somebody made of it, but not under a change", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("ada", SSO);
  const other = await api("ravi");
  const comeBack = async () => {
    const asked = page.waitForResponse(/\/api\/organization\/sso$/);
    await page.evaluate(() => {
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    });
    await (await asked).finished();
  };
  const sso = toggle(page, "Single sign-on");
  await page.getByRole("button", { name: "Edit" }).click();
  await other.switchSso({ on: true });
  await comeBack();
  await expect(sso).not.toBeChecked();
  await expect(sso).toBeEnabled();
  await expect(toggle(page, "Require single sign-on")).toBeDisabled();

  await page.getByRole("main").getByRole("button", { name: "Cancel" }).click();
  await comeBack();
  await expect(sso).toBeChecked();
  await expect(toggle(page, "Require single sign-on")).toBeEnabled();
});

test("an Admin who was made a Member while the page was open is told, and sees no control", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("ravi", SSO);
  await toggle(page, "Single sign-on").click();
  const owner = await api("ada");
  await owner.changeRole(await (await api("ravi")).ownId(), "member");

  await confirm(dialog(page, "Turn on single sign-on?"), "Turn on single sign-on");
  await expect(page.getByText("Your role changed from Admin to Member.")).toBeVisible();
  await expect(
    page.getByRole("heading", { name: "Only Owners and Admins manage access security" }),
  ).toBeVisible();
  await expect(page.getByRole("switch")).toHaveCount(0);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect((await owner.sso()).on).toBe(false);

  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect(page.getByText("Your role changed from Admin to Member.")).toHaveCount(0);
});

test("a Member who was made an Admin gets the settings when looking again", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("jun", SSO);
  await expect(page.getByRole("switch")).toHaveCount(0);
  await (await api("ada")).changeRole(await (await api("jun")).ownId(), "admin");
  await page.reload();
  await expect(toggle(page, "Single sign-on")).toBeVisible();
});

test("a page that nobody touches follows the role of whoever looks at it", async ({ page, signIn, api }) => {
  await signIn("bea", "/access-security/single-sign-on");
  await expect(page.getByRole("heading", { name: "Only Owners and Admins manage access security" })).toBeVisible();
  await (await api("ada")).changeRole(await (await api("bea")).ownId(), "admin");
  await expect(page.getByText("Your role changed from Billing Admin to Admin.")).toBeVisible({
    timeout: 15_000,
  });
  await expect(toggle(page, "Single sign-on")).toBeVisible();
});

test("an Owner sees from any page that somebody asks for a role", async ({ page, signIn, api }) => {
  await signIn("ada", "/sign-in-and-devices");
  await expect(page.getByRole("heading", { name: "Sign-in & devices", level: 1 })).toBeVisible();
  await (await api("jun")).askFor("admin", "To set up single sign-on.");
  await expect(page.getByRole("link", { name: "Members (1 request)" })).toBeVisible({ timeout: 15_000 });
});
