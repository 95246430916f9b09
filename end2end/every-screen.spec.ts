// What holds on every screen: axe finds nothing in light and dark, and narrow windows need no
// scrolling sideways.
import { goTo, screens } from "./support/screens.ts";
import { expectAccessible, expectNoSidewaysScroll, test } from "./support/test.ts";

for (const screen of screens) {
  test(`${screen.name} is accessible, light and dark, and fits 390 and 320 pixels`, async ({
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
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 640 });
      await expectNoSidewaysScroll(page);
    }
  });
}
