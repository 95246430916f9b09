// Reads what `cargo test --no-run --message-format=json` says, and writes a shell script that runs
// the server's test programs as cargo does.
import { createInterface } from "node:readline";

console.log("cd crates/server");
for await (const line of createInterface({ input: process.stdin })) {
  if (!line.startsWith("{")) continue;
  const { executable, manifest_path: manifest = "", profile } = JSON.parse(line);
  const ofServer = /[/\\]server[/\\]Cargo\.toml$/.test(manifest);
  if (executable && profile.test && ofServer) console.log(`'${executable}'`);
}
