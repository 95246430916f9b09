// The audit log: finding entries, what they say, what is new, files, and whether it is complete.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { AUDIT_LOG, entries, opened } from "./support/audit-log.ts";
import { expect, expectAccessible, managers, others, people, test } from "./support/test.ts";

for (const who of managers) {
  const { name } = people[who];

  test(`${name} finds entries, and a filtered view is a link`, async ({ page, signIn, api }) => {
    await (await api("ada")).rename("Northwind Laboratories");
    await signIn(who, AUDIT_LOG);
    await expect(entries(page).first()).toContainText(`${name} signed in`);
    await page.getByLabel("Action").selectOption("Rename the organization");
    await expect(page).toHaveURL(/\/audit-log\?action=rename_organization$/);
    await expect(entries(page)).toHaveCount(1);
    await page.getByLabel("Person").selectOption("Ada Osei");
    await expect(page).toHaveURL(/action=rename_organization&person=/);
    await page.reload();
    await expect(entries(page)).toHaveCount(1);
    await expect(entries(page)).toContainText("Ada Osei renamed the organization");
    await page.getByLabel("Outcome").selectOption("Refused");
    await expect(page.getByText("Nothing is like that.")).toBeVisible();
    await page.getByRole("button", { name: "Show everything" }).click();
    await expect(page).toHaveURL(/\/audit-log$/);
    await expect(entries(page).first()).toContainText(`${name} signed in`);
  });

  test(`${name} sees what was there before and after, from where and with what`, async ({
    page,
    signIn,
    api,
  }) => {
    await (await api("ada")).rename("Northwind Laboratories");
    await signIn(who, AUDIT_LOG);
    const entry = await opened(page, "renamed the organization");
    await expect(entry.getByRole("definition").filter({ hasText: "Before" })).toContainText(
      "Northwind Labs",
    );
    await expect(entry.getByRole("definition").filter({ hasText: "After" })).toContainText(
      "Northwind Laboratories",
    );
    await expect(entry).toContainText("127.0.0.1");
    await expect(entry.getByRole("time")).toHaveAttribute("title", /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/);
    const own = await opened(page, `${name} signed in`);
    await expect(own).toContainText("Chrome on Linux");
    await own.getByRole("button", { name: `Show all of ${name}` }).click();
    await expect(page).toHaveURL(/person=/);
    await expect(entries(page).first()).toContainText(name);
  });

  test(`${name} saves the log as files and verifies it`, async ({ page, signIn }) => {
    await signIn(who, AUDIT_LOG);
    for (const format of ["CSV", "NDJSON"]) {
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: `Export ${format}`, exact: true }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(`audit-log.${format.toLowerCase()}`);
      expect(await readFile(await file.path(), "utf8")).toContain("export_audit_log");
    }
    await page.getByRole("button", { name: "Verify the log" }).click();
    await expect(page.getByText("The log is intact.")).toBeVisible();
    await expect(page.getByText("3 entries in all")).toBeVisible();
  });
}

test.describe("a long log", () => {
  test.use({ serverOptions: { seed: resolve(import.meta.dirname, "fixtures/long_log.json") } });

  test("is verified in parts, with how far it is", async ({ page, signIn }) => {
    await signIn("ada", AUDIT_LOG);
    const parts: (string | null)[] = [];
    let goOn = () => {};
    const looked = new Promise<void>((done) => {
      goOn = done;
    });
    await page.route("**/api/audit/verification?*", async (route) => {
      parts.push(new URL(route.request().url()).searchParams.get("after"));
      if (parts.length === 2) await looked;
      await route.continue();
    });
    await page.getByRole("button", { name: "Verify the log" }).click();
    const progress = page.getByRole("progressbar", { name: "Verifying the log" });
    await expect(progress).toHaveAttribute("value", "10000");
    await expect(page.getByText("10,000 of 25,001 entries")).toBeVisible();
    await expectAccessible(page);
    goOn();
    await expect(page.getByText("The log is intact.")).toBeVisible();
    await expect(page.getByText("25,001 entries in all")).toBeVisible();
    await expect(progress).toHaveCount(0);
    expect(parts).toEqual(["0", "10000", "20000"]);
  });
});

test("an entry that is pressed twice and again is open, with what is in it", async ({ page, signIn }) => {
  await signIn("ada", AUDIT_LOG);
  const entry = entries(page).first();
  const deed = entry.getByText("Ada Osei signed in");
  await deed.dblclick();
  await expect(entry.getByText("Time in UTC")).toHaveCount(0);
  await deed.click();
  await expect(entry.getByText("Time in UTC")).toBeVisible();
});

test("an attempt that was refused stands there with its reason", async ({ page, signIn, api }) => {
  await (await api("jun")).http.get("/api/organization/sso");
  await signIn("ada", `${AUDIT_LOG}?outcome=refused`);
  const entry = await opened(page, "Jun Kato tried to see access security");
  await expect(entry).toContainText("Refused");
  await expect(entry).toContainText("Only Owners and Admins can do this.");
});

test("what is new waits for a press, and leaves what is read where it is", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("ada", `${AUDIT_LOG}?action=rename_organization`);
  await expect(page.getByText("Nothing is like that.")).toBeVisible();
  await (await api("ravi")).rename("Northwind Laboratories");
  const news = page.getByRole("button", { name: "1 new entry" });
  await expect(news).toBeVisible({ timeout: 15_000 });
  await expect(entries(page)).toHaveCount(0);
  await news.click();
  await expect(entries(page)).toHaveCount(1);
  await expect(news).toHaveCount(0);
  await expect(page.getByText("1 entry", { exact: true })).toBeFocused();
});

test("a file that cannot be had now says so, and so does a log that cannot be read", async ({
  page,
  signIn,
  gatehouse,
}) => {
  await signIn("ada", AUDIT_LOG);
  await expect(entries(page).first()).toBeVisible();
  await gatehouse.stop();
  await page.getByRole("button", { name: "Export CSV" }).click();
  await expect(page.getByText("Gatehouse can’t be reached.")).toBeVisible();
  await page.getByLabel("Outcome").selectOption("Done");
  await expect(entries(page)).toHaveCount(0);
  await gatehouse.restart();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(entries(page).first()).toContainText("Ada Osei signed in");
});

test("whoever is signed out meanwhile signs in again in place, and then gets the file", async ({
  page,
  signIn,
}) => {
  await signIn("ada", AUDIT_LOG);
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Export CSV" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

for (const who of others) {
  const { name } = people[who];

  test(`${name} is told who reads the audit log, and sees no way to it`, async ({ page, signIn }) => {
    await signIn(who, AUDIT_LOG);
    await expect(
      page.getByRole("heading", { name: "Only Owners and Admins read the audit log" }),
    ).toBeVisible();
    await expect(page.getByRole("link", { name: "Audit log" })).toHaveCount(0);
    await expect(entries(page)).toHaveCount(0);
  });
}
