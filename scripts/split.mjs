// Cuts the release build of the app into modules that the browser loads when they are needed, and
// puts them in the place of the one module that Trunk made.
//
//   what cargo built -> wasm-split-cli -> wasm-bindgen (the main module) -> wasm-opt (every module)
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

if (process.env.TRUNK_PROFILE !== "release") process.exit(0);

const app = "gatehouse";
const linkScript = "__wasm_split.js";
const staging = process.env.TRUNK_STAGING_DIR;
const target = process.env.CARGO_TARGET_DIR ?? "target";
const folder = join(target, "split");

const run = (command, ...args) =>
  execFileSync(command, args, { stdio: ["ignore", "inherit", "inherit"] });

function cut() {
  const whole = join(target, "wasm32-unknown-unknown", "wasm-release", `${app}.wasm`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run("wasm-split-cli", whole, folder, "--target", "web", "--out-name", app);
  const main = join(folder, `${app}.wasm`);
  const kept = ["--keep-lld-exports", "--no-typescript"];
  run("wasm-bindgen", main, "--target", "web", ...kept, "--out-dir", folder);
  rmSync(main);
}

// The features that the compiler uses, by name: browsers refuse what `--all-features` writes.
const features = [
  "bulk-memory",
  "bulk-memory-opt",
  "call-indirect-overlong",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
];

function shrink(modules) {
  const enabled = features.map((feature) => `--enable-${feature}`);
  for (const file of modules) {
    const path = join(folder, file);
    run("wasm-opt", path, "-o", path, "-Oz", "--strip-debug", ...enabled);
  }
}

/** One hash for all: the scripts name each other and the modules, so they change together. */
function versionOf(files) {
  const hash = createHash("sha256");
  for (const file of files.toSorted()) hash.update(readFileSync(join(folder, file)));
  return hash.digest("hex").slice(0, 16);
}

/** The name under which a file is served: `gatehouse_bg.wasm` is `gatehouse-<version>_bg.wasm`. */
const named = (file, version) => file.replace(/(_bg)?\.(js|wasm)$/, `-${version}$1.$2`);

function replaceInPage(version) {
  const path = join(staging, "index.html");
  const made = new RegExp(`/${app}-[0-9a-f]+(_bg\\.wasm|\\.js)`, "g");
  const preload = `<link rel="modulepreload" href="/${named(linkScript, version)}" crossorigin="anonymous">`;
  const page = readFileSync(path, "utf8")
    .replaceAll(made, (_, end) => `/${app}-${version}${end}`)
    .replace("</head>", `${preload}</head>`);
  for (const file of readdirSync(staging)) if (`/${file}`.match(made)) rmSync(join(staging, file));
  writeFileSync(path, page);
}

/** A script with the addresses in it renamed, but not the module names that the wasm imports. */
const renamed = (script, version) =>
  script.replaceAll(
    /(from |URL\()"\.\/([^"]+)"/g,
    (_, before, file) => `${before}"./${named(file, version)}"`,
  );

cut();
const modules = readdirSync(folder).filter((file) => file.endsWith(".wasm"));
shrink(modules);
const files = [...modules, `${app}.js`, linkScript];
const version = versionOf(files);
replaceInPage(version);
for (const file of files) {
  const content = readFileSync(join(folder, file));
  const served = file.endsWith(".js") ? renamed(content.toString(), version) : content;
  writeFileSync(join(staging, named(file, version)), served);
}
