// One's own second factor: setting it up, keeping its codes, renaming and removing it.
import {
  beginApp,
  enrolment,
  firstCode,
  keepCodes,
  makeNewCodes,
  recoveryCodes,
  scanned,
} from "./support/second-factor.ts";
import {
  DEVICES,
  PASSWORD,
  TWO_FACTOR,
  announced,
  confirm,
  dialog,
  expect,
  expectAccessible,
  expectOverview,
  fillCode,
  fillSignIn,
  people,
  signOut,
  test,
} from "./support/test.ts";

for (const who of ["ada", "jun"] as const) {
  const { name, role, email } = people[who];

  test(`${name} sets up an app, keeps the codes, and signs in with it from then on`, async ({
    page,
    signIn,
  }) => {
    await signIn(who, DEVICES);
    await expect(page.getByText("Your password alone lets anybody in who learns it.")).toBeVisible();
    await beginApp(page);
    const app = await scanned(page);
    await page.getByLabel("What you call it").fill("Work phone");
    await firstCode(page).fill("000000");
    await expect(firstCode(page)).toHaveAccessibleDescription(/isn’t accepted/);
    await firstCode(page).fill(app.code());
    await keepCodes(page, "Done");
    await expect(page.getByRole("listitem").filter({ hasText: "Work phone" })).toBeVisible();
    await expect(page.getByText("10 of 10 left")).toBeVisible();
    await expectAccessible(page);

    await signOut(page);
    await fillSignIn(page, email, PASSWORD);
    await fillCode(page, app.code());
    await expect(page.getByText(/Last used just now/)).toBeVisible();
    await page.getByRole("link", { name: "Overview" }).click();
    await expectOverview(page, role);
  });
}

test("whoever follows a link before the codes are kept is asked first, and may stay", async ({
  page,
  signIn,
  protect,
}) => {
  await protect("jun");
  await signIn("jun", DEVICES);
  await makeNewCodes(page);
  const answers = [false, true];
  page.on("dialog", (asked) => {
    expect(asked.message()).toContain("Leave without saving the recovery codes?");
    void (answers.shift() ? asked.accept() : asked.dismiss());
  });
  const elsewhere = page.getByRole("link", { name: "Overview" });
  await elsewhere.click();
  await expect(recoveryCodes(page)).toHaveCount(10);
  await elsewhere.click();
  await expectOverview(page, people.jun.role);
  await page.getByRole("link", { name: "Sign-in & devices" }).click();
  await expect(page.getByText("10 of 10 left")).toBeVisible();
  expect(answers).toEqual([]);
});

test("while codes are shown nothing takes them away unasked", async ({ page, signIn, protect }) => {
  await protect("jun");
  await signIn("jun", DEVICES);
  await makeNewCodes(page);
  for (const name of ["Rename Phone", "Remove Phone"]) {
    await expect(page.getByRole("button", { name })).toBeDisabled();
  }
  for (const name of ["Add authenticator app", "Add passkey", "Make new codes"]) {
    await expect(page.getByRole("button", { name })).toBeHidden();
  }
  page.once("dialog", (asking) => asking.dismiss());
  await page.getByRole("button", { name: /Your menu/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(recoveryCodes(page)).toHaveCount(10);
  await keepCodes(page, "Done");
  await expect(page.getByRole("button", { name: "Rename Phone" })).toBeEnabled();
});

test("whoever must have a factor and has none sets one up on the way to their page", async ({
  page,
  gatehouse,
  protect,
}) => {
  await (await protect("ada")).requireTwoFactor(true);
  await page.goto(gatehouse.url + TWO_FACTOR);
  await fillSignIn(page, people.ravi.email, PASSWORD);
  await expect(enrolment(page)).toBeVisible();
  await expect(page.getByText("Northwind Labs requires more than a password.")).toBeVisible();
  await expectAccessible(page);
  const app = await scanned(page);
  await page.reload();
  const again = await scanned(page);
  expect(again.secret).not.toBe(app.secret);
  await firstCode(page).fill(again.code());
  await keepCodes(page, "Continue");
  await expect(page.getByRole("link", { name: "Two-factor" })).toHaveAttribute("aria-current", "page");
});

test("whoever does not want to set one up signs in as somebody else", async ({
  page,
  gatehouse,
  protect,
}) => {
  await (await protect("ada")).requireTwoFactor(true);
  await page.goto(gatehouse.url);
  await fillSignIn(page, people.jun.email, PASSWORD);
  await page.getByRole("button", { name: "Sign in as somebody else" }).click();
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
});

test("a code proves that it is still you, in place of the password", async ({
  page,
  signIn,
  protect,
  authenticators,
}) => {
  await protect("jun");
  await signIn("jun", DEVICES);
  await page.getByRole("button", { name: "Make new codes" }).click();
  const asking = dialog(page, "Make new recovery codes?");
  await asking.getByRole("button", { name: "Use a code from your app instead" }).click();
  const field = asking.getByLabel("Confirm with a code from your authenticator app");
  await field.fill("000000");
  await asking.getByRole("button", { name: "Make new codes" }).click();
  await expect(field).toHaveAccessibleDescription(/That code isn’t accepted/);
  await field.fill(authenticators.get("jun")!.code());
  await asking.getByRole("button", { name: "Make new codes" }).click();
  await keepCodes(page, "Done");
  await expect(page.getByText("10 of 10 left")).toBeVisible();
});

test("an app is renamed and removed, and the password is enough again", async ({
  page,
  signIn,
  protect,
}) => {
  await protect("jun");
  await signIn("jun", DEVICES);
  await page.getByRole("button", { name: "Rename Phone" }).click();
  await page.getByLabel("Name", { exact: true }).fill("");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveAccessibleDescription("Enter a name.");
  await page.getByLabel("Name", { exact: true }).fill("Old phone");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(page.getByRole("button", { name: "Rename Old phone" })).toBeFocused();
  const remove = page.getByRole("button", { name: "Remove Old phone" });
  await remove.press("Enter");
  const asking = dialog(page, "Remove Old phone?");
  await asking.press("Escape");
  await expect(remove).toBeFocused();
  await remove.press("Enter");
  await expect(asking).toContainText("your password alone lets you in");
  await confirm(asking, "Remove");
  await expect(announced(page, "Removed.")).toBeAttached();
  await expect(page.getByText("Your password alone lets anybody in")).toBeVisible();
  await signOut(page);
  await fillSignIn(page, people.jun.email, PASSWORD);
  await expect(page.getByRole("heading", { name: "Sign-in & devices", level: 1 })).toBeVisible();
});

test("the last factor stays while one is required", async ({ page, signIn, protect }) => {
  await (await protect("ada")).requireTwoFactor(true);
  await signIn("ada", DEVICES);
  await page.getByRole("button", { name: "Remove Phone" }).click();
  const asking = dialog(page, "Remove Phone?");
  await expect(asking.getByRole("alert")).toContainText("It is your last second factor");
  await expect(asking.getByRole("button", { name: "Remove", exact: true })).toBeDisabled();
});
