// Members, where a role changes how somebody signs in.
import { resolve } from "node:path";
import { MEMBERS, menuOf, rowOf } from "./support/members.ts";
import { announced, confirm, dialog, expect, expectAccessible, test } from "./support/test.ts";

test.use({ serverOptions: { seed: resolve(import.meta.dirname, "fixtures/guests.json") } });

test.beforeEach(async ({ api }) => {
  await (await api("ada")).switchSso({ required: true });
});

test("an Owner who lowers a guest's role hears before that they lose their only way in", async ({
  page,
  signIn,
}) => {
  await signIn("ada", `${MEMBERS}?search=nadia`);
  await (await menuOf(page, "Nadia Farah")).getByRole("button", { name: "Change role" }).click();
  const asking = dialog(page, "Change the role of Nadia Farah?");
  await expect(asking).not.toContainText("loses the only way in");
  await asking.getByRole("radio", { name: "Member", exact: true }).check();
  await expect(asking).toContainText("Nadia Farah loses the only way in");
  await expectAccessible(page);
  await confirm(asking, "Change role");
  await expect(announced(page, "Saved. Nadia Farah is a Member now.")).toBeAttached();
  await expect(rowOf(page, "Nadia Farah")).toContainText("Can’t sign in");
});

test("whoever gives the role that is asked for hears how it changes their sign-in", async ({
  page,
  signIn,
  api,
}) => {
  const ada = await api("ada");
  await ada.switchSso({ required: false });
  await (await api("jun")).askFor("admin", "I run the identity provider.");
  await ada.switchSso({ required: true });
  await signIn("ada", "/members/requests");
  await page.getByRole("button", { name: "Give role" }).click();
  const asking = dialog(page, "Make Jun Kato an Admin?");
  await expect(asking).toContainText("Jun Kato signs in with a password too");
  await expectAccessible(page);
});

test("for several the question says how many lose what, and who", async ({ page, signIn }) => {
  await signIn("ada", MEMBERS);
  for (const name of ["Nadia Farah", "Ravi Vance", "Jun Kato"]) {
    await page.getByRole("checkbox", { name: `Select ${name}` }).check();
  }
  const bar = page.getByRole("group", { name: "Selected members" });
  await bar.getByRole("button", { name: "Change role" }).click();
  const asking = dialog(page, "Change the role of 3 people?");
  await asking.getByRole("radio", { name: "Billing Admin" }).check();
  await expect(asking).toContainText("Nadia Farah loses the only way in");
  await expect(asking).toContainText("Ravi Vance signs in through the identity provider alone");
  await asking.getByRole("radio", { name: "Admin", exact: true }).check();
  await expect(asking).toContainText("Jun Kato signs in with a password too");
});
