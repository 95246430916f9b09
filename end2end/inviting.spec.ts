// Inviting people: whom the addresses that are typed or pasted name, and what becomes of them.
import {
  GOOD,
  INVITE,
  addresses,
  invitation,
  join,
  line,
  subject,
} from "./support/invitations.ts";
import { letters } from "./support/mail.ts";
import {
  PASSWORD,
  announced,
  confirm,
  dialog,
  expect,
  expectAccessible,
  expectOverview,
  managers,
  people,
  test,
} from "./support/test.ts";

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
    await addresses(page).fill(
      "Kim Berg <kim@northwind.example>; jun@northwind.example\nzoe@partner.example,Admin\nmax.example",
    );
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
    await expect(addresses(page), "what could not be read stays").toHaveValue("max.example");
    await expect(addresses(page)).toBeFocused();
    await addresses(page).fill("");
    await page.getByRole("link", { name: "Cancel" }).click();
    await expect(invitation(page, "kim@northwind.example")).toContainText(`invited by ${name}`);

    const kim = await browser.newPage();
    const letter = (await letters(kim, gatehouse, subject(name), 2)).filter({ hasText: "kim@northwind.example" });
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

test("addresses that were typed are not lost without a question", async ({ page, signIn }) => {
  await signIn("ada", INVITE);
  await addresses(page).fill("kim@northwind.example");
  const asked = page.waitForEvent("dialog").then((it) => it.dismiss());
  await page.getByRole("link", { name: "Cancel" }).click();
  await asked;
  await expect(addresses(page)).toHaveValue("kim@northwind.example");
  await addresses(page).fill("");
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page).toHaveURL(/\/members\/invitations$/);
});

test("whoever may not invite anybody is told who can", async ({ page, signIn }) => {
  await signIn("jun", INVITE);
  await expect(page.getByRole("heading", { name: /^Only .* manage members$/ })).toBeVisible();
  await expect(addresses(page)).toHaveCount(0);
});

test("nothing that was typed is lost when the server is away", async ({ page, signIn, gatehouse }) => {
  await signIn("ada", INVITE);
  await gatehouse.stop();
  await addresses(page).fill("kim@northwind.example");
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  const told = page.getByRole("main").getByRole("status");
  await expect(told.filter({ hasText: "They could not be checked" })).toBeVisible();
  await expect(told.filter({ hasText: "can be invited" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Invite people" })).toBeDisabled();
  await gatehouse.start();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(addresses(page)).toBeFocused();
  await expect(told.filter({ hasText: "1 person can be invited" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  await page.getByRole("button", { name: "Invite 1 person" }).click();
  await confirm(dialog(page, "Invite kim@northwind.example?"), "Invite");
  await expect(invitation(page, "kim@northwind.example")).toBeVisible();
});

test("with a single address the keyboard is enough", async ({ page, signIn }) => {
  await signIn("ada", INVITE);
  await addresses(page).focus();
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

test("nobody counts as invited while the server takes its time", async ({ page, signIn, gatehouse }) => {
  await signIn("ada", INVITE);
  gatehouse.pause();
  await addresses(page).fill("kim@northwind.example");
  const told = page.getByRole("main").getByRole("status");
  await expect(told.filter({ hasText: "Checking…" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Invite people" })).toBeDisabled();
  gatehouse.resume();
  await expect(told.filter({ hasText: "1 person can be invited" })).toBeVisible();
});

test("whoever cannot be invited yet stays in the field, and gets no role that nobody wrote", async ({
  page,
  signIn,
}) => {
  const FORMULA = "=cmd|' /C calc'!A0@x.example";
  const QUOTED = '"quoted local"@x.example';
  await signIn("ada", INVITE);
  await addresses(page).fill(
    ["kim@northwind.example", "ten@northwind.example,superuser", QUOTED, FORMULA].join("\n"),
  );
  await expect(line(page, "ten@northwind.example")).toContainText("Role not known: superuser");
  for (const text of [QUOTED, FORMULA]) {
    await expect(line(page, text)).toContainText("Not an address: left out");
  }
  await expectAccessible(page);
  await page.getByRole("button", { name: "Invite 1 person" }).click();
  await confirm(dialog(page, "Invite kim@northwind.example?"), "Invite");
  await expect(announced(page, "Sent. kim@northwind.example was invited.")).toBeAttached();
  const left = ["Email, Role", "ten@northwind.example, superuser", QUOTED, FORMULA].join("\n");
  await expect(addresses(page)).toHaveValue(left);
  await page.getByLabel("Role of ten@northwind.example").selectOption("Member");
  await expect(line(page, "ten@northwind.example")).not.toContainText("Role not known");
  await page.getByRole("button", { name: "Invite 1 person" }).click();
  const asking = dialog(page, "Invite ten@northwind.example?");
  await expect(asking).toContainText("1 as a Member");
  await asking.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(addresses(page)).toHaveValue([QUOTED, FORMULA].join("\n"));
});
