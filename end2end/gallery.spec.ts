// Every exhibit of the built gallery, alone and 390 pixels wide: there is something to see, axe finds
// nothing, no scrolling sideways, nothing on the console.
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, expect, test } from "./support/test.ts";

const built = resolve(import.meta.dirname, "../dist-gallery");

test.use({
  serverOptions: { env: { GATEHOUSE_APP_DIR: built } },
  viewport: { width: 390, height: 844 },
});

for (const every of ["first", "second"] as const) {
  // In two tests, for two workers.
  test(`the ${every} of every two exhibits is accessible and fits a phone`, async ({
    page,
    browser,
    gatehouse,
  }) => {
    test.setTimeout(300_000);
    const all = await exhibits(await browser.newPage(), gatehouse.url);
    await page.goto(`${gatehouse.url}/?bare`);
    for (const hash of all.filter((_, index) => (index % 2 === 0) === (every === "first"))) {
      await test.step(hash, () => expectWell(page, hash));
    }
  });
}

async function expectWell(page: Page, hash: string): Promise<void> {
  await show(page, hash);
  await expect(page.locator("body")).not.toContainText("Nothing is shown at this address");
  await expect(page.locator("body")).toContainText(/\w/);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
}

/** The addresses of all exhibits. Nobody watches this page: it frames the exhibit, which the policy
 * of the server forbids. */
async function exhibits(page: Page, url: string): Promise<string[]> {
  await page.goto(url);
  const links = page.getByRole("navigation", { name: "Exhibits" }).getByRole("link");
  await expect(links).not.toHaveCount(0);
  const hashes = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  await page.close();
  return hashes;
}

/** Goes to an exhibit, and waits until it is drawn. */
async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate(async (there) => {
    await new Promise((drawn) => {
      addEventListener("hashchange", () => requestAnimationFrame(() => setTimeout(drawn)), {
        once: true,
      });
      location.assign(there);
    });
  }, hash);
}
