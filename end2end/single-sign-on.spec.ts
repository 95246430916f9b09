import { readFileSync } from "node:fs";
import {
  PASSWORD,
  SSO,
  announced,
  confirm,
  dialog,
  expect,
  managers,
  people,
  test,
  toggle,
} from "./support/test.ts";

for (const who of managers) {
  const { name } = people[who];

  test(`${name} turns single sign-on on, and off again`, async ({ page, signIn, api }) => {
    await signIn(who, SSO);
    const sso = toggle(page, "Single sign-on");
    await expect(sso).not.toBeChecked();

    await sso.click();
    const asking = dialog(page, "Turn on single sign-on?");
    await expect(asking).toContainText("can sign in through Okta");
    await expect(sso).not.toBeChecked();
    await confirm(asking, "Turn on single sign-on");
    await expect(asking).toBeHidden();
    await expect(sso).toBeChecked();
    await expect(announced(page, "Saved. Single sign-on is on.")).toBeAttached();

    await sso.click();
    const again = dialog(page, "Turn off single sign-on?");
    // The proof is remembered.
    await expect(again.getByLabel("Confirm with your password")).toHaveCount(0);
    await again.getByRole("button", { name: "Turn off single sign-on" }).click();
    await expect(sso).not.toBeChecked();
    expect((await (await api("ada")).sso()).on).toBe(false);
  });

  test(`${name} requires single sign-on, which says who loses access`, async ({
    page,
    signIn,
    api,
  }) => {
    await (await api("ada")).switchSso({ on: true });
    await signIn(who, SSO);
    const required = toggle(page, "Require single sign-on");
    await required.click();

    const asking = dialog(page, "Require single sign-on?");
    await expect(asking).toContainText("2 Owners and 3 Admins keep password sign-in");
    await expect(asking).toContainText("3 guests lose access");
    await expect(asking.getByRole("list", { name: "Guests and exceptions" })).toContainText(
      "lee@partner.example",
    );
    await confirm(asking, "Require single sign-on");
    await expect(required).toBeChecked();
    await expect(announced(page, "Saved. Single sign-on is on and required.")).toBeAttached();

    await required.click();
    const stop = dialog(page, "Stop requiring single sign-on?");
    await stop.getByRole("button", { name: "Stop requiring it" }).click();
    await expect(required).not.toBeChecked();
  });

  test(`${name} lets the identity provider add people, and stops it`, async ({
    page,
    signIn,
    api,
  }) => {
    await (await api("ada")).switchSso({ on: true });
    await signIn(who, SSO);
    const managed = toggle(page, "IdP-managed access");
    await managed.click();
    const asking = dialog(page, "Turn on IdP-managed access?");
    await expect(asking).toContainText("They join as Members, the lowest role");
    await confirm(asking, "Turn on IdP-managed access");
    await expect(managed).toBeChecked();

    await managed.click();
    const stop = dialog(page, "Turn off IdP-managed access?");
    await stop.getByRole("button", { name: "Turn off IdP-managed access" }).click();
    await expect(managed).not.toBeChecked();
  });
}

test("the options keep their values while single sign-on is off, and say why", async ({
  page,
  signIn,
  api,
}) => {
  const owner = await api("ada");
  await owner.switchSso({ on: true });
  await owner.switchSso({ required: true });
  await owner.switchSso({ on: false });
  await signIn("ravi", SSO);

  const required = toggle(page, "Require single sign-on");
  await expect(required).toBeChecked();
  await expect(required).toBeDisabled();
  await expect(required).toHaveAccessibleDescription(/Single sign-on is off\. Turn it on first\./);
  await required.click({ force: true });
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a wrong password changes nothing and is said at the field", async ({ page, signIn, api }) => {
  await signIn("ada", SSO);
  await toggle(page, "Single sign-on").click();
  const asking = dialog(page, "Turn on single sign-on?");
  const password = asking.getByLabel("Confirm with your password");
  await password.fill("not-my-password");
  await asking.getByRole("button", { name: "Turn on single sign-on" }).click();
  await expect(password).toHaveAccessibleDescription(
    "That isn’t your password. Nothing was changed. Try again.",
  );
  expect((await (await api("ravi")).sso()).on).toBe(false);

  await password.fill(PASSWORD);
  await asking.getByRole("button", { name: "Turn on single sign-on" }).click();
  await expect(toggle(page, "Single sign-on")).toBeChecked();
});

test("a change that was asked for and cancelled is not made", async ({ page, signIn, api }) => {
  await signIn("ada", SSO);
  await toggle(page, "Single sign-on").click();
  const asking = dialog(page, "Turn on single sign-on?");
  await asking.getByLabel("Confirm with your password").fill(PASSWORD);
  await asking.getByRole("button", { name: "Cancel" }).click();
  await expect(asking).toBeHidden();
  await expect(toggle(page, "Single sign-on")).not.toBeChecked();
  expect((await (await api("ada")).sso()).on).toBe(false);
});

test("Members cannot use their password where single sign-on is required", async ({
  page,
  gatehouse,
  api,
}) => {
  const owner = await api("ada");
  await owner.switchSso({ on: true });
  await owner.switchSso({ required: true });
  await page.goto(gatehouse.url);
  await page.getByLabel("Email").fill(people.jun.email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Use my password" }).click();
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Your organization requires single sign-on." }),
  ).toBeVisible();
});

test("the values for the identity provider are there to copy", async ({ page, signIn, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn("ada", SSO);
  for (const label of ["ACS URL", "Entity ID", "Start URL", "Issuer"]) {
    await page.getByRole("button", { name: `Copy ${label}` }).click();
    await expect(announced(page, "Copied").first()).toBeAttached();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    await expect(page.getByRole("main")).toContainText(copied);
  }
});

test("the values for the identity provider are there as one file", async ({ page, signIn }) => {
  await signIn("ada", SSO);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download metadata" }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toMatch(/^gatehouse-\w+\.xml$/);
  const metadata = readFileSync(await file.path(), "utf8");
  expect(metadata).toContain("AssertionConsumerService");
});
