// A table of ten thousand members, of which the page holds those in view.
import { resolve } from "node:path";
import { expect, test } from "./support/test.ts";

const built = resolve(import.meta.dirname, "../dist-gallery");

test.use({ serverOptions: { env: { GATEHOUSE_APP_DIR: built } } });

for (const width of [1280, 390]) {
  test(`ten thousand rows stay where they are scrolled to, ${width} pixels wide`, async ({
    page,
    gatehouse,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${gatehouse.url}/?bare#members/many`);
    const rows = page.getByRole("table", { name: "Members" }).locator("tr[aria-rowindex]");
    await expect(rows.filter({ hasText: "Ada Osei" })).toBeVisible();
    const inView = () =>
      rows.evaluateAll((all) =>
        all
          .filter((row) => row.getBoundingClientRect().top > 0)
          .map((row) => Number(row.getAttribute("aria-rowindex")))
          .slice(1, 2),
      );
    for (const place of [0.5, 0.1, 0.9]) {
      const top = await page.evaluate((part) => {
        scrollTo(0, part * document.documentElement.scrollHeight);
        return scrollY;
      }, place);
      await expect.poll(async () => Math.abs((await inView())[0]! - place * 10_000)).toBeLessThan(30);
      expect(await page.evaluate(() => scrollY)).toBe(top);
      expect(await rows.count()).toBeLessThan(80);
    }
  });
}
