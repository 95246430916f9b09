import type { Page } from "@playwright/test";
import { expect, test } from "./support/test.ts";

/** Whether the page is dark: the brightness of what is behind everything. */
async function isDark(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d");
    if (canvas === null) return false;
    canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return red + green + blue < 384;
  });
}

test("the theme follows the system until one is chosen, and the choice stays", async ({
  page,
  signIn,
}) => {
  await page.emulateMedia({ colorScheme: "light" });
  await signIn("jun");
  await expect.poll(() => isDark(page)).toBe(false);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => isDark(page)).toBe(true);

  await page.getByRole("button", { name: "Your menu" }).click();
  await expect(page.getByRole("radio", { name: "System" })).toBeChecked();
  await page.getByRole("radio", { name: "Light" }).check();
  await expect(page.getByRole("radio", { name: "Light" })).toBeChecked();
  await expect.poll(() => isDark(page)).toBe(false);

  await page.reload();
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  await expect.poll(() => isDark(page)).toBe(false);
  await page.getByRole("button", { name: "Your menu" }).click();
  await expect(page.getByRole("radio", { name: "Light" })).toBeChecked();
  await page.getByRole("radio", { name: "System" }).check();
  await expect.poll(() => isDark(page)).toBe(true);
});
