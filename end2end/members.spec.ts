// Members: finding people, giving roles, removing.
import { readFile } from "node:fs/promises";
import { MEMBERS, found, menuOf, rowOf, rows } from "./support/members.ts";
import {
  PASSWORD,
  announced,
  confirm,
  dialog,
  expect,
  fillSignIn,
  managers,
  others,
  people,
  test,
} from "./support/test.ts";

for (const who of managers) {
  const { name } = people[who];

  test(`${name} finds people, and a filtered view is a link`, async ({ page, signIn }) => {
    await signIn(who, MEMBERS);
    await expect(found(page)).toHaveText("44 members");
    await page.getByLabel("Find by name or email").fill("KATO");
    await expect(page).toHaveURL(/\/members\?search=KATO$/);
    await expect(rows(page)).toHaveCount(1);
    await expect(found(page)).toHaveText("1 of 44 members");
    await page.getByRole("button", { name: "Show everyone" }).click();
    await expect(page).toHaveURL(/\/members$/);
    await expect(page.getByLabel("Find by name or email")).toHaveValue("");
    await expect(page.getByLabel("Find by name or email")).toBeFocused();

    await page.getByLabel("Role").selectOption("Owner");
    await page.getByLabel("Second factor").selectOption("Not set up");
    await expect(page).toHaveURL(/\/members\?factor=nothing&role=owner$/);
    await expect(rowOf(page, "Ada Osei")).toBeVisible();
    await page.reload();
    await expect(rowOf(page, "Ada Osei")).toBeVisible();
    await expect(page.getByLabel("Role")).toHaveValue("1");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export CSV" }).click();
    const file = await readFile(await (await download).path(), "utf8");
    expect(file).toContain('"Ada Osei","ada@northwind.example","owner","password","none","no",');
  });

  test(`${name} gives a Member another role, and sees what that brings`, async ({ page, signIn }) => {
    await signIn(who, `${MEMBERS}?search=kato`);
    await (await menuOf(page, "Jun Kato")).getByRole("button", { name: "Change role" }).click();
    const asking = dialog(page, "Change the role of Jun Kato?");
    await expect(asking.getByRole("button", { name: "Change role" })).toBeDisabled();
    await asking.getByRole("radio", { name: "Admin", exact: true }).check();
    await expect(asking).toContainText("From now on: Rename the organization");
    await confirm(asking, "Change role");
    await expect(announced(page, "Saved. Jun Kato is an Admin now.")).toBeAttached();
    await expect(page.getByRole("button", { name: "What can be done with Jun Kato" })).toBeFocused();
    await expect(rowOf(page, "Jun Kato").getByRole("cell", { name: "Admin" })).toBeVisible();
  });

  test(`${name} removes a Member, who is signed out and told`, async ({ page, signIn, api }) => {
    const jun = await api("jun");
    await signIn(who, `${MEMBERS}?search=kato`);
    await (await menuOf(page, "Jun Kato")).getByRole("button", { name: "Remove" }).click();
    const asking = dialog(page, "Remove Jun Kato?");
    await expect(asking).toContainText("They are signed out of 1 browser");
    await confirm(asking, "Remove");
    await expect(announced(page, "Removed. Jun Kato is no longer a member.")).toBeAttached();
    await expect(page.getByText("Nobody is like that.")).toBeVisible();
    await expect(found(page)).toBeFocused();
    expect((await jun.http.get("/api/session")).status()).toBe(401);
  });
}

test("after somebody is removed the focus is at the row that comes next", async ({ page, signIn }) => {
  await signIn("ada", MEMBERS);
  const second = rows(page).nth(1);
  const third = await rows(page).nth(2).getByRole("button").textContent();
  await second.getByRole("button").click();
  await second.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expect(second.getByRole("button")).toBeFocused();
  await second.getByRole("button").click();
  await second.getByRole("button", { name: "Remove" }).click();
  await confirm(page.getByRole("dialog"), "Remove");
  await expect(found(page)).toHaveText("43 members");
  await expect(page.getByRole("button", { name: third! })).toBeFocused();
});

test("several whose roles differ get none that was not chosen", async ({ page, signIn }) => {
  await signIn("ada", MEMBERS);
  for (const name of ["Bea Lindqvist", "Aiko Tanaka"]) {
    await page.getByRole("checkbox", { name: `Select ${name}` }).check();
  }
  const bar = page.getByRole("group", { name: "Selected members" });
  await bar.getByRole("button", { name: "Change role" }).click();
  const giving = dialog(page, "Change the role of 2 people?");
  await expect(giving.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(giving.getByRole("button", { name: "Change role" })).toBeDisabled();
});

test("whoever is selected is reminded of two-factor, once a day", async ({ page, signIn }) => {
  await signIn("ada", `${MEMBERS}?search=kato`);
  await page.getByRole("checkbox", { name: "Select Jun Kato" }).check();
  const remind = page.getByRole("button", { name: "Remind of two-factor" });
  await remind.click();
  await expect(announced(page, "Sent. 1 person was reminded.")).toBeAttached();
  await page.getByRole("checkbox", { name: "Select Jun Kato" }).check();
  await remind.click();
  await expect(announced(page, "Nobody was reminded")).toBeAttached();
});

test("an Admin finds no way to change or remove an Owner, and why", async ({ page, signIn }) => {
  await signIn("ravi", `${MEMBERS}?search=osei`);
  const row = await menuOf(page, "Ada Osei");
  await expect(row.getByRole("button", { name: "Change role" })).toHaveCount(0);
  await expect(row.getByRole("button", { name: "Remove" })).toHaveCount(0);
  await expect(row).toContainText("for people below you, and they aren’t");
});

test("an Owner who leaves is signed out; the last who can sign in neither leaves nor steps down", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("ada", `${MEMBERS}?search=osei`);
  const last = await menuOf(page, "Ada Osei");
  await expect(last).toContainText("No other Owner can sign in");
  await expect(last.getByRole("button", { name: "Change role" })).toHaveCount(0);

  const ada = await api("ada");
  await ada.changeRole(await (await api("ravi")).ownId(), "owner");
  await page.reload();
  await (await menuOf(page, "Ada Osei")).getByRole("button", { name: "Remove" }).click();
  await confirm(dialog(page, "Leave Northwind Labs?"), "Remove");
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
});

test("what could not be asked for is not taken for an answer", async ({
  page,
  signIn,
  gatehouse,
}) => {
  await signIn("ada", MEMBERS);
  await expect(found(page)).toHaveText("44 members");
  await gatehouse.stop();
  await page.getByLabel("Role").selectOption("Owner");
  await expect(page.getByText("Gatehouse can’t be reached.")).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
  await expect(found(page)).toHaveCount(0);
  await gatehouse.restart();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(found(page)).toHaveText("2 of 44 members");
  await expect(rows(page)).toHaveCount(2);
});

for (const size of ["100%", "200%"]) {
  test(`nothing of a row is cut on a small screen, with text at ${size}`, async ({ page, signIn }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await signIn("ada", MEMBERS);
    await expect(rowOf(page, "Aiko Tanaka")).toBeVisible();
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
    const cut = () =>
      rows(page).evaluateAll((all) =>
        all
          .flatMap((row) => [row, ...row.querySelectorAll("td, .person-text > *")])
          .filter((it) => it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1)
          .map((it) => it.textContent),
      );
    await expect.poll(cut).toEqual([]);
  });
}

test("a link that looks for more than can be looked for still leads somewhere", async ({ page, signIn }) => {
  await signIn("ada", `${MEMBERS}?search=${"x".repeat(300)}`);
  await expect(found(page)).toHaveText("0 of 44 members");
});

test("people are sorted by the headings, either way", async ({ page, signIn }) => {
  await signIn("ada", MEMBERS);
  const heading = page.getByRole("columnheader", { name: "Name" });
  await expect(heading).toHaveAttribute("aria-sort", "ascending");
  await heading.getByRole("button").click();
  await expect(heading).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL(/order=reversed/);
  await page.getByRole("columnheader", { name: "Role" }).getByRole("button").click();
  await expect(page).toHaveURL(/\/members\?sort=role$/);
  await expect(rows(page).first()).toContainText("Owner");
});

test("somebody who was removed meanwhile goes from the list all the same", async ({ page, signIn, api }) => {
  await signIn("ada", `${MEMBERS}?search=kato`);
  const ravi = await api("ravi");
  await (await menuOf(page, "Jun Kato")).getByRole("button", { name: "Remove" }).click();
  await ravi.removeMember(people.jun.email);
  await confirm(dialog(page, "Remove Jun Kato?"), "Remove");
  await expect(announced(page, "Removed. Jun Kato is no longer a member.")).toBeAttached();
  await expect(page.getByText("Nobody is like that.")).toBeVisible();
});

for (const who of others) {
  const { name } = people[who];

  test(`${name} finds at the members who can help, and no list`, async ({ page, signIn }) => {
    await signIn(who, MEMBERS);
    await expect(
      page.getByRole("heading", { name: "Only Owners and Admins manage members" }),
    ).toBeVisible();
    await expect(page.getByRole("table")).toHaveCount(0);
  });
}

test("an export is saved after signing in again where the session has ended", async ({ page, signIn }) => {
  await signIn("ada", `${MEMBERS}?search=kato`);
  await expect(rowOf(page, "Jun Kato")).toBeVisible();
  await page.context().clearCookies();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  const again = dialog(page, "Sign in again");
  await again.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await again.getByRole("button", { name: "Sign in" }).click();
  const file = await readFile(await (await download).path(), "utf8");
  expect(file).toContain('"Jun Kato"');
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
});

test("an export that the server does not answer says so, and saves nothing", async ({
  page,
  signIn,
  gatehouse,
}) => {
  await signIn("ada", MEMBERS);
  await expect(found(page)).toHaveText("44 members");
  await gatehouse.stop();
  await page.getByRole("button", { name: "Export CSV" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Gatehouse can’t be reached.");
});

test("what somebody else changes meanwhile is shown when it is asked for", async ({ page, signIn, api }) => {
  const ravi = await api("ravi");
  await signIn("ada", MEMBERS);
  await expect(found(page)).toHaveText("44 members");
  await ravi.removeMember(people.jun.email);
  const show = page.getByRole("button", { name: "Show what has changed" });
  await expect(show).toBeVisible({ timeout: 15_000 });
  await expect(found(page), "nothing moves before").toHaveText("44 members");
  await show.click();
  await expect(found(page)).toHaveText("43 members");
  await expect(found(page)).toBeFocused();
  await expect(show).toHaveCount(0);
});

test("whoever was removed cannot sign in any more", async ({ page, gatehouse, api }) => {
  await (await api("ada")).removeMember(people.jun.email);
  await page.goto(gatehouse.url);
  await fillSignIn(page, people.jun.email, PASSWORD);
  await expect(page.getByText("That email and password don’t match.")).toBeVisible();
});
