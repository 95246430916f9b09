// Organizations in other states than the demo's.
import { resolve } from "node:path";
import {
  SSO,
  TWO_FACTOR,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  test,
  toggle,
} from "./support/test.ts";

const seed = (name: string): string => resolve(import.meta.dirname, `fixtures/${name}.json`);
const ON = { switches: { on: true, required: false, idp_managed: false, idp_initiated: false } };

test.describe("with an expired certificate", () => {
  test.use({ serverOptions: { seed: seed("expired_certificate") } });

  test("single sign-on cannot be turned on, and the page says why", async ({
    page,
    signIn,
    api,
  }) => {
    await signIn("ada", SSO);
    await expect(page.getByRole("main")).toContainText(/Expired on .* Nobody can sign in with it\./);
    const sso = toggle(page, "Single sign-on");
    await expect(sso).toBeDisabled();
    await expect(sso).toHaveAccessibleDescription(/The certificate has expired/);
    await expectAccessible(page);

    const refused = await (await api("ravi")).put("/api/organization/sso", ON);
    expect(refused.status()).toBe(409);
    expect(await refused.json()).toMatchObject({ denial: { reason: "certificate_expired" } });
  });
});

test.describe("without a verified domain", () => {
  test.use({ serverOptions: { seed: seed("no_domain") } });

  test("single sign-on cannot be turned on, and the page says why", async ({
    page,
    signIn,
    api,
  }) => {
    await signIn("ravi", SSO);
    const sso = toggle(page, "Single sign-on");
    await expect(sso).toBeDisabled();
    await expect(sso).toHaveAccessibleDescription(/No email domain is verified/);

    const refused = await (await api("ada")).put("/api/organization/sso", ON);
    expect(refused.status()).toBe(409);
    expect(await refused.json()).toMatchObject({ denial: { reason: "domain_unverified" } });
  });
});

test.describe("with long names", () => {
  test.use({ serverOptions: { seed: seed("long_names") } });

  for (const [who, path] of [["ada", "/"], ["ada", SSO], ["ada", TWO_FACTOR], ["jun", SSO]] as const) {
    test(`nothing sticks out at ${path} for ${who}, wide or narrow`, async ({ page, signIn }) => {
      await signIn(who, path);
      for (const width of [1280, 768, 390, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await expectNoSidewaysScroll(page);
      }
    });
  }
});
