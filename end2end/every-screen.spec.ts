// What holds on every screen: axe finds nothing in light and dark, and narrow windows need no
// scrolling sideways.
import type { Page } from "@playwright/test";
import { goTo, screens } from "./support/screens.ts";
import { expectAccessible, expectNoSidewaysScroll, test } from "./support/test.ts";

for (const screen of screens) {
  test(`${screen.name} is accessible, light and dark`, async ({
    page,
    signIn,
    api,
    protect,
    gatehouse,
  }) => {
    await goTo(screen, { page, signIn, api, protect, gatehouse });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  });

  test(`${screen.name} fits 390 and 320 pixels`, async ({
    page,
    signIn,
    api,
    protect,
    gatehouse,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await goTo(screen, { page, signIn, api, protect, gatehouse });
    await expectNoSidewaysScroll(page);
    await narrow(page);
    await expectNoSidewaysScroll(page);
  });
}

async function narrow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
}
