// Takes the pictures of docs/pictures. Run by scripts/pictures.
import { join, resolve } from "node:path";
import { SSO, TWO_FACTOR, dialog, expect, people, test, toggle } from "./support/test.ts";
import type { Who } from "./support/people.ts";

const folder = resolve(import.meta.dirname, "../docs/pictures");

const pictures: { file: string; who: Who; path: string; on?: boolean; dark?: boolean; narrow?: boolean }[] = [
  { file: "overview", who: "ada", path: "/" },
  { file: "single-sign-on", who: "ada", path: SSO, on: true },
  { file: "single-sign-on-dark", who: "ada", path: SSO, on: true, dark: true },
  { file: "single-sign-on-narrow", who: "ada", path: SSO, narrow: true },
  { file: "two-factor", who: "ada", path: TWO_FACTOR },
  { file: "two-factor-excluded", who: "ada", path: TWO_FACTOR, on: true },
  { file: "member", who: "jun", path: SSO },
];

// The address of `make start`, instead of this test's own.
test.use({ serverOptions: { env: { GATEHOUSE_PUBLIC_URL: "http://localhost:8080" } } });

for (const { file, who, path, on, dark, narrow } of pictures) {
  test(`${file}: what ${people[who].name} sees`, async ({ page, signIn, api }) => {
    if (on === true) await (await api("ada")).switchSso({ on: true });
    if (dark === true) await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize(narrow === true ? { width: 390, height: 844 } : { width: 1280, height: 900 });
    await signIn(who, path);
    // As tall as the page, so that the sidebar is too.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: narrow === true ? 390 : 1280, height });
    await page.screenshot({ path: join(folder, `${file}.png`) });
  });
}

test("dialog: the question before single sign-on is turned on", async ({
  page,
  signIn,
  protect,
}) => {
  await (await protect("ada")).requireTwoFactor(true);
  await signIn("ada", SSO);
  await toggle(page, "Single sign-on").click();
  await expect(dialog(page, "Turn on single sign-on?")).toBeVisible();
  await page.screenshot({ path: join(folder, "dialog.png") });
});
