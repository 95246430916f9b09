// What `make bench` measures of the audit log, against a release server with a million entries.
//   node scripts/bench-audit.mjs URL PID
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";

const [url, pid] = process.argv.slice(2);
const credentials = { email: "ada@northwind.example", password: "gatehouse-demo" };
const times = 40;
const limit = 50;

const rank = (values, share) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const memory = (name) => {
  const line = readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`${name}:\\s+(\\d+) kB`));
  return `${(Number(line[1]) / 1024).toFixed(1)} MiB`;
};

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Asks, and gives each piece of the answer to `take`. */
function call(method, path, headers, body, take = () => {}) {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const own = { "x-gatehouse": "1", ...(body ? { "content-type": "application/json" } : {}) };
    const sent = request(url + path, { method, agent, headers: { ...own, ...headers } }, (answer) => {
      answer.on("data", take);
      answer.on("error", reject);
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

async function read(path) {
  const pieces = [];
  const answer = await call("GET", path, { cookie }, undefined, (piece) => pieces.push(piece));
  return { ...answer, resource: JSON.parse(Buffer.concat(pieces)).resource };
}

async function measure([name, path]) {
  const all = [];
  for (let turn = 0; turn < times; turn += 1) all.push((await read(path)).took);
  return [name, all];
}

const signedIn = await call("POST", "/api/session", {}, credentials);
const cookie = signedIn.headers["set-cookie"][0].split(";")[0];
const { entries } = (await read("/api/audit")).resource;
const { people } = (await read("/api/audit/filters")).resource;
const newest = entries[1];
const total = entries[0].seq;
const person = people.at(-1).id;
const day = (ago) => new Date(Date.parse(newest.at) - ago * 86_400_000).toISOString();
const pages = [
  ["the newest page", ""],
  ["the last page", `before=${limit}`],
  ["a page in the middle", `before=${Math.floor(total / 2)}`],
  ["of a person", `person=${person}`],
  ["of a frequent action", "action=sign_in"],
  ["of a rare action", "action=see_access_security"],
  ["refused", "outcome=refused"],
  ["done", "outcome=done"],
  ["a week half a year ago", `from=${day(187)}&until=${day(180)}`],
  ["of a person, refused", `person=${person}&outcome=refused`],
  ["of a person and a rare action", `person=${person}&action=rename_organization`],
  ["of a person, a rare action, refused", `person=${person}&action=rename_organization&outcome=refused`],
  ["of a frequent action, the last page", `action=sign_in&before=${limit}`],
  ["of a frequent action, refused: none", "action=sign_in&outcome=refused"],
  ["of a rare action, done: none", "action=see_access_security&outcome=done"],
  ["of a person and a frequent action, refused: none", `person=${person}&action=sign_in&outcome=refused`],
  ["of a person, refused, in that week", `person=${person}&outcome=refused&from=${day(187)}&until=${day(180)}`],
  ["of nobody", "person=nobody&action=sign_in"],
  ["what is newer", `after=${newest.seq}`],
  ["what is newer, refused", `after=${newest.seq}&outcome=refused`],
];
const measured = [await measure(["what can be filtered by", "/api/audit/filters"])];
for (const [name, query] of pages) measured.push(await measure([name, `/api/audit?${query}`]));
const before = memory("VmHWM");
const counts = { lines: 0, bytes: 0 };
const exported = await call("GET", "/api/audit/export?format=ndjson", { cookie }, undefined, (piece) => {
  counts.bytes += piece.length;
  for (const byte of piece) if (byte === 10) counts.lines += 1;
});
const after = memory("VmHWM");
const verified = [];
let verdict = { status: "intact_so_far", seq: 0 };
while (verdict.status === "intact_so_far") {
  const { took, resource } = await read(`/api/audit/verification?after=${verdict.seq}`);
  verified.push(took);
  verdict = resource;
}
if (verdict.status !== "intact") throw new Error(`the log is ${verdict.status}`);
const whole = verified.reduce((sum, took) => sum + took, 0);
agent.destroy();

const line = ([what, all]) => `| ${what} | ${ms(rank(all, 0.5))} | ${ms(rank(all, 0.99))} |`;
const slowest = Math.max(...measured.map(([, all]) => rank(all, 0.99)));
console.log(`
## A million entries in the audit log

\`GET /api/audit\` with ${total.toLocaleString("en")} entries, ${times} times each, one after the other (the limit is
${limit} ms; the slowest p99 is ${ms(slowest)}):

| | p50 | p99 |
| --- | ---: | ---: |
${measured.map(line).join("\n")}

Exporting all of them as NDJSON, ${counts.lines.toLocaleString("en")} lines and ${Math.round(counts.bytes / 1e6)} MB: ${ms(exported.took)}. The most memory that the
server had ever held (VmHWM) was ${before} before and ${after} after. Verifying the whole chain in
${verified.length} answers: ${ms(whole)}, the longest of them ${ms(Math.max(...verified))}; ${memory("VmHWM")} then.`);
if (slowest > limit) process.exitCode = 1;
