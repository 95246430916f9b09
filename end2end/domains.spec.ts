import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { Dns } from "./support/dns.ts";
import {
  DOMAINS,
  SSO,
  announced,
  confirm,
  dialog,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  fillSignIn,
  people,
  PASSWORD,
  test as base,
  toggle,
} from "./support/test.ts";

const RECORD = "gatehouse-domain-verify=3f9a6c0d3f9a6c0d3f9a6c0d3f9a6c0d";

/** With a DNS server that the server under test asks. */
const test = base.extend<{ dns: Dns; seed: string }>({
  seed: ["verified_domain", { option: true }],
  dns: async ({}, use) => {
    const dns = await Dns.begin();
    await use(dns);
    await dns.end();
  },
  serverOptions: async ({ dns, seed }, use) => {
    await use({
      seed: resolve(import.meta.dirname, `fixtures/${seed}.json`),
      env: { GATEHOUSE_DNS: dns.address },
    });
  },
});

const card = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const check = (page: Page, name: string) =>
  page.getByRole("button", { name: `Check now ${name}`, exact: true }).click();

async function claim(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Claim domain", exact: true }).click();
  const asking = dialog(page, "Claim a domain");
  await asking.getByLabel("Domain", { exact: true }).fill(name);
  await confirm(asking, "Claim domain");
}

test("an Owner claims a domain, adds its record and sees it verified", async ({
  page,
  signIn,
  dns,
}) => {
  await signIn("ada", DOMAINS);
  await claim(page, "Müller.Example");
  const claimed = card(page, "müller.example");
  await expect(claimed).toContainText("Pending");
  await expect(claimed).toContainText("Add the record below");
  await expect(claimed).toContainText(/Next check in 4:\d\d/);
  await expect(claimed.getByRole("definition").first()).toHaveText("xn--mller-kva.example");
  const value = await claimed.getByRole("definition").last().getByRole("code").innerText();
  expect(value).toMatch(/^gatehouse-domain-verify=[0-9a-f]{32}$/);

  await check(page, "müller.example");
  await expect(claimed).toContainText("müller.example isn’t in the DNS.");
  await expect(claimed).toContainText(`DNS server ${dns.address}`);
  await expect(claimed).toContainText("may stay unseen until");
  await expectAccessible(page);

  await dns.add("xn--mller-kva.example", `\\"${value}\\"`);
  await check(page, "müller.example");
  await expect(claimed).toContainText("The value has quotation marks in it.");

  await dns.remove("xn--mller-kva.example");
  await dns.add("xn--mller-kva.example", value);
  await check(page, "müller.example");
  await expect(claimed).toContainText("Verified");
  await expect(announced(page, "The record is there.")).toBeAttached();
  await expectAccessible(page);
});

test.describe("while the page is open", () => {
  test.use({ seed: "due_domains" });

  test("records that appear and disappear are noticed without a press", async ({
    page,
    signIn,
    dns,
  }) => {
    await dns.add("partner.example", "gatehouse-domain-verify=7b1e2d3c7b1e2d3c7b1e2d3c7b1e2d3c");
    await signIn("ravi", DOMAINS);
    await expect(card(page, "partner.example")).toContainText("Verified", { timeout: 30_000 });
    const lost = card(page, "northwind.example");
    await expect(lost).toContainText("Lapsing");
    await expect(lost).toContainText("The record is gone. The domain counts until");
    await expect(lost).toContainText(/Next check in (59|58):\d\d/);
    await expectAccessible(page);
  });
});

test("what nobody can own is refused at the field, and what was typed stays", async ({
  page,
  signIn,
}) => {
  await signIn("ravi", DOMAINS);
  await claim(page, "gmail.com");
  const field = dialog(page, "Claim a domain").getByLabel("Domain", { exact: true });
  await expect(field).toHaveAccessibleDescription(/Anyone can get an address at this mail provider/);
  await expect(field).toHaveValue("gmail.com");
  await expectAccessible(page);
  await field.fill("https://northwind.example/");
  await page.getByRole("button", { name: "Claim domain", exact: true }).last().click();
  await expect(field).toHaveAccessibleDescription(/Type the domain alone/);
});

test("removing the last domain says what it breaks, and locks nobody out", async ({
  page,
  signIn,
  api,
  dns,
  browser,
  gatehouse,
}) => {
  await dns.add("northwind.example", RECORD);
  const owner = await api("ada");
  await owner.switchSso({ on: true });
  await owner.switchSso({ required: true });
  await signIn("ravi", DOMAINS);
  await page.getByRole("button", { name: "Remove northwind.example", exact: true }).click();
  const asking = dialog(page, "Remove northwind.example?");
  await expect(asking).toContainText("It is the last verified domain");
  await expectAccessible(page);
  await confirm(asking, "Remove domain");
  await expect(page.getByRole("main")).toContainText("Required single sign-on is suspended.");
  await expect(page.getByRole("main")).toContainText("No domain is claimed yet.");
  await expectAccessible(page);

  await page.getByRole("link", { name: "Single sign-on" }).click();
  await expect(page.getByRole("main")).toContainText("Required single sign-on is suspended.");
  await expect(toggle(page, "Single sign-on")).toBeChecked();

  const other = await browser.newContext();
  const jun = await other.newPage();
  await jun.goto(gatehouse.url);
  await fillSignIn(jun, people.jun.email, PASSWORD);
  await expect(jun.getByRole("heading", { level: 1 })).not.toHaveText("Sign in");
  await other.close();
});

test("a domain that is verified meanwhile is not removed unseen", async ({ page, signIn, api }) => {
  const owner = await api("ada");
  const claimed = await owner.http.post("/api/domains", { data: { name: "new.example" } });
  await expect(claimed).toBeOK();
  await signIn("ravi", DOMAINS);
  await page.getByRole("button", { name: "Remove northwind.example", exact: true }).click();
  const asking = dialog(page, "Remove northwind.example?");
  await expect(asking).toContainText("can’t be turned on until a domain is verified");
  const { resource } = (await (await owner.http.get("/api/domains")).json()) as {
    resource: { domains: { id: string; name: string }[] };
  };
  const id = resource.domains.find((domain) => domain.name === "northwind.example")?.id ?? "";
  // Its record is not in the DNS: it begins to lapse.
  await expect(await owner.http.post(`/api/domains/${id}/check`, { data: {} })).toBeOK();
  await confirm(asking, "Remove domain");
  await expect(asking).toContainText("Somebody changed this while you were looking.");
  await expect(card(page, "northwind.example")).toContainText("Lapsing");
  await asking.getByRole("button", { name: "Remove domain" }).click();
  await expect(card(page, "northwind.example")).toHaveCount(0);
});

test("a check while the server is away says so, and works again later", async ({
  page,
  signIn,
  dns,
  gatehouse,
}) => {
  await signIn("ada", DOMAINS);
  await dns.add("northwind.example", RECORD);
  await gatehouse.stop();
  await check(page, "northwind.example");
  const domain = card(page, "northwind.example");
  await expect(domain).toContainText("Gatehouse can’t be reached.");
  await expectAccessible(page);
  await gatehouse.start();
  await domain.getByRole("button", { name: "Try again" }).click();
  await expect(domain).not.toContainText("Gatehouse can’t be reached.");
  await expect(domain).toContainText(`DNS server ${dns.address}`);
});

for (const width of [320, 390, 1280]) {
  test(`the domains need no sideways scrolling at ${width}`, async ({ page, signIn }) => {
    await page.setViewportSize({ width, height: 800 });
    await signIn("ada", DOMAINS);
    await claim(page, `${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.northwind.example`);
    await expect(page.getByRole("main")).toContainText("Pending");
    await expectNoSidewaysScroll(page);
  });
}

test("nobody but Owners and Admins gets the domains", async ({ page, signIn, gatehouse }) => {
  await signIn("jun", DOMAINS);
  await expect(page.getByRole("button", { name: "Claim domain" })).toHaveCount(0);
  await expect(page.getByRole("main")).not.toContainText("northwind.example isn’t");
  const refused = await page.request.get(`${gatehouse.url}/api/domains`);
  expect(refused.status()).toBe(403);
  await expectAccessible(page);
});

test("the domains are a tab of access security", async ({ page, signIn }) => {
  await signIn("ada", SSO);
  await page.getByRole("link", { name: "Domains", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${DOMAINS}$`));
  await expect(card(page, "northwind.example")).toContainText("Verified");
});
