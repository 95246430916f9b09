// Who has a second factor and who has none, over time too, and reminding those who have none.
import { letters } from "./support/mail.ts";
import { TWO_FACTOR, announced, expect, expectAccessible, people, test } from "./support/test.ts";

test("the page tells who has a second factor and who has none", async ({ page, signIn }) => {
  await signIn("ada", TWO_FACTOR);
  const table = page.getByRole("table", { name: "People without a second factor" });
  await expect(table.getByRole("row")).toHaveCount(1 + 5);
  await page.getByRole("button", { name: "Show 6 more" }).click();
  await expect(table.getByRole("row")).toHaveCount(1 + 11);
  await expect(table).toContainText("Jun Kato");
  await expect(page.getByRole("button", { name: "Show fewer" })).toBeFocused();
  const title = page.getByRole("main").getByText("Not set up yet", { exact: true });
  await page.setViewportSize({ width: 320, height: 800 });
  await expect(title.and(page.locator("p"))).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Authenticator app");
});

test("people without a second factor are found, and reminded once a day", async ({
  page,
  signIn,
  gatehouse,
  browser,
}) => {
  await signIn("ravi", TWO_FACTOR);
  const table = page.getByRole("table", { name: "People without a second factor" });
  const search = page.getByLabel("Find by name or email");
  await search.fill("KATO");
  await expect(table.getByRole("row")).toHaveCount(1 + 1);
  await page.getByRole("button", { name: "Remind (Jun Kato)" }).click();
  await expect(announced(page, "Sent. 1 person was reminded.")).toBeAttached();
  await expect(page.getByRole("button", { name: "Reminded just now (Jun Kato)" })).toBeDisabled();
  await expectAccessible(page);

  await search.fill("nobody at all");
  await expect(page.getByText("Nobody is called that.")).toBeVisible();
  await search.fill("");
  await page.getByRole("button", { name: "Remind all" }).click();
  await expect(announced(page, "1 had been within the last day.")).toBeAttached();
  await expect(page.getByRole("button", { name: "Remind all" })).toHaveAccessibleDescription(
    /^Everyone was reminded within the last day/,
  );

  const mail = await browser.newPage();
  const told = await letters(mail, gatehouse, "Set up a second factor for Northwind Labs", 4);
  await expect(told.filter({ hasText: people.jun.email })).toHaveCount(1);
  await expect(told.first()).toContainText("Ravi Vance asks you to set up a second factor");
});

test("the page draws how many had a second factor over the last ninety days", async ({
  page,
  signIn,
}) => {
  await signIn("ada", TWO_FACTOR);
  const line = page.getByRole("img", { name: /^Coverage: / });
  await expect(line).toHaveAccessibleName(
    /^Coverage: 19% on .*, 75% on .*\. Lowest 19%, highest 75%\.$/,
  );
});
