// Journeys of people through the built app and a real server. Every test has a server of its own.
import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const chromium = process.env["GATEHOUSE_CHROMIUM"] ?? known.find((path) => existsSync(path));

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env["CI"]),
  workers: 2,
  timeout: 60_000,
  // A busy machine takes its time; an idle one needs a second or two for a whole journey.
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "journeys", testMatch: "*.spec.ts", testIgnore: "gallery*.spec.ts" },
    { name: "gallery", testMatch: "gallery*.spec.ts" },
    { name: "pictures", testMatch: "*pictures.ts" },
    { name: "trial", testMatch: "trial.ts", timeout: 0 },
  ],
});
