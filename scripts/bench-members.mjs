// What `make bench` measures of the members page, against a release server with ten thousand of them.
//   node scripts/bench-members.mjs URL
import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";
import { chromium } from "@playwright/test";

const [url] = process.argv.slice(2);
const credentials = { email: "ada@northwind.example", password: "gatehouse-demo" };
const times = 100;
const visits = 9;
const frames = 600;
const queries = [
  ["the first page", ""],
  ["the last page", "page=100"],
  ["found by a part of the name", "search=novak"],
  ["filtered and sorted", "role=member&factor=nothing&sign_in=nothing&sort=last_seen"],
];

const rank = (values, share) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function call(method, path, headers, body) {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const own = { "x-gatehouse": "1", ...(body ? { "content-type": "application/json" } : {}) };
    const sent = request(url + path, { method, agent, headers: { ...own, ...headers } }, (answer) => {
      answer.resume();
      answer.on("end", () => {
        const took = performance.now() - begun;
        if (answer.statusCode !== 200) reject(new Error(`${method} ${path}: ${answer.statusCode}`));
        resolve({ took, headers: answer.headers });
      });
    });
    sent.on("error", reject);
    sent.end(body && JSON.stringify(body));
  });
}

async function ask(cookie, query) {
  const all = [];
  for (let turn = 0; turn < times; turn += 1) {
    all.push((await call("GET", `/api/members?${query}`, { cookie })).took);
  }
  return all;
}

/** Says when the first row was painted. */
function watch() {
  const found = () => document.querySelector("tr[aria-rowindex] .person-name") !== null;
  const note = () => requestAnimationFrame(() => setTimeout(() => (window.painted ??= performance.now())));
  new MutationObserver((_, observer) => {
    if (!found()) return;
    observer.disconnect();
    note();
  }).observe(document, { childList: true, subtree: true });
}

/** From the answer to its rows. */
async function rows(page) {
  await page.goto(`${url}/members`);
  await page.waitForFunction(() => window.painted !== undefined);
  return page.evaluate(() => {
    const asked = performance.getEntriesByType("resource");
    const answer = asked.find((entry) => entry.name.includes("/api/members"));
    return window.painted - answer.responseEnd;
  });
}

/** What each frame takes while somebody scrolls, 300 pixels in each. */
async function scroll(page) {
  return page.evaluate(async (count) => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    const all = [];
    let before = await frame();
    for (let turn = 0; turn < count; turn += 1) {
      scrollBy(0, 300);
      const now = await frame();
      all.push(now - before);
      before = now;
    }
    return all;
  }, frames);
}

const signedIn = await call("POST", "/api/session", {}, credentials);
const cookie = signedIn.headers["set-cookie"][0].split(";")[0];
const asked = [];
for (const [name, query] of queries) asked.push([name, await ask(cookie, query)]);
agent.destroy();

const browser = await chromium.launch({
  executablePath: process.env.GATEHOUSE_CHROMIUM,
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
});
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
await context.addInitScript(watch);
const [name, value] = cookie.split("=");
await context.addCookies([{ name, value, url }]);
const page = await context.newPage();
const shown = [];
for (let visit = 0; visit < visits; visit += 1) shown.push(await rows(page));
const drawn = await scroll(page);
await browser.close();

const line = ([what, all]) => `| ${what} | ${ms(rank(all, 0.5))} | ${ms(rank(all, 0.99))} |`;
console.log(`
## Ten thousand members

\`GET /api/members\`, 100 on a page, ${times} times each, one after the other:

| | p50 | p99 |
| --- | ---: | ---: |
${asked.map(line).join("\n")}

In the browser, 1280 by 900: from the answer to the first rows painted, ${visits} visits: median
${ms(rank(shown, 0.5))}, longest ${ms(Math.max(...shown))} (the limit is 200 ms). Scrolling 300 pixels in each of
${frames} frames: a frame takes ${ms(rank(drawn, 0.5))} (p50), ${ms(rank(drawn, 0.99))} (p99), the longest
${ms(Math.max(...drawn))}.`);
