import { announced, expect, managers, others, people, test } from "./support/test.ts";

for (const who of managers) {
  test(`${people[who].name} renames the organization`, async ({ page, signIn, api }) => {
    await signIn(who);
    await page.getByRole("button", { name: "Rename", exact: true }).click();
    const name = page.getByLabel("Name", { exact: true });
    await expect(name).toBeFocused();
    await name.fill("Northwind Research");
    await page.getByRole("button", { name: "Rename organization" }).click();

    await expect(announced(page, "Saved. The organization is called Northwind Research.")).toBeAttached();
    await expect(page.getByRole("banner")).toContainText("Northwind Research");
    await expect(name).toBeHidden();
    await (await api("jun")).end();
    await page.reload();
    await expect(page.getByRole("banner")).toContainText("Northwind Research");
  });
}

for (const who of others) {
  test(`${people[who].name} sees who looks after it, and no way to rename it`, async ({
    page,
    signIn,
    api,
  }) => {
    await signIn(who);
    const table = page.getByRole("table", { name: "Owners and Admins" });
    await expect(table.getByRole("row")).toHaveCount(1 + 2 + 3);
    await expect(table.getByRole("row").filter({ hasText: "Ada Osei" })).toContainText("Owner");
    await expect(page.getByRole("button", { name: "Rename" })).toHaveCount(0);

    const refused = await (await api(who)).put("/api/organization", { name: "Mine" });
    expect(refused.status()).toBe(403);
  });
}

test("a name that cannot be is refused at its field, and stays there", async ({ page, signIn }) => {
  await signIn("ada");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  const name = page.getByLabel("Name", { exact: true });
  const rename = page.getByRole("button", { name: "Rename organization" });

  await name.fill("   ");
  await rename.click();
  await expect(name).toHaveAccessibleDescription("Enter a name.");

  await name.fill("N".repeat(81));
  await rename.click();
  await expect(name).toHaveAccessibleDescription("That is too long: at most 80 characters.");
  await expect(name).toHaveValue("N".repeat(81));

  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("main")).toContainText("Northwind Labs");
});

test("it tells the viewer's role, and leads to what each role may do", async ({ page, signIn }) => {
  await signIn("bea");
  await expect(page.getByRole("heading", { name: "Your role: Billing Admin" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Who can do what" }).click();
  await expect(page.getByRole("heading", { name: "Who can do what", level: 1 })).toBeVisible();
});
