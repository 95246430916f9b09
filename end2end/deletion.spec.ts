// Deleting the organization, and bringing it back.
import { letters } from "./support/mail.ts";
import {
  PASSWORD,
  confirm,
  dialog,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  fillSignIn,
  people,
  test,
} from "./support/test.ts";

const QUESTION = "Delete Northwind Labs?";

test("an Owner deletes the organization, and another brings it back", async ({
  page,
  signIn,
  gatehouse,
  api,
}) => {
  const jun = await api("jun");
  await (await api("ada")).changeRole(await (await api("ravi")).ownId(), "owner");
  await signIn("ada");
  await page.getByRole("button", { name: "Delete organization" }).click();
  const asking = dialog(page, QUESTION);
  await expect(asking).toContainText("44 people can no longer work in it.");
  await expect(asking).toContainText("can bring it back until");
  await expect(asking.getByLabel("Type “Northwind Labs” to confirm")).toBeFocused();
  await asking.getByLabel("Type “Northwind Labs” to confirm").fill("Northwind Labs");
  await confirm(asking, "Delete organization");
  await expect(page.getByRole("heading", { name: "Northwind Labs was deleted" })).toBeFocused();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  expect((await jun.http.get("/api/members")).status()).toBe(403);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();

  await letters(page, gatehouse, "Northwind Labs was deleted", 3);
  await page.goto(gatehouse.url);
  await fillSignIn(page, people.ravi.email, PASSWORD);
  await expect(page.getByText("Ada Osei deleted it (just now).")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  expect((await jun.http.get("/api/session")).status()).toBe(200);
  await letters(page, gatehouse, "Northwind Labs is back", 3);
});

test("whoever is at work in an organization that is deleted meanwhile is told whom to ask", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("ravi", "/access-security/domains");
  await (await api("ada")).deleteOrganization("Northwind Labs");
  await page.getByRole("link", { name: "Members", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Northwind Labs was deleted" })).toBeVisible();
  await expect(page.getByText("ask Ada Osei or another Owner to bring it back")).toBeVisible();
  await expect(page.getByRole("button", { name: "Bring it back" })).toHaveCount(0);
});

test("whoever signs in to a deleted organization is told, and signs out", async ({
  page,
  gatehouse,
  api,
}) => {
  await (await api("ada")).deleteOrganization("Northwind Labs");
  await page.goto(gatehouse.url);
  await fillSignIn(page, people.jun.email, PASSWORD);
  await expect(page.getByRole("heading", { name: "Northwind Labs was deleted" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Northwind Labs was deleted" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
});

for (const who of ["ravi", "bea", "jun"] as const) {
  test(`${people[who].name} has no way to delete the organization`, async ({ page, signIn, api }) => {
    await signIn(who);
    await expect(page.getByRole("table", { name: "Owners and Admins" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Delete organization" })).toHaveCount(0);
    const person = await api(who);
    const headers = { "If-Match": '"v1"' };
    const params = { organization_name: "Northwind Labs" };
    const refused = await person.http.delete("/api/organization", { headers, params });
    expect(refused.status()).toBe(403);
  });
}

test("a name that is typed wrong deletes nothing, and somebody else’s change is shown first", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("ada");
  await page.getByRole("button", { name: "Delete organization" }).click();
  const asking = dialog(page, QUESTION);
  const name = asking.getByLabel("Type “Northwind Labs” to confirm");
  await name.fill("Northwind");
  await confirm(asking, "Delete organization");
  await expect(name).toHaveAccessibleDescription(/That isn’t the name\./);
  await expect(name).toBeFocused();
  await (await api("ravi")).put("/api/organization", { name: "Northwind Research" });
  await name.fill("Northwind Labs");
  await asking.getByRole("button", { name: "Delete organization" }).click();
  await expect(page.getByText("Ravi Vance changed this just now.")).toBeVisible();
  const again = dialog(page, "Delete Northwind Research?");
  await again.getByLabel("Type “Northwind Research” to confirm").fill("Northwind Research");
  await again.getByRole("button", { name: "Delete organization" }).click();
  await expect(page.getByRole("heading", { name: "Northwind Research was deleted" })).toBeVisible();
});

test("without the server nothing is deleted, and the question stays", async ({
  page,
  signIn,
  gatehouse,
}) => {
  await signIn("ada");
  await page.getByRole("button", { name: "Delete organization" }).click();
  const asking = dialog(page, QUESTION);
  await expect(asking).toContainText("44 people");
  await asking.getByLabel("Type “Northwind Labs” to confirm").fill("Northwind Labs");
  await gatehouse.stop();
  await confirm(asking, "Delete organization");
  await expect(asking.getByRole("alert")).toContainText("Gatehouse can’t be reached.");
  await gatehouse.start();
  await confirm(asking, "Delete organization");
  await expect(page.getByRole("heading", { name: "Northwind Labs was deleted" })).toBeVisible();
});

test("an Owner opens the question by keyboard, and is back at the button after Escape", async ({
  page,
  signIn,
}) => {
  await signIn("ada");
  const button = page.getByRole("button", { name: "Delete organization" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page, QUESTION)).toContainText("44 people");
  await page.keyboard.press("Escape");
  await expect(dialog(page, QUESTION)).toHaveCount(0);
  await expect(button).toBeFocused();
});

test("a session that ended on the page of a deleted organization leads to the sign-in page", async ({
  page,
  gatehouse,
  api,
  context,
}) => {
  await (await api("ada")).deleteOrganization("Northwind Labs");
  await page.goto(gatehouse.url);
  await fillSignIn(page, people.ada.email, PASSWORD);
  await page.getByRole("button", { name: "Bring it back" }).waitFor();
  await context.clearCookies();
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
});
