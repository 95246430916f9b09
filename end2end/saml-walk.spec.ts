import {
  beginSso,
  claimDomain,
  elsewhere,
  pasteMetadata,
  saveConnection,
  serviceProviderOnPage,
  signInThere,
  switchOver,
  testConnection,
  testFromNothing as test,
  verifyDomain,
} from "./support/sso.ts";
import {
  DOMAINS,
  PASSWORD,
  expect,
  expectAccessible,
  expectOverview,
  fillSignIn,
  people,
  toggle,
} from "./support/test.ts";

for (const theme of ["light", "dark"] as const) {
  test(`an Owner goes from no domain to required single sign-on, and back, in ${theme}`, async ({
    page,
    browser,
    gatehouse,
    signIn,
    beginIdp,
    dns,
  }) => {
    await page.emulateMedia({ colorScheme: theme });
    await signIn("ada", DOMAINS);
    const value = await claimDomain(page, "northwind.example");
    await expectAccessible(page);
    await dns.add("northwind.example", value);
    await verifyDomain(page, "northwind.example");

    await page.getByRole("link", { name: "Single sign-on", exact: true }).click();
    const idp = await beginIdp(await serviceProviderOnPage(page));
    await expect(toggle(page, "Single sign-on")).toBeDisabled();
    await pasteMetadata(page, await idp.metadata(page.request));
    await expectAccessible(page);
    await saveConnection(page);
    await expect(page.getByText("Not tested")).toBeVisible();
    await expect(toggle(page, "Single sign-on")).toBeDisabled();

    const report = await testConnection(page);
    await expect(report.getByText("The connection works.")).toBeVisible();
    await expectAccessible(report);
    await report.close();
    await page.reload();
    await switchOver(page, "Single sign-on", "Turn on single sign-on?", "Turn on single sign-on");
    await expect(toggle(page, "Single sign-on")).toBeChecked();
    const require = ["Require single sign-on?", "Require single sign-on"] as const;
    await switchOver(page, "Require single sign-on", ...require);
    await expect(page.getByText("Single sign-on is required, on trial.")).toBeVisible();
    await expectAccessible(page);

    const jun = await elsewhere(browser);
    await jun.goto(gatehouse.url);
    await fillSignIn(jun, people.jun.email, PASSWORD);
    await expect(jun.getByText("Your organization requires single sign-on.")).toBeVisible();
    await beginSso(jun, gatehouse.url, people.jun.email);
    await signInThere(jun, "jun");
    await expectOverview(jun, "Member");

    const stop = ["Stop requiring single sign-on?", "Stop requiring it"] as const;
    await switchOver(page, "Require single sign-on", ...stop);
    await expect(page.getByText("Single sign-on is required, on trial.")).toBeHidden();
    const off = ["Turn off single sign-on?", "Turn off single sign-on"] as const;
    await switchOver(page, "Single sign-on", ...off);
    await expect(toggle(page, "Single sign-on")).not.toBeChecked();
    await expectAccessible(page);
    await jun.context().clearCookies();
    await jun.goto(gatehouse.url);
    await fillSignIn(jun, people.jun.email, PASSWORD);
    await expectOverview(jun, "Member");
    await jun.context().close();
  });
}
