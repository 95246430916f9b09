// Where somebody is signed in, and their password: two browsers of the same person.
import type { Browser, Page } from "@playwright/test";
import type { Server } from "./support/server.ts";
import {
  DEVICES,
  PASSWORD,
  announced,
  dialog,
  expect,
  fillSignIn,
  people,
  signOut,
  test,
} from "./support/test.ts";

const NEW = "tidal lantern bracket";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1";

/** The same person on their phone, on the overview. */
async function onPhone(browser: Browser, gatehouse: Server, email: string): Promise<Page> {
  const context = await browser.newContext({ userAgent: IPHONE });
  const phone = await context.newPage();
  await phone.goto(gatehouse.url);
  await fillSignIn(phone, email, PASSWORD);
  await expect(phone.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  return phone;
}

const devices = (page: Page) => page.getByRole("list", { name: "Your devices" }).getByRole("listitem");

/** The button that signs the phone out. */
const signOutPhone = (page: Page) => page.getByRole("button", { name: /^Sign out Safari on iPhone/ });

/** Types a change of the password, and sends it. */
async function changePassword(page: Page, current: string, password: string): Promise<void> {
  await page.getByLabel("Current password").fill(current);
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
}

/** Goes to the page by the sidebar. */
async function openDevices(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Sign-in & devices" }).click();
}

/** What somebody finds on a device that was signed out: they go on where they were. */
async function expectSignedOut(page: Page): Promise<void> {
  await openDevices(page);
  await expect(dialog(page, "Sign in again")).toBeVisible();
}

test("every role finds the page in the sidebar, and this device on it", async ({
  page,
  gatehouse,
  signIn,
}) => {
  for (const who of ["ada", "ravi", "bea", "jun"] as const) {
    await page.context().clearCookies();
    await signIn(who);
    await page.getByRole("link", { name: "Sign-in & devices" }).click();
    await expect(page).toHaveURL(gatehouse.url + DEVICES);
    await expect(devices(page)).toHaveCount(1);
    await expect(devices(page)).toContainText("Chrome on Linux");
    await expect(devices(page)).toContainText("This device");
    await expect(devices(page)).toContainText("127.0.0.1. In use now.");
    await expect(page.getByText("You are signed in on this device alone.")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Sign out/ })).toHaveCount(0);
  }
});

test("a device is signed out from another, and goes on after signing in again in place", async ({
  page,
  browser,
  gatehouse,
  signIn,
}) => {
  const phone = await onPhone(browser, gatehouse, people.ada.email);
  await signIn("ada", DEVICES);
  await expect(devices(page)).toHaveCount(2);
  await signOutPhone(page).click();
  await expect(announced(page, "1 other device was signed out.")).toBeAttached();
  await expect(devices(page)).toHaveCount(1);
  await expect(page.getByRole("list", { name: "Your devices" })).toBeFocused();

  await expectSignedOut(phone);
  const again = dialog(phone, "Sign in again");
  await again.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(again).toBeHidden();
  await expect(devices(phone)).toHaveCount(2);
  await expect(devices(phone).first()).toContainText("This device");
  await expect(devices(phone).first()).toContainText("Safari on iPhone");
});

test("all other devices are signed out at once", async ({ page, browser, gatehouse, signIn }) => {
  const phone = await onPhone(browser, gatehouse, people.jun.email);
  const tablet = await onPhone(browser, gatehouse, people.jun.email);
  await signIn("jun", DEVICES);
  await page.getByRole("button", { name: "Sign out all 2 other devices" }).click();
  await expect(announced(page, "2 other devices were signed out.")).toBeAttached();
  await expect(devices(page)).toHaveCount(1);
  for (const other of [phone, tablet]) await expectSignedOut(other);
});

test("a device that was signed out meanwhile goes from the list all the same", async ({
  page,
  browser,
  gatehouse,
  signIn,
}) => {
  const phone = await onPhone(browser, gatehouse, people.ada.email);
  await signIn("ada", DEVICES);
  await expect(devices(page)).toHaveCount(2);
  await signOut(phone);
  await signOutPhone(page).click();
  await expect(announced(page, "1 other device was signed out.")).toBeAttached();
  await expect(devices(page)).toHaveCount(1);
});

test("a server that is away leaves the device in the list, with the reason beside it", async ({
  page,
  browser,
  gatehouse,
  signIn,
}) => {
  await onPhone(browser, gatehouse, people.ada.email);
  await signIn("ada", DEVICES);
  await expect(devices(page)).toHaveCount(2);
  await gatehouse.stop();
  await signOutPhone(page).click();
  const reason = devices(page).filter({ hasText: "Safari" }).getByRole("alert");
  await expect(reason).toContainText("Gatehouse can’t be reached.");
  await gatehouse.start();
  await signOutPhone(page).click();
  await expect(devices(page)).toHaveCount(1);
});

test("another password signs the other devices out, and takes the place of the old one", async ({
  page,
  browser,
  gatehouse,
  signIn,
}) => {
  const { email } = people.ravi;
  const phone = await onPhone(browser, gatehouse, email);
  await signIn("ravi", DEVICES);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByLabel("Current password")).toBeFocused();
  await expect(page.getByText("This signs out your 1 other device.")).toBeVisible();
  await changePassword(page, PASSWORD, NEW);
  await expect(
    announced(page, "Your password is changed. 1 other device was signed out."),
  ).toBeAttached();
  await expect(page.getByText("Last changed just now.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Change password" })).toBeFocused();
  await expect(devices(page)).toHaveCount(1);
  await page.getByRole("link", { name: "Access security" }).click();
  await expect(page.getByRole("switch", { name: "Single sign-on", exact: true })).toBeVisible();

  await expectSignedOut(phone);
  const again = dialog(phone, "Sign in again");
  await again.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(again.getByRole("alert")).toContainText("don’t match");
  await again.getByLabel("Password", { exact: true }).fill(NEW);
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(again).toBeHidden();

  await phone.goto(`${gatehouse.url}/dev/mail`);
  const subject = "Your password for Northwind Labs was changed";
  await expect(async () => {
    await phone.reload();
    await expect(phone.getByRole("heading", { name: subject })).toBeVisible({ timeout: 500 });
  }).toPass();
});

test("what is wrong stands at its field, and nothing that was typed is lost", async ({
  page,
  signIn,
}) => {
  await signIn("jun", DEVICES);
  await page.getByRole("button", { name: "Change password" }).click();
  const [current, next] = [page.getByLabel("Current password"), page.getByLabel("New password")];
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(current).toHaveAccessibleDescription("Enter the password that you have now.");
  await expect(current).toBeFocused();

  await changePassword(page, "not-my-password", NEW);
  await expect(current).toHaveAccessibleDescription(/^That isn’t your password\./);
  await expect(current).toBeFocused();
  await expect(current).toHaveValue("not-my-password");
  await expect(next).toHaveValue(NEW);

  await changePassword(page, PASSWORD, PASSWORD);
  await expect(next).toHaveAccessibleDescription(/^That is the password that you have now\./);
  await changePassword(page, PASSWORD, "short");
  await expect(next).toHaveAccessibleDescription(/^That is too short: at least 15 characters\./);
  await changePassword(page, PASSWORD, "qwertyuiop[]asdf");
  await expect(next).toHaveAccessibleDescription(/^This is easy to guess/);
  await expect(next).toBeFocused();
  await expect(current).toHaveValue(PASSWORD);

  await changePassword(page, PASSWORD, NEW);
  await expect(announced(page, "Your password is changed.")).toBeAttached();
});

test("the password is changed with the keyboard alone", async ({ page, signIn }) => {
  await signIn("bea", DEVICES);
  const change = page.getByRole("button", { name: "Change password" });
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(change).toBeFocused({ timeout: 1 });
  }).toPass({ intervals: [0] });
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Current password")).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("New password")).toBeFocused();
  await page.keyboard.type(NEW);
  await page.keyboard.press("Enter");
  await expect(announced(page, "Your password is changed.")).toBeAttached();
  await expect(change).toBeFocused();
});

test("whoever may use single sign-on alone finds no password to change", async ({
  page,
  api,
  signIn,
}) => {
  await signIn("jun", DEVICES);
  const ada = await api("ada");
  await ada.switchSso({ on: true });
  await ada.switchSso({ required: true });
  await page.reload();
  await expect(page.getByText("Your organization requires single sign-on: you sign in")).toBeVisible();
  await expect(page.getByRole("button", { name: "Change password" })).toHaveCount(0);
});
