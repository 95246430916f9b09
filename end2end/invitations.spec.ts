// Invitations: asking people to join, and joining.
import type { Locator, Page } from "@playwright/test";
import { letters } from "./support/mail.ts";
import {
  PASSWORD,
  announced,
  confirm,
  dialog,
  expect,
  expectAccessible,
  expectOverview,
  fillSignIn,
  managers,
  people,
  test,
} from "./support/test.ts";

const INVITE = "/members/invite";
const INVITATIONS = "/members/invitations";
const GOOD = "plum lantern orbit 47 quay";
const SUBJECT = (who: string) => `${who} has invited you to Northwind Labs`;

/** The line about an address. */
function line(page: Page, email: string): Locator {
  return page.getByRole("list", { name: "Addresses" }).getByRole("listitem").filter({ hasText: email });
}

function invitation(page: Page, email: string): Locator {
  return page.getByRole("list", { name: "Invitations" }).getByRole("listitem").filter({ hasText: email });
}

async function menu(page: Page, email: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `What can be done with ${email}` }).click();
  await invitation(page, email).getByRole("button", { name: item }).click();
}

/** Takes the name and the password of whoever joins. */
async function join(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Join" }).click();
}

for (const who of managers) {
  const { name } = people[who];

  test(`${name} invites people from a list, and one of them joins`, async ({
    page,
    signIn,
    gatehouse,
    browser,
  }) => {
    await signIn(who, "/members");
    await page.getByRole("link", { name: "Invite people" }).click();
    await expect(page.getByRole("heading", { name: "Invite people", level: 1 })).toBeVisible();
    await page
      .getByLabel("Email addresses")
      .fill("Kim Berg <kim@northwind.example>; jun@northwind.example\nzoe@partner.example,Admin\nmax.example");
    await expect(line(page, "jun@northwind.example")).toContainText("Already a member");
    await expect(line(page, "zoe@partner.example")).toContainText("Guest");
    await expect(line(page, "max.example")).toContainText("Not an address: left out");
    await expect(page.getByLabel("Role of zoe@partner.example")).toHaveValue(who === "ada" ? "1" : "0");
    await page.getByLabel("Role of kim@northwind.example").selectOption("Billing Admin");
    await page.getByRole("button", { name: "Invite 2 people" }).click();
    const asking = dialog(page, "Invite 2 people?");
    await expect(asking).toContainText("1 as an Admin");
    await expect(asking).toContainText("1 as a Billing Admin");
    await expect(asking).toContainText("1 of them is a guest");
    await confirm(asking, "Invite");
    await expect(announced(page, "Sent. 2 people were invited.")).toBeAttached();
    await expect(page.getByLabel("Email addresses"), "what could not be read stays").toHaveValue("max.example");
    await expect(page.getByLabel("Email addresses")).toBeFocused();
    await page.getByLabel("Email addresses").fill("");
    await page.getByRole("link", { name: "Cancel" }).click();
    await expect(invitation(page, "kim@northwind.example")).toContainText(`invited by ${name}`);

    const kim = await browser.newPage();
    const letter = (await letters(kim, gatehouse, SUBJECT(name), 2)).filter({ hasText: "kim@northwind.example" });
    await letter.first().getByRole("link").click();
    await expect(kim.getByRole("heading", { name: "Join Northwind Labs" })).toBeVisible();
    await expect(kim).toHaveURL(`${gatehouse.url}/join`);
    await expect(kim.getByText("as a Billing Admin")).toBeVisible();
    await expect(kim.getByLabel("Your name")).toBeFocused();
    await join(kim, "", "short");
    await expect(kim.getByLabel("Your name")).toHaveAccessibleDescription(/Enter a name/);
    await expect(kim.getByLabel("New password")).toHaveAccessibleDescription(/at least 15 characters/);
    await expectAccessible(kim);
    await join(kim, "Kim Berg", GOOD);
    await expectOverview(kim, "Billing Admin");
    await kim.close();

    await page.reload();
    await expect(invitation(page, "zoe@partner.example")).toBeVisible();
    await expect(invitation(page, "kim@northwind.example")).toHaveCount(0);
    await page.goto(`${gatehouse.url}/members?search=kim`);
    await expect(page.getByRole("cell", { name: "Billing Admin" })).toBeVisible();
  });
}

test.describe("an invitation that is open", () => {
  const KIM = "kim@northwind.example";

  test.beforeEach(async ({ api, signIn, page }) => {
    const ada = await api("ada");
    await ada.invite(KIM, "member");
    await signIn("ada", INVITATIONS);
    await expect(invitation(page, KIM)).toContainText("Pending");
  });

  test("gives its link to whoever asks, which opens it for somebody else", async ({ page, browser }) => {
    await menu(page, KIM, "Copy link");
    const asking = dialog(page, `Show the link for ${KIM}?`);
    await expect(asking).toContainText("Whoever has it can join as a Member, once");
    await confirm(asking, "Show link");
    const shown = dialog(page, `The link for ${KIM}`);
    const url = await shown.locator("code").innerText();
    await expect(shown.getByRole("button", { name: "Copy link" })).toBeVisible();
    await expectAccessible(page);
    await shown.getByRole("button", { name: "Done" }).click();
    await expect(shown).toHaveCount(0);
    const other = await browser.newPage();
    await other.goto(url);
    await expect(other.getByRole("heading", { name: "Join Northwind Labs" })).toBeVisible();
    await other.close();
  });

  test("is not sent twice within a minute, which says how long to wait", async ({ page }) => {
    await menu(page, KIM, "Send again");
    const asking = dialog(page, `Send the invitation to ${KIM} again?`);
    await confirm(asking, "Send again");
    const told = asking.getByRole("alert");
    await expect(told).toContainText("This invitation was sent less than a minute ago.");
    await expect(told).toContainText(/Wait (a second|\d+ seconds)/);
    await asking.getByRole("button", { name: "Cancel" }).click();
    await expect(invitation(page, KIM)).toBeVisible();
  });

  test("is revoked, and its link says so", async ({ page, gatehouse, browser }) => {
    await menu(page, KIM, "Revoke");
    await confirm(dialog(page, `Revoke the invitation of ${KIM}?`), "Revoke");
    await expect(announced(page, `Revoked. The link sent to ${KIM} no longer works.`)).toBeAttached();
    await expect(page.getByText("Nobody’s invitation is open.")).toBeVisible();
    const kim = await browser.newPage();
    const letter = await letters(kim, gatehouse, SUBJECT("Ada Osei"), 1);
    await letter.getByRole("link").click();
    await expect(kim.getByRole("main").getByRole("alert")).toContainText("This invitation can’t be used.");
    await expectAccessible(kim);
    await kim.close();
  });

  test("is found among the members as pending, by address and role, and revoked there", async ({
    page,
    gatehouse,
    api,
  }) => {
    await (await api("ada")).invite("zoe@partner.example", "admin");
    await page.goto(`${gatehouse.url}/members?sign_in=password`);
    await page.getByLabel("Status").focus();
    await page.getByLabel("Status").selectOption("Pending");
    await expect(page).toHaveURL(/\/members\?sign_in=password&status=pending$/);
    await expect(page.getByLabel("Status")).toBeFocused();
    await expect(page.getByLabel("Sign-in")).toHaveCount(0);
    await expect(page.getByRole("table")).toHaveCount(0);
    await expect(invitation(page, KIM)).toContainText("Pending");
    await page.getByLabel("Role").selectOption("Admin");
    await expect(page).toHaveURL(/role=admin.*status=pending$/);
    await expect(invitation(page, KIM)).toHaveCount(0);
    await expect(page.getByRole("status").filter({ hasText: "1 invitation" })).toBeVisible();
    await page.reload();
    await menu(page, "zoe@partner.example", "Revoke");
    await confirm(dialog(page, "Revoke the invitation of zoe@partner.example?"), "Revoke");
    await expect(page.getByText("No invitation is like that.")).toBeVisible();
    await page.getByLabel("Status").selectOption("Joined");
    await expect(page.getByRole("table", { name: "Members" })).toBeVisible();
  });

  test("is found again when the server was away", async ({ page, gatehouse }) => {
    await gatehouse.stop();
    await page.getByLabel("Find by email").fill("kim");
    await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
    await gatehouse.start();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("status").filter({ hasText: "1 invitation" })).toBeVisible();
    await expect(page).toHaveURL(/\/members\/invitations\?search=kim$/);
  });
});

test("addresses that were typed are not lost without a question", async ({ page, signIn }) => {
  await signIn("ada", INVITE);
  await page.getByLabel("Email addresses").fill("kim@northwind.example");
  const asked = page.waitForEvent("dialog").then((it) => it.dismiss());
  await page.getByRole("link", { name: "Cancel" }).click();
  await asked;
  await expect(page.getByLabel("Email addresses")).toHaveValue("kim@northwind.example");
  await page.getByLabel("Email addresses").fill("");
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page).toHaveURL(/\/members\/invitations$/);
});

test("what was done with an invitation leaves the focus at it, or at the next one", async ({
  page,
  api,
  signIn,
}) => {
  const ada = await api("ada");
  await ada.invite("kim@northwind.example", "member");
  await ada.invite("zoe@partner.example", "member");
  await signIn("ada", INVITATIONS);
  await menu(page, "zoe@partner.example", "Revoke");
  await confirm(dialog(page, "Revoke the invitation of zoe@partner.example?"), "Revoke");
  await expect(invitation(page, "zoe@partner.example")).toHaveCount(0);
  const button = page.getByRole("button", { name: "What can be done with kim@northwind.example" });
  await expect(button).toBeFocused();
  await menu(page, "kim@northwind.example", "Revoke");
  await dialog(page, "Revoke the invitation of kim@northwind.example?")
    .getByRole("button", { name: "Cancel" })
    .click();
  await expect(button).toBeFocused();
});

test("whoever may not invite anybody is told who can", async ({ page, signIn }) => {
  await signIn("jun", INVITE);
  await expect(page.getByRole("heading", { name: /^Only .* manage members$/ })).toBeVisible();
  await expect(page.getByLabel("Email addresses")).toHaveCount(0);
});

test("nothing that was typed is lost when the server is away", async ({ page, signIn, gatehouse }) => {
  await signIn("ada", INVITE);
  await gatehouse.stop();
  await page.getByLabel("Email addresses").fill("kim@northwind.example");
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await gatehouse.start();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  await page.getByRole("button", { name: "Invite 1 person" }).click();
  await confirm(dialog(page, "Invite kim@northwind.example?"), "Invite");
  await expect(invitation(page, "kim@northwind.example")).toBeVisible();
});

test("with a single address the keyboard is enough", async ({ page, signIn }) => {
  await signIn("ada", INVITE);
  await page.getByLabel("Email addresses").focus();
  await page.keyboard.type("kim@northwind.example");
  await expect(page.getByRole("button", { name: "Invite 1 person" })).toBeEnabled();
  const button = page.getByRole("button", { name: "Invite 1 person" });
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(button).toBeFocused({ timeout: 50 });
  }).toPass();
  await page.keyboard.press("Enter");
  const asking = dialog(page, "Invite kim@northwind.example?");
  await expect(asking.getByLabel("Confirm with your password")).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(invitation(page, "kim@northwind.example")).toBeVisible();
});

test("another link in the same tab opens another invitation, and a reload says what to do", async ({
  page,
  api,
  gatehouse,
}) => {
  const ada = await api("ada");
  await ada.invite("kim@northwind.example", "member");
  await ada.invite("zoe@partner.example", "member");
  const all = await letters(page, gatehouse, SUBJECT("Ada Osei"), 2);
  const links = await Promise.all([0, 1].map((nth) => all.nth(nth).getByRole("link").getAttribute("href")));
  await page.goto(links[0]!);
  await expect(page.getByText("has invited zoe@partner.example")).toBeVisible();
  await page.evaluate((there) => location.assign(there), links[1]!);
  await expect(page.getByText("has invited kim@northwind.example")).toBeVisible();
  await expect(page).toHaveURL(`${gatehouse.url}/join`);
  await page.reload();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Open the link in the mail again.");
});

test("whoever is signed in is told as whom before they join, and signs out first or stays", async ({
  page,
  api,
  signIn,
  gatehouse,
}) => {
  await (await api("ada")).invite("kim@northwind.example", "member");
  await signIn("ada", INVITATIONS);
  const letter = await letters(page, gatehouse, SUBJECT("Ada Osei"), 1);
  const link = (await letter.getByRole("link").getAttribute("href"))!;
  await page.goto(link);
  const present = page.getByText("You are signed in here as Ada Osei (ada@northwind.example).");
  await expect(present).toBeVisible();
  await expect(page.getByText("Joining signs Ada Osei out of this browser.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Stay Ada Osei" }).click();
  await expectOverview(page, "Owner");
  await page.goto(link);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(present).toHaveCount(0);
  await expect(page.getByLabel("Your name")).toBeFocused();
  await join(page, "Kim Berg", GOOD);
  await expectOverview(page, "Member");
});

test("whoever joins can sign in from then on", async ({ page, api, gatehouse }) => {
  const ada = await api("ada");
  await ada.invite("kim@northwind.example", "member");
  const letter = await letters(page, gatehouse, SUBJECT("Ada Osei"), 1);
  await letter.getByRole("link").click();
  await join(page, "Kim Berg", GOOD);
  await expectOverview(page, "Member");
  await page.context().clearCookies();
  await page.goto(gatehouse.url);
  await fillSignIn(page, "kim@northwind.example", GOOD);
  await expectOverview(page, "Member");
});
