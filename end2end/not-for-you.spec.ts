import { DOMAINS, SSO, TWO_FACTOR, expect, others, people, test } from "./support/test.ts";

const GETS = ["/api/organization/sso", "/api/organization/two-factor", "/api/domains"];

for (const who of others) {
  const { name, role } = people[who];

  test(`${name} finds at the settings who can help and a way to ask, and no control`, async ({ page, signIn }) => {
    await signIn(who, SSO);
    for (const path of [SSO, TWO_FACTOR, DOMAINS]) {
      await page.goto(new URL(path, page.url()).href);
      await expect(
        page.getByRole("heading", { name: "Only Owners and Admins manage access security" }),
      ).toBeVisible();
      const main = page.getByRole("main");
      await expect(main).toContainText(`You are a ${role}.`);
      await expect(main).toContainText("Ada Osei");
      await expect(main).toContainText("Ravi Vance");
      await expect(main.getByRole("link", { name: people.ravi.email })).toHaveAttribute(
        "href",
        `mailto:${people.ravi.email}`,
      );
      await expect(main.getByRole("button")).toHaveText([/^Ask for (Owner|Admin|Billing Admin) access$/]);
      for (const control of ["switch", "textbox", "radio"] as const) {
        await expect(main.getByRole(control)).toHaveCount(0);
      }
      await expect(page.getByRole("navigation", { name: "Access security" })).toHaveCount(0);
    }
    await page.setViewportSize({ width: 390, height: 700 });
    await page.getByRole("link", { name: "What can each role do?" }).click();
    await expect(page.getByRole("table", { name: "What each role may do" })).toBeVisible();
    await expect(page.getByRole("heading", { name: `Your role: ${role}` })).toBeInViewport();
  });

  test(`the API refuses ${name} what the page does not offer`, async ({ api }) => {
    const person = await api(who);
    const owner = await api("ada");
    const before = await owner.sso();
    for (const path of GETS) {
      const refused = await person.http.get(path);
      expect(refused.status()).toBe(403);
      expect(await refused.json()).toMatchObject({
        type: "denied",
        denial: { reason: "role_required", roles: ["owner", "admin"] },
      });
    }
    const headers = { "If-Match": '"v1"' };
    const exception = `/api/organization/sso/exceptions/${await person.ownId()}`;
    const switches = { on: true, required: true, idp_managed: true, idp_initiated: false };
    const sso = { switches };
    const connection = {
      sign_in_url: "https://a.example",
      issuer: "a",
      certificates: ["a"],
      sign_requests: false,
    };
    const twoFactor = { required: true, holds_from: null };
    const changes = [
      person.http.put("/api/organization/sso", { headers, data: sso }),
      person.http.put(exception, { headers }),
      person.http.delete(exception, { headers }),
      person.http.put("/api/organization/sso/connection", { headers, data: connection }),
      person.http.delete("/api/organization/sso/connection", {
        headers,
        params: { organization_name: "Northwind Labs" },
      }),
      person.http.put("/api/organization/two-factor", { headers, data: twoFactor }),
      person.http.post("/api/organization/sso/certificate/inspect", { data: { certificate: "a" } }),
      person.http.post("/api/domains", { data: { name: "mine.example" } }),
      person.http.put("/api/organization", { headers, data: { name: "Mine" } }),
    ];
    for (const refused of await Promise.all(changes)) expect(refused.status()).toBe(403);
    expect(await owner.sso()).toEqual(before);
    expect(await owner.twoFactorRequired()).toBe(false);
  });
}

test("an address without a page says so, and leads back", async ({ page, signIn }) => {
  await signIn("jun", "/nowhere/at-all");
  await expect(
    page.getByRole("heading", { name: "There is no page at this address", level: 1 }),
  ).toBeVisible();
  await page.getByRole("link", { name: "Go to the overview" }).click();
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
});

test("the API says in its own words that there is nothing at an address", async ({ api }) => {
  const nothing = await (await api("jun")).http.get("/api/nowhere");
  expect(nothing.status()).toBe(404);
  expect(nothing.headers()["content-type"]).toContain("application/problem+json");
});
