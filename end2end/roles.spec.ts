// Who can do what: the role table, and what the API refuses.
import { roleTable } from "./support/roles.ts";
import { ROLES, type Who, everythingHere, expect, managers, others, people, test } from "./support/test.ts";

for (const who of Object.keys(people) as Who[]) {
  const { name, role } = people[who];

  test(`${name} sees what each role may do, with the column of the ${role} marked`, async ({
    page,
    signIn,
  }) => {
    await signIn(who);
    await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Who can do what" }).click();
    await expect(page.getByRole("heading", { name: "Who can do what", level: 1 })).toBeVisible();
    await expect(page.getByRole("heading", { name: `Your role: ${role}` })).toBeVisible();
    const heads = roleTable(page).getByRole("columnheader");
    await expect(heads).toHaveText(["What it may do", /^Owner/, /^Admin/, /^Billing Admin/, /^Member/]);
    await expect(heads.filter({ hasText: "(your role)" })).toHaveText([`${role}  (your role)`]);
    const rename = roleTable(page).getByRole("row").filter({ hasText: "Rename the organization" });
    await expect(rename.getByRole("cell")).toHaveText(["Yes", "Yes", "No", "No"]);
  });
}

for (const who of managers) {
  test(`${people[who].name} reads what the API refuses to their own role`, async ({ page, signIn }) => {
    await signIn(who, ROLES);
    const article = people[who].role === "Owner" ? "an Owner" : "an Admin";
    const table = page.getByRole("table", { name: `What the API refuses to ${article}` });
    if (who === "ada") {
      await expect(table.getByRole("row").filter({ hasText: "/api/me/access-request" })).toContainText(
        "Ask for a higher role",
      );
    }
    await expect(table.getByRole("row").filter({ hasText: "/api/organization/sso" })).toHaveCount(0);
  });
}

for (const who of others) {
  test(`${people[who].name} finds no way to see the settings as somebody else, and a way to ask`, async ({
    page,
    signIn,
    api,
  }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await signIn(who, ROLES);
    await expect(page.getByRole("main").getByRole("button")).toHaveText(["Ask for access"]);
    expect(asked.filter((path) => path.startsWith("/api/roles"))).toEqual([]);
    const refused = await (await api(who)).http.get("/api/roles/member");
    expect(refused.status()).toBe(403);
  });
}

test("whoever cannot reach the server is told so, and tries again", async ({
  page,
  gatehouse,
  signIn,
}) => {
  await signIn("ada", ROLES);
  const sidebar = page.getByRole("navigation", { name: "Settings" });
  await sidebar.getByRole("link", { name: "Overview" }).click();
  await everythingHere(page);
  await gatehouse.stop();
  await sidebar.getByRole("link", { name: "Who can do what" }).click();
  await expect(roleTable(page)).toBeVisible();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Gatehouse can’t be reached.");
  await gatehouse.start();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("button", { name: "View as Member" })).toBeVisible();
  await everythingHere(page);
});
