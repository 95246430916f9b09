// The guides for identity providers, inside the page.
import type { Locator, Page } from "@playwright/test";
import { SSO, expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/test.ts";

const setUp = (page: Page) => page.getByRole("region", { name: "Set up your identity provider" });

/** The heading of the guide that is open. */
const title = (page: Page, name: string): Locator =>
  setUp(page).getByRole("heading", { name, level: 3, exact: true });

test("an Owner copies the organization's own ACS URL out of the guide for the product in use", async ({
  page,
  context,
  signIn,
  api,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { acs_url } = await (await api("ada")).serviceProvider();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await signIn("ada", SSO);
  await expect(title(page, "Okta")).toHaveCount(0);
  expect(asked.filter((path) => path.startsWith("/guides/"))).toEqual([]);

  await setUp(page).getByRole("button", { name: "Open the guide" }).click();
  await expect(setUp(page).getByRole("radio", { name: "Okta" })).toBeChecked();
  await expect(title(page, "Okta")).toBeVisible();
  const row = setUp(page).getByRole("row", { name: "Single sign-on URL" });
  await expect(row).toContainText(acs_url);
  await row.getByRole("button", { name: "Copy ACS URL" }).click();
  await expect(row.getByRole("status")).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(acs_url);
});

test("another guide is chosen with the keyboard, and its address can be passed on", async ({
  page,
  signIn,
  api,
}) => {
  const { entity_id } = await (await api("ada")).serviceProvider();
  await signIn("ada", SSO);
  await setUp(page).getByRole("button", { name: "Open the guide" }).press("Enter");
  const okta = setUp(page).getByRole("radio", { name: "Okta" });
  await expect(okta).toBeChecked();
  await expect(page).toHaveURL(/\?guide=okta$/);
  await page.keyboard.press("Tab");
  await expect(okta).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(setUp(page).getByRole("radio", { name: "Microsoft Entra ID" })).toBeChecked();
  await expect(title(page, "Microsoft Entra ID")).toBeVisible();
  await expect(page).toHaveURL(/\?guide=entra-id$/);

  await page.goto(page.url());
  await expect(title(page, "Microsoft Entra ID")).toBeVisible();
  const row = setUp(page).getByRole("row", { name: "Identifier (Entity ID)" });
  await expect(row).toContainText(entity_id);

  await setUp(page).getByRole("button", { name: "Close the guide" }).click();
  await expect(title(page, "Microsoft Entra ID")).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`${SSO}$`));
});

test("whoever has no connection yet chooses a guide first", async ({ page, signIn, api }) => {
  await (await api("ada")).disconnect("Northwind Labs");
  await signIn("ravi", SSO);
  await setUp(page).getByRole("button", { name: "Open the guide" }).click();
  await expect(setUp(page)).toContainText("Choose the one that your people sign in with.");
  await expect(setUp(page).getByRole("radio", { checked: true })).toHaveCount(0);
  await setUp(page).getByRole("radio", { name: "Any other" }).check();
  await expect(title(page, "Any other identity provider")).toBeVisible();
});

test("links out of a guide open in a new tab, and tell nobody where from", async ({
  page,
  signIn,
}) => {
  await signIn("ada", `${SSO}?guide=google-workspace`);
  const link = setUp(page).getByRole("link", { name: "Google Admin console" });
  await expect(link).toHaveAccessibleName("Google Admin console (opens in a new tab)");
  await expect(link).toHaveAttribute("target", "_blank");
  await expect(link).toHaveAttribute("rel", "noopener");
});

test("an open guide is accessible and fits a phone", async ({ page, signIn }) => {
  await signIn("ada", `${SSO}?guide=okta`);
  await expect(title(page, "Okta")).toBeVisible();
  await setUp(page).getByText("Attribute names that are accepted").click();
  await expect(setUp(page)).toContainText("urn:oid:2.5.4.42");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
});

test("a guide whose server is away says so, and is there on the next try", async ({
  page,
  gatehouse,
  signIn,
}) => {
  await signIn("ada", `${SSO}?guide=okta`);
  await expect(title(page, "Okta")).toBeVisible();
  await gatehouse.stop();
  await setUp(page).getByRole("radio", { name: "Keycloak" }).check();
  await expect(setUp(page).getByRole("alert")).toContainText("Gatehouse can’t be reached.");

  await gatehouse.start();
  await setUp(page).getByRole("button", { name: "Try again" }).click();
  await expect(title(page, "Keycloak")).toBeVisible();
});
