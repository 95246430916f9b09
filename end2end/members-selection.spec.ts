// Members: what is done to several at once.
import { MEMBERS, found, rowOf } from "./support/members.ts";
import {
  announced,
  confirm,
  dialog,
  expect,
  test,
} from "./support/test.ts";

test("an Admin selects several people, and does to all of them what may be done", async ({
  page,
  signIn,
}) => {
  await signIn("ravi", MEMBERS);
  for (const name of ["Ada Osei", "Aiko Tanaka", "Amir Haddad"]) {
    await page.getByRole("checkbox", { name: `Select ${name}` }).check();
  }
  const bar = page.getByRole("group", { name: "Selected members" });
  await expect(bar).toContainText("3 people selected");
  await bar.getByRole("button", { name: "Change role" }).click();
  const giving = dialog(page, "Change the role of 2 people?");
  await expect(giving).toContainText("No other role can be given to: Ada Osei");
  await giving.getByRole("radio", { name: "Billing Admin" }).check();
  await confirm(giving, "Change role");
  await expect(announced(page, "Saved. 2 people are Billing Admins now.")).toBeAttached();
  await expect(rowOf(page, "Amir Haddad").getByRole("cell", { name: "Billing Admin" })).toBeVisible();
  await expect(bar).toContainText("1 person selected");

  await bar.getByRole("button", { name: "Select nobody" }).click();
  await expect(bar).toBeHidden();
  for (const name of ["Aiko Tanaka", "Amir Haddad"]) {
    await page.getByRole("checkbox", { name: `Select ${name}` }).check();
  }
  await bar.getByRole("button", { name: "Remove" }).click();
  await dialog(page, "Remove 2 people?").getByRole("button", { name: "Remove" }).click();
  await expect(announced(page, "Removed. 2 people are no longer members.")).toBeAttached();
  await expect(found(page)).toHaveText("42 members");
});

test("the last Owner is left out where the role of several is changed", async ({ page, signIn, api }) => {
  const ada = await api("ada");
  for (const id of await ada.otherOwners()) await ada.changeRole(id, "admin");
  await signIn("ada", MEMBERS);
  for (const name of ["Ada Osei", "Bea Lindqvist"]) {
    await page.getByRole("checkbox", { name: `Select ${name}` }).check();
  }
  await page
    .getByRole("group", { name: "Selected members" })
    .getByRole("button", { name: "Change role" })
    .click();
  const asking = dialog(page, "Change the role of Bea Lindqvist?");
  await expect(asking.getByRole("radio")).toHaveCount(4);
  await expect(asking).toContainText("No other role can be given to: Ada Osei");
});

test("everyone who is found is selected at once", async ({ page, signIn }) => {
  await signIn("ada", `${MEMBERS}?role=owner`);
  await expect(found(page)).toHaveText("2 of 44 members");
  await page.getByRole("button", { name: "Select all" }).click();
  const bar = page.getByRole("group", { name: "Selected members" });
  await expect(bar).toContainText("2 people selected");
  await bar.getByRole("button", { name: "Select nobody" }).click();
  await expect(bar).toHaveCount(0);
});
