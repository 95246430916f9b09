// Invitations that are open, and joining.
import {
  GOOD,
  INVITATIONS,
  invitation,
  invitations,
  join,
  menu,
  menuButton,
  subject,
} from "./support/invitations.ts";
import { letters } from "./support/mail.ts";
import {
  announced,
  confirm,
  dialog,
  expect,
  expectAccessible,
  expectOverview,
  fillSignIn,
  test,
} from "./support/test.ts";

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
    await expect(menuButton(page, KIM)).toBeFocused();
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
    const letter = await letters(kim, gatehouse, subject("Ada Osei"), 1);
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
  const button = menuButton(page, "kim@northwind.example");
  await expect(button).toBeFocused();
  await menu(page, "kim@northwind.example", "Revoke");
  await dialog(page, "Revoke the invitation of kim@northwind.example?")
    .getByRole("button", { name: "Cancel" })
    .click();
  await expect(button).toBeFocused();
});

test("what is done far down the list leaves the list and the focus there", async ({ page, api, signIn }) => {
  const people = Array.from({ length: 102 }, (_, nth) => {
    return { email: `person-${nth}@northwind.example`, role: "member" };
  });
  const { http } = await api("ada");
  await expect(await http.post("/api/invitations", { data: { people } })).toBeOK();
  await signIn("ada", INVITATIONS);
  await expect(invitations(page)).toHaveCount(100);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(invitations(page)).toHaveCount(102);
  const first = invitations(page).nth(100).getByRole("button");
  await expect(first, "the first that came").toBeFocused();
  const email = (await first.innerText()).replace("What can be done with ", "").trim();
  await menu(page, email, "Revoke");
  await confirm(dialog(page, `Revoke the invitation of ${email}?`), "Revoke");
  await expect(announced(page, `Revoked. The link sent to ${email} no longer works.`)).toBeAttached();
  await expect(invitation(page, email)).toHaveCount(0);
  await expect(invitations(page)).toHaveCount(101);
  await expect(page.getByRole("status").filter({ hasText: "101 invitations" })).toBeAttached();
  await expect(invitations(page).nth(100).getByRole("button"), "the next one").toBeFocused();
  await expect(invitations(page).nth(100)).toBeInViewport();
});

test("another link in the same tab opens another invitation, and a reload says what to do", async ({
  page,
  api,
  gatehouse,
}) => {
  const ada = await api("ada");
  await ada.invite("kim@northwind.example", "member");
  await ada.invite("zoe@partner.example", "member");
  const all = await letters(page, gatehouse, subject("Ada Osei"), 2);
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
  const letter = await letters(page, gatehouse, subject("Ada Osei"), 1);
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
  const letter = await letters(page, gatehouse, subject("Ada Osei"), 1);
  await letter.getByRole("link").click();
  await join(page, "Kim Berg", GOOD);
  await expectOverview(page, "Member");
  await page.context().clearCookies();
  await page.goto(gatehouse.url);
  await fillSignIn(page, "kim@northwind.example", GOOD);
  await expectOverview(page, "Member");
});
