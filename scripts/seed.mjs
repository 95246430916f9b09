// A seed for `gatehouse-server --seed` with so many members, those of the demo and others, and so many
// made-up entries in the audit log.
//   node scripts/seed.mjs 10000 [1000000] > seed.json
import { readFileSync } from "node:fs";

const wanted = Number(process.argv[2] ?? 10_000);
const seed = JSON.parse(
  readFileSync(new URL("../crates/server/seeds/demo.json", import.meta.url), "utf8"),
);
const first = "Ada Ben Carla Dina Elif Finn Gita Hugo Ines Jan Kaya Lars Mina Noor Omar Pia Quinn Rosa Sven Tara";
const last = "Abe Berg Costa Diaz Eze Fox Gray Hill Ito Jung Kim Lopez Mori Novak Okoro Park Quist Rossi Silva Tran";
const [firsts, lasts] = [first.split(" "), last.split(" ")];

for (let number = seed.people.length; number < wanted; number += 1) {
  const name = `${firsts[number % 20]} ${lasts[Math.floor(number / 20) % 20]} ${number}`;
  const domain = number % 40 === 0 ? "partner.example" : "northwind.example";
  seed.people.push({
    name,
    email: `member${number}@${domain}`,
    role: number % 50 === 0 ? "admin" : "member",
    factor: ["none", "authenticator_app", "passkey"][number % 3],
    last_seen_minutes_ago: number,
  });
}
seed.audit_entries = Number(process.argv[3] ?? 0);
console.log(JSON.stringify(seed));
