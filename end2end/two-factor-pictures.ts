// Takes the pictures of docs/two-factor.md. Run by scripts/pictures.
import { join, resolve } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { beginApp } from "./support/second-factor.ts";
import {
  DEVICES,
  PASSWORD,
  TWO_FACTOR,
  expect,
  fillSignIn,
  people,
  secondStep,
  test,
} from "./support/test.ts";
import { askToRequire } from "./support/two-factor.ts";

const folder = resolve(import.meta.dirname, "../docs/pictures");

/** Takes a picture of a part of the page, or of what can be seen of all of it. */
async function take(part: Page | Locator, file: string): Promise<void> {
  await part.screenshot({ path: join(folder, `two-factor-${file}.png`), animations: "disabled" });
}

test.use({ viewport: { width: 1100, height: 860 } });

test("one's own second factors", async ({ page, signIn, protect }) => {
  await signIn("jun", DEVICES);
  await beginApp(page);
  await take(page, "set-up");
  await protect("ada");
  await page.context().clearCookies();
  await signIn("ada", DEVICES);
  await expect(page.getByText("10 of 10 left")).toBeVisible();
  await take(page, "own");
});

test("the second step of a sign-in", async ({ page, gatehouse, protect }) => {
  await protect("ada");
  await page.goto(gatehouse.url);
  await fillSignIn(page, people.ada.email, PASSWORD);
  await expect(secondStep(page)).toBeVisible();
  await take(page, "sign-in");
});

test("the requirement, and how far it is", async ({ page, signIn, protect }) => {
  await protect("ada");
  await signIn("ada", TWO_FACTOR);
  await take(await askToRequire(page), "require");
  await page.getByRole("button", { name: "Cancel" }).click();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: 1100, height });
  await take(page, "coverage");
});
