// Help where the question is asked: a panel over every page, with the guides in it.
import { ask, openHelp, pages, panel, places } from "./support/help.ts";
import { SSO, TWO_FACTOR, expect, test } from "./support/test.ts";

const FIRST = "How do I turn on single sign-on and two-factor, and which access do I need?";

test("an Owner asks how to turn on SSO and 2FA, and gets steps, the role and the setting itself", async ({
  page,
  signIn,
}) => {
  await signIn("ada", TWO_FACTOR);
  await openHelp(page);
  await panel(page).getByRole("button", { name: FIRST }).click();
  const turn = panel(page).getByRole("region", { name: FIRST });
  await expect(turn.getByRole("heading", { name: FIRST })).toBeFocused();
  await expect(turn.getByRole("heading", { level: 4 }).first()).toHaveText(
    "Who may turn on single sign-on and two-factor",
  );
  await expect(turn).toContainText("Needs: Owner or Admin. You have it.");
  await expect(turn.getByRole("listitem").first()).toContainText("Look at your role");

  await turn.getByRole("link", { name: "Open single sign-on" }).click();
  await expect(panel(page)).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`${SSO}$`));
  await expect(page.locator(":focus")).toHaveText("Single sign-on");
  await expect(page.getByRole("switch", { name: "Single sign-on", exact: true })).toBeInViewport();
});

test("a link opens the very setting, down on the page", async ({ page, signIn }) => {
  await signIn("ravi");
  await openHelp(page);
  const turn = await ask(page, "force two factor for all employees");
  await turn.getByRole("link", { name: "Open two-factor" }).click();
  await expect(page.getByRole("heading", { name: /Require two.factor/ })).toBeFocused();

  await openHelp(page);
  const okta = await ask(page, "how to set up okta");
  await okta.getByRole("link", { name: "Open the set-up guide" }).click();
  await expect(page).toHaveURL(/\?guide=okta$/);
  await expect(page.getByRole("heading", { name: "Set up your identity provider" })).toBeFocused();
  await expect(page.getByRole("heading", { name: "Okta", level: 3, exact: true })).toBeVisible();
});

test("a Member learns that they lack the access, and whom they can ask", async ({
  page,
  signIn,
}) => {
  await signIn("jun");
  await openHelp(page);
  const turn = await ask(page, "make everybody use sso");
  await expect(turn).toContainText("Needs: Owner or Admin. You don’t have it.");
  await expect(turn.getByRole("link", { name: /^Open/ })).toHaveCount(0);
  await turn.getByText("Whom can I ask?").first().click();
  await expect(turn).toContainText("Ada Osei");
  await expect(turn.getByRole("link", { name: "ravi@northwind.example" })).toBeVisible();

  const own = await ask(page, "set up an authenticator app");
  await expect(own).toContainText("Needs: any role. You have it.");
  await expect(own.getByRole("link", { name: "Open sign-in & devices" })).toBeVisible();
});

test("an answer follows the role while it is shown", async ({ page, signIn, api }) => {
  await signIn("ravi");
  await openHelp(page);
  const turn = await ask(page, "make everybody use sso");
  await expect(turn).toContainText("You have it.");
  await (await api("ada")).changeRole(await (await api("ravi")).ownId(), "member");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect(turn).toContainText("You don’t have it.");
  await expect(turn.getByRole("link", { name: /^Open/ })).toHaveCount(0);
});

test("questions stay, half-typed ones too, when the panel is closed and another page is open", async ({
  page,
  signIn,
}) => {
  await signIn("ada");
  await openHelp(page);
  await ask(page, "what does audience mismatch mean");
  await ask(page, "and how do I replace the certificate without downtime");
  await expect(panel(page).getByRole("heading", { level: 3 })).toHaveText([
    "what does audience mismatch mean",
    "and how do I replace the certificate without downtime",
  ]);
  await panel(page).getByLabel("question").fill("and who may");
  await page.keyboard.press("Escape");
  await expect(panel(page)).toHaveCount(0);
  await page.getByRole("link", { name: "Members" }).click();
  await openHelp(page);
  await expect(panel(page).getByRole("heading", { level: 3 })).toHaveCount(2);
  await expect(panel(page).getByLabel("question")).toHaveValue("and who may");
});

test("whoever asks on gets the answer for what they asked before", async ({ page, signIn }) => {
  await signIn("ada");
  await openHelp(page);
  await ask(page, "how do I set up okta");
  const turn = await ask(page, "and for keycloak?");
  await expect(turn.getByRole("heading", { level: 4 }).first()).toHaveText("Set up Keycloak");
});

test("people are sent to those who can help, and not to themselves", async ({ page, signIn }) => {
  await signIn("bea");
  await openHelp(page);
  const turn = await ask(page, "delete our account");
  await expect(turn).toContainText("Needs: Owner. You don’t have it.");
  await turn.getByText("Whom can I ask?").first().click();
  await expect(turn.getByRole("link", { name: "ada@northwind.example" })).toBeVisible();
  await expect(turn.getByRole("link", { name: "ravi@northwind.example" })).toHaveCount(0);
});

test("an Admin who found nothing is sent to the others", async ({ page, signIn }) => {
  await signIn("ravi");
  await openHelp(page);
  const turn = await ask(page, "xylophone");
  await expect(turn).toContainText("Ada Osei");
  await expect(turn).not.toContainText("Ravi Vance");
});

test("the page of invitations suggests what people ask about members", async ({ page, signIn }) => {
  await signIn("ada", "/members/invite");
  await openHelp(page);
  const suggestion = panel(page).getByRole("button", { name: "How do I give somebody admin rights?" });
  await expect(suggestion).toBeVisible();
});

test("a link to what is not on the page leads to the page itself", async ({ page, signIn }) => {
  await signIn("jun");
  await openHelp(page);
  const turn = await ask(page, "make new recovery codes");
  await turn.getByRole("link", { name: "Open sign-in & devices" }).click();
  await expect(page.getByRole("heading", { name: "Sign-in & devices", level: 1 })).toBeFocused();
});

test("whoever was not helped learns whom to ask, and nothing is sent", async ({ page, signIn }) => {
  await signIn("bea");
  await openHelp(page);
  const turn = await ask(page, "lost my phone and can't get the code");
  await expect(turn).toContainText("Recovery code");
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.url()));
  const [yes, no] = [turn.getByRole("button", { name: "Yes" }), turn.getByRole("button", { name: "No" })];
  await no.click();
  await expect(no).toHaveAttribute("aria-pressed", "true");
  await expect(turn.getByRole("status")).toContainText("These people can help:");
  await expect(turn.getByRole("status")).toContainText("Ada Osei");
  await expect(turn.getByRole("link", { name: "help@gate.example" })).toHaveCount(0);
  await yes.click();
  await expect(yes).toHaveAttribute("aria-pressed", "true");
  await expect(no).toHaveAttribute("aria-pressed", "false");
  await expect(turn.getByRole("status")).toHaveText("You said that it helped. Nobody is told.");
  expect(sent).toEqual([]);
});

test.describe("with a support address", () => {
  test.use({ serverOptions: { env: { GATEHOUSE_SUPPORT_ADDRESS: "help@gate.example" } } });

  test("a question that no guide answers leads to people, and to support", async ({
    page,
    signIn,
  }) => {
    await signIn("jun");
    await openHelp(page);
    const turn = await ask(page, "xylophone");
    await expect(turn).toContainText("No guide answers that.");
    await expect(turn).toContainText("Ravi Vance");
    await expect(turn.getByRole("link", { name: "help@gate.example" })).toHaveAttribute(
      "href",
      "mailto:help@gate.example",
    );
  });
});

test("help is opened, asked and left with the keyboard, and the focus comes back", async ({
  page,
  signIn,
}) => {
  await signIn("jun");
  const button = page.getByRole("button", { name: "Help", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(panel(page).getByLabel("Your question")).toBeFocused();
  await page.keyboard.type("who is the owner");
  await page.keyboard.press("Enter");
  await expect(panel(page).getByRole("heading", { name: "who is the owner" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel(page)).toHaveCount(0);
  await expect(button).toBeFocused();
});

test("help whose server is away says so, and is there on the next try", async ({
  page,
  gatehouse,
  signIn,
}) => {
  await signIn("ada");
  await gatehouse.stop();
  await page.getByRole("button", { name: "Help", exact: true }).click();
  await expect(panel(page).getByRole("alert")).toContainText("Gatehouse can’t be reached.");
  await gatehouse.start();
  await panel(page).getByRole("button", { name: "Try again" }).click();
  await expect(panel(page).getByRole("button", { name: FIRST })).toBeVisible();
});

test("nothing of help is loaded before it is opened", async ({ page, signIn }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await signIn("ada");
  const isHelp = (path: string) => path.startsWith("/split_help");
  expect(asked.filter(isHelp)).toEqual([]);
  await openHelp(page);
  expect(asked.filter(isHelp)).toHaveLength(1);
});

test("every place that a guide opens is there", async ({ page, signIn, protect }) => {
  await protect("ada");
  await signIn("ada");
  const slug = (words: string) =>
    words.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).join("-");
  for (const place of places()) {
    const [name, heading] = place.split("#") as [string, string?];
    expect(pages, place).toHaveProperty(name);
    await page.goto(new URL(pages[name]!, page.url()).href);
    const headings = page.getByRole("main").getByRole("heading");
    const slugs = async () => (await headings.allTextContents()).map(slug);
    await expect.poll(async () => (await slugs()).some((it) => it.startsWith(heading ?? "")), place).toBe(true);
  }
});
