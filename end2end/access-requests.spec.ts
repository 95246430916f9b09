// Asking for a higher role, and deciding on it.
import type { Locator, Page } from "@playwright/test";
import { letters } from "./support/mail.ts";
import {
  announced,
  confirm,
  dialog,
  expect,
  expectOverview,
  managers,
  others,
  people,
  test,
} from "./support/test.ts";

const REQUESTS = "/members/requests";

function request(page: Page, name: string): Locator {
  return page.getByRole("list", { name: "Requests" }).getByRole("listitem").filter({ hasText: name });
}

/** What asks, on a page that is kept from somebody or in a card of its own. */
function askButton(page: Page): Locator {
  return page.getByRole("main").getByRole("button", { name: /^Ask for .*access$/ });
}

/** Asks for a role with a reason. */
async function ask(page: Page, role: string, reason: string): Promise<void> {
  await askButton(page).click();
  const asking = dialog(page, "Ask for access");
  await asking.getByRole("radio", { name: role, exact: true }).check();
  await asking.getByLabel("Why you need it").fill(reason);
  await asking.getByRole("button", { name: "Ask" }).click();
  await expect(asking).toHaveCount(0);
}

for (const who of others) {
  const { name } = people[who];

  test(`${name} asks where they are kept out, and the page follows as soon as it is granted`, async ({
    page,
    signIn,
    api,
  }) => {
    await signIn(who, "/access-security/single-sign-on");
    await expect(page.getByRole("heading", { name: /^Only .* manage access security$/ })).toBeVisible();
    await ask(page, "Admin", "To set up single sign-on.");
    await expect(page.getByText("You asked to become an Admin, just now.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Change" })).toBeFocused();
    const ada = await api("ada");
    await ada.grantFirstRequest();
    await expect(page.getByText(/^Your role changed from .* to Admin\.$/)).toBeVisible();
    await expect(page.getByRole("heading", { name: /^Only / })).toHaveCount(0);
    await expect(page.getByRole("navigation", { name: "Access security" })).toBeVisible();
  });
}

test("whoever waits for an answer hears it on whatever page they are", async ({ page, signIn, api }) => {
  const jun = await api("jun");
  await jun.askFor("admin", "To set up single sign-on.");
  await signIn("jun", "/sign-in-and-devices");
  await expect(page.getByRole("heading", { name: "Sign-in & devices", level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: "Audit log" })).toHaveCount(0);
  await (await api("ada")).grantFirstRequest();
  await expect(page.getByText("Your role changed from Member to Admin.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Audit log" })).toBeVisible();
});

for (const who of managers) {
  const { name } = people[who];

  test(`${name} sees how many wait, and gives one the role that they ask for`, async ({
    page,
    signIn,
    api,
    gatehouse,
  }) => {
    const jun = await api("jun");
    await jun.askFor("billing_admin", "I pay the invoices.\nEvery month.");
    await signIn(who, "/");
    await page.getByRole("link", { name: "Members (1 request)" }).click();
    await page.getByRole("link", { name: "Requests (1 request)" }).click();
    await expect(request(page, "Jun Kato")).toContainText("Is a Member, and asks to become a Billing Admin");
    await expect(request(page, "Jun Kato")).toContainText("I pay the invoices.");
    await request(page, "Jun Kato").getByRole("button", { name: "Give role" }).click();
    await confirm(dialog(page, "Make Jun Kato a Billing Admin?"), "Give role");
    await expect(announced(page, "Saved. Jun Kato is a Billing Admin now.")).toBeAttached();
    await expect(page.getByText("Nobody is waiting.")).toBeFocused();
    await expect(page.getByRole("link", { name: "Members", exact: true }).first()).toBeVisible();
    await letters(page, gatehouse, "You are a Billing Admin of Northwind Labs now", 1);
  });

  test(`${name} declines, with a note that whoever asked reads`, async ({
    page,
    signIn,
    api,
    browser,
    gatehouse,
  }) => {
    const bea = await api("bea");
    await bea.askFor("admin", "Our admin left.");
    await signIn(who, REQUESTS);
    await request(page, "Bea Lindqvist").getByRole("button", { name: "Decline" }).click();
    const asking = dialog(page, "Decline what Bea Lindqvist asks for?");
    await asking.getByLabel("What to tell them").fill("Ask Olu first.");
    await asking.getByRole("button", { name: "Decline" }).click();
    await expect(announced(page, "Declined. Bea Lindqvist is told by mail.")).toBeAttached();
    const other = await browser.newPage();
    const letter = await letters(other, gatehouse, "Your request to become an Admin of Northwind Labs was declined", 1);
    await expect(letter).toContainText("They say:");
    await expect(letter).toContainText("> Ask Olu first.");
    await other.close();
  });
}

test("a request is changed, taken back, and an empty reason is refused", async ({ page, signIn }) => {
  await signIn("jun", "/");
  await expectOverview(page, "Member");
  await askButton(page).click();
  const asking = dialog(page, "Ask for access");
  await asking.getByRole("button", { name: "Ask" }).click();
  await expect(asking.getByLabel("Why you need it")).toHaveAccessibleDescription(/Say why/);
  await expect(asking.getByLabel("Why you need it")).toBeFocused();
  await asking.getByLabel("Why you need it").fill("Invoices");
  await asking.getByRole("button", { name: "Ask" }).click();
  await expect(page.getByText("You asked to become a Billing Admin, just now.")).toBeVisible();
  await page.getByRole("button", { name: "Change" }).click();
  await expect(asking.getByLabel("Why you need it")).toHaveValue("Invoices");
  await asking.getByRole("radio", { name: "Admin", exact: true }).check();
  await asking.getByRole("button", { name: "Ask" }).click();
  await expect(page.getByText("You asked to become an Admin, just now.")).toBeVisible();
  await page.getByRole("button", { name: "Take back" }).click();
  await expect(page.getByText("You asked to become")).toHaveCount(0);
  await expect(askButton(page)).toBeFocused();
});

test("nothing that was typed is lost when the server is away", async ({ page, signIn, gatehouse }) => {
  await signIn("bea", "/");
  await askButton(page).click();
  const asking = dialog(page, "Ask for access");
  await asking.getByLabel("Why you need it").fill("To set up single sign-on.");
  await gatehouse.stop();
  await asking.getByRole("button", { name: "Ask" }).click();
  await expect(asking.getByRole("alert")).toBeVisible();
  await gatehouse.start();
  await expect(asking.getByLabel("Why you need it")).toHaveValue("To set up single sign-on.");
  await asking.getByRole("button", { name: "Ask" }).click();
  await expect(page.getByText("You asked to become an Admin, just now.")).toBeVisible();
});

test("whoever decides second is told that somebody was faster", async ({ page, signIn, api }) => {
  const jun = await api("jun");
  await jun.askFor("admin", "Please.");
  await signIn("ravi", REQUESTS);
  await request(page, "Jun Kato").getByRole("button", { name: "Decline" }).click();
  const ada = await api("ada");
  await ada.grantFirstRequest();
  await dialog(page, "Decline what Jun Kato asks for?").getByRole("button", { name: "Decline" }).click();
  await expect(announced(page, "It was decided, changed or taken back meanwhile. Look again.")).toBeAttached();
  await expect(page.getByText("Nobody is waiting.")).toBeVisible();
});

test("an Admin sees who asks to be Owner, and leaves that to an Owner", async ({ page, signIn, api }) => {
  await signIn("ravi", REQUESTS);
  await expect(page.getByText("Nobody is waiting.")).toBeVisible();
  const jun = await api("jun");
  await jun.askFor("owner", "Our owner left.");
  await expect(request(page, "Jun Kato"), "the list follows by itself").toContainText("an Owner");
  await expect(request(page, "Jun Kato").getByRole("button")).toHaveCount(0);
});

test("an Owner has nothing to ask for", async ({ page, signIn }) => {
  await signIn("ada", "/");
  await expectOverview(page, "Owner");
  await expect(askButton(page)).toHaveCount(0);
});

test("asking where one is kept out begins with the lowest role that would do", async ({
  page,
  signIn,
}) => {
  await signIn("jun", "/access-security/single-sign-on");
  await askButton(page).click();
  const asking = dialog(page, "Ask for access");
  await expect(asking.getByRole("radio", { name: "Admin", exact: true })).toBeChecked();
  await asking.getByRole("button", { name: "Cancel" }).click();
  await page.goto(new URL("/", page.url()).href);
  await askButton(page).click();
  await expect(asking.getByRole("radio", { name: "Billing Admin", exact: true })).toBeChecked();
});
