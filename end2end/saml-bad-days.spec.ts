// What people see on a bad day of single sign-on, and that nobody is locked out or half signed in.
import type { Page } from "@playwright/test";
import { beginSso, elsewhere, signInThere, test, testConnection } from "./support/sso.ts";
import {
  PASSWORD,
  SSO,
  expect,
  expectAccessible,
  expectOverview,
  fillSignIn,
  people,
  signOut,
} from "./support/test.ts";

const DAY = 86_400;

const notice = (page: Page, words: string) => page.getByRole("alert").filter({ hasText: words });

test.describe("while single sign-on is on", () => {
  test.beforeEach(async ({ api, idp }) => {
    await (await api("ada")).turnOnSso(idp);
  });

  test("and required, an Admin signs in by password, and a Member is told how to", async ({
    page,
    signIn,
    api,
    gatehouse,
  }) => {
    await (await api("ada")).switchSso({ required: true });
    await page.goto(gatehouse.url);
    await fillSignIn(page, people.jun.email, PASSWORD);
    await expect(page.getByText("Your organization requires single sign-on.")).toBeVisible();
    await expectAccessible(page);
    await signIn("ravi", SSO);
    await expect(page.getByText("Single sign-on is required, on trial.")).toBeVisible();
  });

  for (const required of [false, true]) {
    const when = required ? "required" : "on";
    test(`and ${when}, whoever comes back from an identity provider that is away has a way on`, async ({
      page,
      api,
      gatehouse,
      idp,
    }) => {
      if (required) await (await api("ada")).switchSso({ required });
      await idp.leave();
      await beginSso(page, gatehouse.url + SSO, people.ravi.email);
      await expect(page).toHaveURL(/^chrome-error:/);
      await page.goBack();
      await expect(notice(page, "You came back without signing in.")).toBeVisible();
      await expect(
        notice(page, required ? "people with an exception can sign in" : "or use your password"),
      ).toBeVisible();
      await expectAccessible(page);

      await fillSignIn(page, people.ravi.email, PASSWORD);
      await expect(page.getByRole("switch", { name: "Single sign-on", exact: true })).toBeVisible();
      await signOut(page);
      await expect(notice(page, "You came back")).toHaveCount(0);
    });
  }

  test("whoever was signed in by the identity provider is not told that they came back", async ({
    page,
    gatehouse,
  }) => {
    await beginSso(page, gatehouse.url, people.jun.email);
    await signInThere(page, "jun");
    await expectOverview(page, "Member");
    await signOut(page);
    await expect(page.getByText("You came back")).toHaveCount(0);
  });

  test("a clock that is ten minutes off is what a refused sign-in is explained with", async ({
    page,
    browser,
    gatehouse,
    signIn,
  }) => {
    await gatehouse.restart({ GATEHOUSE_CLOCK_AHEAD: "600" });
    const jun = await elsewhere(browser);
    await beginSso(jun, gatehouse.url, people.jun.email);
    await signInThere(jun, "jun");
    await expect(notice(jun, "its clock may be off")).toBeVisible();
    await expectAccessible(jun);
    await jun.context().close();

    await signIn("ada", SSO);
    const refused = page.getByRole("row").filter({ hasText: "The assertion ended 5 minutes ago." });
    await refused.getByRole("link").click();
    await expect(
      page.getByText("The identity provider’s is 10 minutes behind ours."),
    ).toBeVisible();
    await expect(page.getByText(/Set the clock of your identity provider/)).toBeVisible();
    await expectAccessible(page);
  });

  test("a server that is killed while somebody types at the identity provider signs them in", async ({
    page,
    gatehouse,
  }) => {
    await beginSso(page, gatehouse.url, people.jun.email);
    await expect(page.locator("#username")).toBeVisible();
    await gatehouse.restart();
    await signInThere(page, "jun");
    await expectOverview(page, "Member");
  });

  test("a server that is killed before it looked at the answer signs them in once", async ({
    page,
    gatehouse,
    idp,
  }) => {
    await page.goto(gatehouse.url);
    await page.getByLabel("Email").fill(people.jun.email);
    await page.getByRole("button", { name: "Continue" }).click();
    const start = page.getByRole("link", { name: "Continue with single sign-on" });
    const request = new URL((await start.getAttribute("href")) ?? "", gatehouse.url);
    const { action, form } = await idp.answer(page.request, request.href, "jun");
    const kept = await page.request.post(action, { form, maxRedirects: 0 });
    expect(kept.status()).toBe(303);
    await gatehouse.restart();

    await page.goto(gatehouse.url);
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    const finish = new URL(kept.headers()["location"] ?? "", gatehouse.url).href;
    await page.goto(finish);
    await expectOverview(page, "Member");
    await page.context().clearCookies({ name: "session" });
    await page.goto(finish);
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  });

  test("a server that is away for too long asks them to begin again", async ({
    page,
    gatehouse,
  }) => {
    await beginSso(page, gatehouse.url, people.jun.email);
    await gatehouse.stop();
    await signInThere(page, "jun");
    await expect(page).toHaveURL(/^chrome-error:/);
    await gatehouse.restart({ GATEHOUSE_CLOCK_AHEAD: "700" });
    await page.reload();
    await expect(notice(page, "That sign-in can’t be used any more.")).toBeVisible();
    await expectAccessible(page);
  });
});

test.describe("with a certificate that ends tomorrow", () => {
  test.use({ terms: { endsTomorrow: true } });

  test("nobody signs in through it the day after, which says so, and an Owner gets in", async ({
    page,
    gatehouse,
    protect,
    authenticators,
    idp,
    signIn,
  }) => {
    const owner = await protect("ada");
    await owner.turnOnSso(idp);
    await owner.switchSso({ required: true });
    await owner.keepRequired();
    authenticators.get("ada")!.ahead = DAY + 60;
    await gatehouse.restart({ GATEHOUSE_CLOCK_AHEAD: String(DAY + 60) });
    await page.clock.setSystemTime(Date.now() + (DAY + 60) * 1_000);

    await beginSso(page, gatehouse.url, people.jun.email);
    await signInThere(page, "jun");
    await expect(notice(page, "(certificate_expired)")).toBeVisible();
    await expectAccessible(page);

    await signIn("ada", SSO);
    await expect(page.getByRole("main")).toContainText("Nobody can sign in with it");
    await expect(page.getByRole("table").getByText(/The certificate expired/)).toBeVisible();
    await expectAccessible(page);
    const report = await testConnection(page);
    await expect(report.getByText(/Make a new certificate under/)).toBeVisible();
  });
});
