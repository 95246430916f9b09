// A real DNS server (Knot) on this machine with the zone `example`, whose records come and go.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ZONE = "@ 60 SOA ns hostmaster 1 3600 600 86400 30\n@ 60 NS ns\nns 60 A 127.0.0.1\n";
/** Debian keeps servers off the PATH of people. */
const KNOT =
  ["/usr/sbin/knotd", "/usr/local/sbin/knotd"].find((path) => existsSync(path)) ?? "knotd";

const running = new Set<ChildProcess>();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

export class Dns {
  private constructor(
    readonly port: number,
    readonly folder: string,
    readonly child: ChildProcess,
  ) {}

  /** A DNS server that answers. */
  static async begin(): Promise<Dns> {
    const folder = await mkdtemp(join(tmpdir(), "gatehouse-dns-"));
    const port = await freePort();
    await writeFile(join(folder, "example.zone"), ZONE);
    await writeFile(
      join(folder, "knot.conf"),
      `server:
    rundir: ${folder}
    listen: 127.0.0.1@${port}
log:
  - target: stdout
    any: info
database:
    storage: ${folder}
    journal-db-max-size: 2M
acl:
  - id: anyone
    address: 127.0.0.1
    action: update
zone:
  - domain: example
    storage: ${folder}
    file: example.zone
    acl: anyone
`,
    );
    const child = spawn(KNOT, ["-c", join(folder, "knot.conf")], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    running.add(child);
    child.once("exit", () => running.delete(child));
    await new Promise<void>((started, failed) => {
      createInterface({ input: child.stdout }).on("line", (line) => {
        if (line.includes("server started")) started();
      });
      child.once("error", failed);
      child.once("exit", (code) => failed(new Error(`Knot ended (${code})`)));
    });
    return new Dns(port, folder, child);
  }

  /** What `GATEHOUSE_DNS` takes. */
  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Puts a TXT record at a name of the zone: `northwind.example`. */
  async add(name: string, value: string): Promise<void> {
    await this.#update(`add ${name}. 60 TXT "${value}"`);
  }

  /** Takes the TXT records at a name away. */
  async remove(name: string): Promise<void> {
    await this.#update(`delete ${name}. TXT`);
  }

  async #update(change: string): Promise<void> {
    const client = spawn("knsupdate", [], { stdio: ["pipe", "ignore", "inherit"] });
    client.stdin.end(`server 127.0.0.1 ${this.port}\nzone example.\n${change}\nsend\n`);
    const [code] = (await once(client, "exit")) as [number | null];
    if (code !== 0) throw new Error(`knsupdate ended (${code}): ${change}`);
  }

  async end(): Promise<void> {
    const ended = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }
}
