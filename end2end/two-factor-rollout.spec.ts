// A requirement that is announced, told of, and reached; and the way back for whoever has lost what
// they sign in with.
import { letters } from "./support/mail.ts";
import { enrolment } from "./support/second-factor.ts";
import {
  PASSWORD,
  TWO_FACTOR,
  announced,
  confirm,
  dialog,
  expect,
  expectAccessible,
  expectOverview,
  fillSignIn,
  people,
  secondStep,
  test,
} from "./support/test.ts";
import { askToRequire, dayAhead, requirement } from "./support/two-factor.ts";

const DAY = 86_400;

test("a requirement is announced by mail and on every page, told of again, and then holds", async ({
  page,
  gatehouse,
  signIn,
  protect,
  browser,
}) => {
  await protect("ada");
  await protect("ravi");
  await signIn("ada", TWO_FACTOR);
  const asking = await askToRequire(page);
  await asking.getByRole("radio", { name: "From a later day" }).check();
  await asking.getByLabel("First day").fill(dayAhead(10));
  await confirm(asking, "Require two-factor");
  await expect(requirement(page)).toBeChecked();
  await expect(page.getByText("Scheduled")).toBeVisible();

  const jun = await browser.newPage();
  const within = (days: string) => `Set up a second factor for Northwind Labs within ${days}`;
  const announcements = await letters(jun, gatehouse, within("10 days"), 2);
  await expect(announcements.filter({ hasText: people.jun.email })).toHaveCount(1);
  await expect(announcements.filter({ hasText: people.bea.email })).toHaveCount(1);

  await jun.goto(gatehouse.url);
  await fillSignIn(jun, people.jun.email, PASSWORD);
  await expectOverview(jun, "Member");
  await expect(jun.getByText("Set up a second factor within 10 days.")).toBeVisible();
  const link = jun.getByRole("link", { name: "Go to sign-in & devices" });
  await expect(link).toHaveAttribute("href", "/sign-in-and-devices");
  await expectAccessible(jun);
  await expect(page.getByText(/^Set up a second factor within/)).toHaveCount(0);

  await gatehouse.restart({ GATEHOUSE_CLOCK_AHEAD: String(4 * DAY) });
  await letters(jun, gatehouse, within("6 days"), 2);
  await gatehouse.restart({ GATEHOUSE_CLOCK_AHEAD: String(9 * DAY) });
  await letters(jun, gatehouse, within("a day"), 2);

  await gatehouse.restart({ GATEHOUSE_CLOCK_AHEAD: String(11 * DAY) });
  await jun.goto(gatehouse.url);
  await fillSignIn(jun, people.jun.email, PASSWORD);
  await expect(enrolment(jun)).toBeVisible();
});

test("whoever has lost their phone is found by an Admin, who resets what they had", async ({
  page,
  gatehouse,
  signIn,
  protect,
  browser,
}) => {
  await protect("ada");
  await protect("ravi");
  await protect("jun");
  const jun = await browser.newPage();
  await jun.goto(gatehouse.url);
  await fillSignIn(jun, people.jun.email, PASSWORD);
  await expect(secondStep(jun)).toBeVisible();

  await signIn("ravi", TWO_FACTOR);
  const search = page.getByLabel("Find a person by name or email");
  await search.fill("ada");
  const found = page.getByRole("list", { name: "People and their second factors" });
  await expect(found.getByRole("listitem").filter({ hasText: "Ada Osei" })).toBeVisible();
  await expect(found.getByRole("button", { name: "Reset (Ada Osei)" })).toHaveCount(0);
  await search.fill("ravi@");
  await expect(found).toContainText("Your own are removed one by one, in Sign-in & devices.");
  await search.fill("jun");
  await found.getByRole("button", { name: "Reset (Jun Kato)" }).click();
  const asking = dialog(page, "Reset the second factors of Jun Kato?");
  await expect(asking).toContainText("All their sessions end");
  await expectAccessible(page);
  await confirm(asking, "Reset second factors");
  const saved = "Saved. The second factors of Jun Kato are reset.";
  await expect(announced(page, saved)).toBeAttached();
  await expect(found.getByRole("listitem").filter({ hasText: "Jun Kato" })).toContainText(
    "Not set up",
  );
  await expect(found.getByRole("button", { name: /^Reset/ })).toHaveCount(0);

  const told = await letters(
    jun,
    gatehouse,
    "Your second factors for Northwind Labs were reset",
    1,
  );
  await expect(told).toContainText("Ravi Vance has removed every second factor");
  await jun.goto(gatehouse.url);
  await fillSignIn(jun, people.jun.email, PASSWORD);
  await expect(enrolment(jun)).toBeVisible();
});
