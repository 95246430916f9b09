// Plan & billing: who sees it, and whom invoices are for.
import { announced, expect, people, test } from "./support/test.ts";

const BILLING = "/billing";

test.use({ serverOptions: { env: { GATEHOUSE_PLAN: "Business", GATEHOUSE_SEATS: "50" } } });

for (const who of ["ada", "bea"] as const) {
  test(`${people[who].name} sees the plan, and says whom invoices are for`, async ({
    page,
    signIn,
    api,
  }) => {
    await (await api("ada")).invite("kim@northwind.example", "member");
    await signIn(who);
    await page.getByRole("link", { name: "Plan & billing" }).click();
    await expect(page.getByRole("heading", { name: "Plan & billing", level: 1 })).toBeVisible();
    const main = page.getByRole("main");
    await expect(main).toContainText("Business");
    await expect(main).toContainText("44 of 50 taken, 6 free");
    await expect(main).toContainText("1 person is invited, and takes a seat once they join.");
    await expect(main.getByText("Not given")).toHaveCount(3);

    await page.getByRole("button", { name: "Edit" }).click();
    await expect(page.getByLabel("Billing contact")).toBeFocused();
    await page.getByLabel("Billing contact").fill("Accounts payable");
    await page.getByLabel("Invoices are sent to").fill("bills@northwind.example");
    await page.getByLabel("Address").fill("1 Harbour Quay\nBristol");
    await page.getByRole("button", { name: "Save details" }).click();
    await expect(announced(page, "Saved. Invoices carry these details.")).toBeAttached();
    await expect(page.getByRole("button", { name: "Edit" })).toBeFocused();
    await page.reload();
    await expect(main).toContainText("Accounts payable");
    await expect(main).toContainText("bills@northwind.example");
    await expect(main).toContainText("1 Harbour Quay");
  });
}

for (const who of ["ravi", "jun"] as const) {
  test(`${people[who].name} has no plan in the sidebar, and finds at its address who does`, async ({
    page,
    signIn,
    api,
  }) => {
    await signIn(who);
    await expect(page.getByRole("link", { name: "Plan & billing" })).toHaveCount(0);
    await page.goto(new URL(BILLING, page.url()).href);
    await expect(
      page.getByRole("heading", { name: "Only Owners and Billing Admins see the plan and its billing" }),
    ).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText("Business");
    const refused = await (await api(who)).http.get("/api/organization/billing");
    expect(refused.status()).toBe(403);
  });
}

test("what cannot be taken is said at its field, and nothing that was typed is lost", async ({
  page,
  signIn,
}) => {
  await signIn("bea", BILLING);
  await page.getByRole("button", { name: "Edit" }).click();
  const email = page.getByLabel("Invoices are sent to");
  await page.getByLabel("Billing contact").fill("Accounts");
  await email.fill("bills at northwind");
  await page.getByRole("button", { name: "Save details" }).click();
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription(/That isn’t an email address\./);
  await email.fill("bills@northwind.example");
  await expect(email).not.toHaveAccessibleDescription(/That isn’t an email address\./);
  await expect(page.getByLabel("Billing contact")).toHaveValue("Accounts");
});

test("of two who change the details at once the second sees both, and chooses", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("bea", BILLING);
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Billing contact").fill("Bea’s");
  const details = { contact_name: "Ada’s", contact_email: "", address: "" };
  await (await api("ada")).put("/api/organization/billing", details);
  await page.getByRole("button", { name: "Save details" }).click();
  await expect(page.getByText("Ada Osei changed this just now.")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Ada’s");
  await expect(page.getByLabel("Billing contact")).toHaveValue("Bea’s");
  await page.getByRole("button", { name: "Save details" }).click();
  await expect(page.getByRole("button", { name: "Edit" })).toBeFocused();
  await expect(page.getByRole("main")).toContainText("Bea’s");
});

test("a Billing Admin who becomes a Member meanwhile keeps nothing of it on the page", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("bea", BILLING);
  await (await api("ada")).changeRole(await (await api("bea")).ownId(), "member");
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("button", { name: "Save details" }).click();
  await expect(page.getByRole("heading", { name: /^Only Owners and Billing Admins/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "Plan & billing" })).toHaveCount(0);
});

test("whoever mends one of several wrong fields goes on typing there", async ({ page, signIn }) => {
  await signIn("bea", BILLING);
  await page.getByRole("button", { name: "Edit" }).click();
  const name = page.getByLabel("Billing contact");
  await name.fill("n".repeat(81));
  await page.getByLabel("Invoices are sent to").fill("bills");
  await page.getByRole("button", { name: "Save details" }).click();
  await expect(name).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("Z");
  await expect(name).toHaveValue(`${"n".repeat(80)}Z`);
  await expect(page.getByLabel("Invoices are sent to")).toHaveValue("bills");
});
