// Requiring a second factor of everyone: from now on, from a later day, with passkeys alone, and
// beside single sign-on.
import {
  PASSWORD,
  SSO,
  TWO_FACTOR,
  announced,
  confirm,
  dialog,
  expect,
  expectAccessible,
  fillSignIn,
  managers,
  people,
  signOut,
  test,
  toggle,
} from "./support/test.ts";
import { enrolment } from "./support/second-factor.ts";
import { askToRequire, dayAhead, requirement } from "./support/two-factor.ts";

for (const who of managers) {
  const { name } = people[who];

  test(`${name} requires a second factor from now on, and stops`, async ({
    page,
    signIn,
    protect,
  }) => {
    const api = await protect(who);
    await signIn(who, TWO_FACTOR);
    const required = requirement(page);
    const asking = await askToRequire(page);
    await expect(asking).toContainText("34 people have a second factor");
    await expect(asking).toContainText("10 people have nothing yet");
    await expect(required).not.toBeChecked();
    await confirm(asking, "Require two-factor");
    await expect(required).toBeChecked();
    await expect(announced(page, "Saved. Two-factor is required.")).toBeAttached();
    await expect(page.getByRole("main")).toContainText("Since");

    await required.click();
    const stop = dialog(page, "Stop requiring two‑factor authentication?");
    await stop.getByRole("button", { name: "Stop requiring two-factor" }).click();
    await expect(required).not.toBeChecked();
    expect(await api.twoFactorRequired()).toBe(false);
  });

  test(`${name} requires a second factor from a later day, and moves the day`, async ({
    page,
    signIn,
    protect,
  }) => {
    await protect(who);
    await signIn(who, TWO_FACTOR);
    const asking = await askToRequire(page);
    await asking.getByRole("radio", { name: "From a later day" }).check();
    await asking.getByLabel("First day").fill(dayAhead(10));
    await confirm(asking, "Require two-factor");
    await expect(page.getByRole("main")).toContainText("From");
    await expect(page.getByRole("main")).toContainText("Scheduled");

    await page.getByRole("button", { name: "Change the requirement" }).click();
    const changing = dialog(page, "Change the two‑factor requirement?");
    await changing.getByRole("radio", { name: "From now on" }).check();
    await changing.getByRole("button", { name: "Change the requirement" }).click();
    await expect(page.getByRole("main")).toContainText("Since");
  });
}

test("whoever requires passkeys has one first, and sees who would have to add one", async ({
  page,
  signIn,
  protect,
}) => {
  await protect("ada");
  await signIn("ada", TWO_FACTOR);
  const asking = await askToRequire(page);
  await asking.getByRole("radio", { name: "Passkeys alone" }).check();
  await expect(asking).toContainText("5 people have a passkey");
  await expect(asking).toContainText("29 people have an authenticator app alone");
  await expect(asking.getByRole("alert")).toContainText("Whoever requires passkeys of everyone");
  await expect(asking.getByRole("link", { name: "Go to sign-in & devices" })).toBeVisible();
  await expect(asking.getByRole("button", { name: "Require two-factor" })).toBeDisabled();
  await asking.getByRole("radio", { name: "Authenticator apps and passkeys" }).check();
  await confirm(asking, "Require two-factor");
  await expect(requirement(page)).toBeChecked();
});

test("the switch leads whoever has no second factor of their own to where one is set up", async ({
  page,
  signIn,
}) => {
  await signIn("ada", TWO_FACTOR);
  const required = requirement(page);
  await expect(required).toBeDisabled();
  await expect(required).toHaveAccessibleDescription(/Set up a second factor of your own first\./);
  await page.getByRole("link", { name: "Go to sign-in & devices" }).click();
  await expect(page).toHaveURL(/\/sign-in-and-devices$/);
});

test("a day that is too far ahead, or none, is refused at its field", async ({
  page,
  signIn,
  protect,
}) => {
  await protect("ada");
  await signIn("ada", TWO_FACTOR);
  const asking = await askToRequire(page);
  await asking.getByRole("radio", { name: "From a later day" }).check();
  const day = asking.getByLabel("First day");

  await day.fill("");
  await confirm(asking, "Require two-factor");
  await expect(day).toHaveAccessibleDescription(/Choose a day\./);

  await day.fill(dayAhead(90));
  await asking.getByRole("button", { name: "Require two-factor" }).click();
  await expect(day).toHaveAccessibleDescription(/That is too far ahead\./);
  await expect(day).toHaveValue(dayAhead(90));
  await expect(requirement(page)).not.toBeChecked();
});

test("turning single sign-on on ends the requirement, and says so first", async ({
  page,
  signIn,
  protect,
}) => {
  const owner = await protect("ada");
  await owner.requireTwoFactor(true);
  await signIn("ada", SSO);
  await toggle(page, "Single sign-on").click();
  const asking = dialog(page, "Turn on single sign-on?");
  await expect(asking).toContainText("The two-factor requirement is turned off with it");
  expect(await owner.twoFactorRequired()).toBe(true);
  await confirm(asking, "Turn on single sign-on");
  await expect(toggle(page, "Single sign-on")).toBeChecked();
  expect(await owner.twoFactorRequired()).toBe(false);

  await page.getByRole("link", { name: "Two-factor" }).click();
  await expect(requirement(page)).not.toBeChecked();
});

test("turning single sign-on on requires a factor of whoever keeps a password, if wanted", async ({
  page,
  signIn,
  api,
}) => {
  await api("ada");
  await signIn("ada", SSO);
  await toggle(page, "Single sign-on").click();
  const asking = dialog(page, "Turn on single sign-on?");
  const offer = asking.getByRole("checkbox", {
    name: /^Require a second factor of Owners, Admins and whoever is excepted: 2 people have/,
  });
  await expect(asking).toContainText("Ada Osei and Ravi Vance");
  await offer.check();
  await confirm(asking, "Turn on single sign-on");
  await expect(toggle(page, "Single sign-on")).toBeChecked();
  await signOut(page);
  await fillSignIn(page, people.ada.email, PASSWORD);
  await expect(enrolment(page)).toBeVisible();
});

test("turning single sign-on off brings the requirement back where that is wanted", async ({
  page,
  signIn,
  protect,
}) => {
  const owner = await protect("ada");
  await owner.requireTwoFactor(true);
  await owner.switchSso({ on: true });
  await signIn("ada", SSO);
  await toggle(page, "Single sign-on").click();
  const asking = dialog(page, "Turn off single sign-on?");
  await asking.getByRole("checkbox", { name: /^Require a second factor of everyone again/ }).check();
  await expectAccessible(page);
  await confirm(asking, "Turn off single sign-on");
  await expect(toggle(page, "Single sign-on")).not.toBeChecked();
  await page.getByRole("link", { name: "Two-factor" }).click();
  await expect(requirement(page)).toBeChecked();
  expect(await owner.twoFactorRequired()).toBe(true);
});

test("while single sign-on is on, two-factor is off and says why", async ({ page, signIn, api }) => {
  const owner = await api("ada");
  await owner.switchSso({ on: true });
  await signIn("ravi", TWO_FACTOR);
  const required = requirement(page);
  await expect(required).toBeDisabled();
  await expect(required).toHaveAccessibleDescription(
    /Two-factor is off because single sign-on is on\./,
  );
  await required.click({ force: true });
  await expect(page.getByRole("dialog")).toHaveCount(0);

  const refused = await owner.put("/api/organization/two-factor", {
    required: true,
    holds_from: null,
  });
  expect(refused.status()).toBe(409);

  await page.getByRole("link", { name: "Go to single sign-on" }).click();
  await expect(page).toHaveURL(new RegExp(`${SSO}$`));
});
