// What people take out of the page when they set up a second factor: to a camera, to the clipboard,
// to a file, to paper.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { scan } from "./support/qr-code.ts";
import { expect, test } from "./support/test.ts";

const built = resolve(import.meta.dirname, "../dist-gallery");

test.use({ serverOptions: { env: { GATEHOUSE_APP_DIR: built } } });

/** What says whose the recovery codes are, and the codes. */
const head = [
  "Gatehouse recovery codes",
  "Northwind Labs",
  "ada@northwind.example",
  "Made on 26 Nov 2026. Each code works once.",
];
const codes = [
  ...["7K3M-9QTW-2F", "B5RN-H4ZC-8V", "QX6P-3WLE-T7", "2DYG-K8SF-N4", "VH9C-5JXB-6P"],
  ...["M4TW-E7KD-R2", "8FLS-N3VH-C9", "Z6QA-P5UM-4B", "J2RX-T8YK-7D", "G9HV-6MZF-L3"],
];

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

for (const colorScheme of ["light", "dark"] as const) {
  for (const [width, name] of [[1280, "Ordinary"], [320, "Ordinary"], [320, "Long"]] as const) {
    test(`a camera reads the ${name} code on a ${colorScheme} page ${width} pixels wide`, async ({
      page,
      gatehouse,
    }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      await page.goto(`${gatehouse.url}/?bare#/parts/qr-code`);
      const code = page.getByRole("img", { name: `${name} QR code` });
      const around = code.locator("..");
      const text = await around.innerText();
      expect(text).toMatch(/^otpauth:\/\/totp\/Gatehouse%20\(.*&issuer=Gatehouse%20\(.*\)$/);
      expect(await scan(await around.screenshot())).toEqual([text]);
    });
  }
}

test("a secret is copied without the spaces that it is shown with", async ({
  page,
  context,
  gatehouse,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${gatehouse.url}/?bare#/parts/secret-text`);
  const secret = "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP";
  await expect(page.getByText(secret, { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Copy setup key" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toHaveCount(1);
  expect(await clipboard(page)).toBe(secret.replaceAll(" ", ""));
});

test("recovery codes are copied, and saved as a file that says whose they are", async ({
  page,
  context,
  gatehouse,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${gatehouse.url}/?bare#/parts/recovery-sheet`);
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByText("Copied")).toBeVisible();
  expect(await clipboard(page)).toBe(codes.join("\n"));

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("gatehouse-recovery-codes.txt");
  const numbered = codes.map((code, index) => `${String(index + 1).padStart(2)}. ${code}\n`);
  const file = readFileSync(await download.path(), "utf8");
  expect(file).toBe(`${head.join("\n")}\n\n${numbered.join("")}`);
});

test("recovery codes are printed on one page with whose they are, and nothing else", async ({
  page,
  gatehouse,
}) => {
  await page.goto(`${gatehouse.url}/?bare#/parts/recovery-sheet`);
  await expect(page.getByText(codes[0]!)).toBeVisible();
  await expect(page.getByText("Northwind Labs")).toBeHidden();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const seen = async () => {
    const text = await page.locator("body").innerText();
    return text.split("\n").filter((line) => line !== "");
  };
  await expect.poll(seen).toEqual([...head, ...codes]);
  const ink = await page.getByText("7K3M-9QTW-2F").evaluate((code) => getComputedStyle(code).color);
  expect(ink).toBe("rgb(0, 0, 0)");
  const pages = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type \/Page\b/g);
  expect(pages).toHaveLength(1);

  await page.emulateMedia({ media: null });
  const printing = page.evaluate(() => {
    return new Promise((begun) => addEventListener("beforeprint", begun, { once: true }));
  });
  await page.getByRole("button", { name: "Print" }).click();
  await printing;
});

test("whoever closes the page before the codes are saved is asked, and afterwards not", async ({
  page,
  gatehouse,
}) => {
  await page.goto(`${gatehouse.url}/?bare#/parts/recovery-sheet`);
  await expect(page.getByRole("button", { name: "Done" })).toBeDisabled();
  // Browsers ask nobody who has done nothing on the page.
  await page.getByText("7K3M-9QTW-2F").click();
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);

  await page.getByRole("checkbox", { name: "I have saved these codes" }).check();
  await expect(page.getByRole("button", { name: "Done" })).toBeEnabled();
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
});
