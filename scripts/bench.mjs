// What `make bench` measures, against a running release server with demo data.
//   node scripts/bench.mjs URL PID SAML_ROWS
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { cpus, totalmem } from "node:os";
import { performance } from "node:perf_hooks";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "@playwright/test";

const [url, pid, samlRows] = process.argv.slice(2);
const visits = 9;
const connections = 50;
const reads = 10_000;
const changes = 200;
const credentials = { email: "ada@northwind.example", password: "gatehouse-demo" };
const settings = ["/", "/access-security/single-sign-on", "/access-security/two-factor"];

const rank = (values, share) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};
const median = (values) => rank(values, 0.5);
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const residentMb = () => {
  const line = readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+) kB/);
  return (Number(line[1]) / 1024).toFixed(1);
};

/** Says when the sign-in form could first be typed into, and what had been loaded for it. */
function watch() {
  const found = () => {
    const field = document.querySelector("input[autocomplete=username]");
    if (field) window.usable ??= performance.now();
    return field;
  };
  new MutationObserver((_, observer) => found() && observer.disconnect()).observe(document, {
    childList: true,
    subtree: true,
  });
}

async function visit(page) {
  const answers = [];
  const note = (response) => answers.push(response);
  page.on("response", note);
  await page.goto(url);
  await page.waitForFunction(() => window.usable !== undefined);
  await page.waitForLoadState("networkidle");
  page.off("response", note);
  const paint = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
  );
  return { usable: await page.evaluate(() => window.usable), paint, answers };
}

async function browse() {
  const browser = await chromium.launch({
    executablePath: process.env.GATEHOUSE_CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const cold = [];
  const warm = [];
  for (let turn = 0; turn < visits; turn += 1) {
    const context = await browser.newContext();
    await context.addInitScript(watch);
    const page = await context.newPage();
    cold.push(await visit(page));
    warm.push(await visit(page));
    await context.close();
  }
  const pages = [];
  for (const path of settings) pages.push(await load(browser, path));
  const version = browser.version();
  await browser.close();
  return { cold, warm, pages, version };
}

/** What somebody who is signed in loads for the page at an address, in a fresh profile. */
async function load(browser, path) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel("Email").fill(credentials.email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Password", { exact: true }).fill(credentials.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Overview", level: 1 }).waitFor();
  const state = await context.storageState();
  await context.close();
  const signedIn = await browser.newContext({ storageState: state });
  const visited = await signedIn.newPage();
  const answers = [];
  visited.on("response", (response) => answers.push(response));
  await visited.goto(url + path);
  await visited.getByRole("main").waitFor();
  await visited.waitForLoadState("networkidle");
  await signedIn.close();
  return { path, answers };
}

/** The size of an answer on the wire: what the server precompressed, or its body as brotli. */
async function weigh(answer) {
  const path = new URL(answer.url()).pathname;
  const response = await fetch(answer.url(), { headers: { "accept-encoding": "br" } });
  const encoded = response.headers.get("content-encoding") === "br";
  const body = Buffer.from(await response.arrayBuffer());
  const font = path.endsWith(".woff2");
  return { path, font, bytes: font ? body.length : brotliCompressSync(body).length, encoded };
}

const agent = new Agent({ keepAlive: true, maxSockets: connections });

function call(method, path, headers = {}, body = undefined) {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const own = { "x-gatehouse": "1", ...(body ? { "content-type": "application/json" } : {}) };
    const sent = request(url + path, { method, agent, headers: { ...own, ...headers } }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => {
        const took = performance.now() - begun;
        resolve({ took, status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) });
      });
    });
    sent.on("error", reject);
    sent.end(body && JSON.stringify(body));
  });
}

async function signIn() {
  const first = await call("POST", "/api/session", {}, credentials);
  const cookie = first.headers["set-cookie"][0].split(";")[0];
  const proof = { password: credentials.password };
  const proven = await call("POST", "/api/session/step-up", { cookie }, proof);
  return (proven.headers["set-cookie"]?.[0] ?? cookie).split(";")[0];
}

/** `GET /api/session` over all connections, each asking again as soon as it is answered. */
async function readSessions(cookie) {
  const times = [];
  const begun = performance.now();
  const worker = async () => {
    while (times.length < reads) {
      const answer = await call("GET", "/api/session", { cookie });
      if (answer.status !== 200) throw new Error(`GET /api/session: ${answer.status}`);
      times.push(answer.took);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return { times, perSecond: (times.length / (performance.now() - begun)) * 1000 };
}

/** One settings change after the other, while all other connections read. */
async function change(cookie) {
  const path = "/api/organization";
  let etag = (await call("GET", path, { cookie })).headers.etag;
  let done = false;
  const reader = async () => {
    while (!done) await call("GET", "/api/session", { cookie });
  };
  const readers = Array.from({ length: connections - 1 }, reader);
  const times = [];
  for (let turn = 0; turn < changes; turn += 1) {
    const body = { name: turn % 2 === 0 ? "Northwind Laboratories" : "Northwind Labs" };
    const answer = await call("PUT", path, { cookie, "if-match": etag }, body);
    if (answer.status !== 200) throw new Error(`PUT ${path}: ${answer.status} ${answer.body}`);
    etag = answer.headers.etag;
    times.push(answer.took);
  }
  done = true;
  await Promise.all(readers);
  return times;
}

const atRest = residentMb();
const { cold, warm, pages, version } = await browse();
const parts = await Promise.all(cold[0].answers.map(weigh));
const total = (some) => some.reduce((sum, part) => sum + (part.font ? 0 : part.bytes), 0);
const cookie = await signIn();
const sessions = await readSessions(cookie);
const changed = await change(cookie);
agent.destroy();
const pageRows = [];
for (const { path, answers } of pages) {
  const loaded = await Promise.all(answers.map(weigh));
  pageRows.push(`| \`${path}\` | ${kB(total(loaded))} | ${loaded.length} |`);
}
const sessionRow = parts.map((part) => `| \`${part.path}\` | ${kB(part.bytes)} |`).join("\n");

console.log(`# Benchmarks

Measured by \`make bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores
(${cpus()[0].model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Chromium ${version}, Node
${process.version}. Browser, server and load share the machine; all traffic is on loopback. Times
are those of this machine on that day, for comparing one change with the next.

## Size

Everything that a first visit to the sign-in page loads: **${kB(total(parts))}** as
brotli without the font (the limit is 250 kB), and the font of ${kB(parts.find((part) => part.font).bytes)},
in **${parts.length} requests** (the limit is 8).

| request | size |
| --- | ---: |
${sessionRow}

Somebody who is signed in and opens one of these addresses in a fresh profile loads this much; each
further page adds only what it does not share with those before it.

| page | size without the font | requests |
| --- | ---: | ---: |
${pageRows.join("\n")}

## First visit

From navigation to the first paint of the skeleton, and to a sign-in form that can be typed into.
Medians of ${visits} visits, each in a fresh browser profile (cold) and then again in it (warm).

| | cold | warm |
| --- | ---: | ---: |
| first contentful paint | ${ms(median(cold.map((one) => one.paint)))} | ${ms(median(warm.map((one) => one.paint)))} |
| usable sign-in form | ${ms(median(cold.map((one) => one.usable)))} | ${ms(median(warm.map((one) => one.usable)))} |

## Server

SQLite, release build, ${connections} keep-alive connections from one Node process, whose own time
is in the figures. \`GET /api/session\`: ${reads.toLocaleString("en")} requests,
${Math.round(sessions.perSecond).toLocaleString("en")} a second. Settings change:
${changes} times \`PUT /api/organization\`, one after the other, while the other
${connections - 1} connections read.

| | p50 | p99 |
| --- | ---: | ---: |
| \`GET /api/session\` | ${ms(rank(sessions.times, 0.5))} | ${ms(rank(sessions.times, 0.99))} |
| one settings change | ${ms(rank(changed, 0.5))} | ${ms(rank(changed, 0.99))} |

Examining one SAML response: decoding, the gate, verifying with RSA-2048 and SHA-256, all checks.

| signed by | p50 | p99 |
| --- | ---: | ---: |
${samlRows}

Memory of the server (resident): ${atRest} MiB at rest after the start, ${residentMb()} MiB after all
of this.`);
