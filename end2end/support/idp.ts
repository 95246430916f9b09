// A real identity provider on this machine: Debian's SimpleSAMLphp, with TLS in front of it.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { request } from "node:http";
import { type Server, createServer } from "node:https";
import { type AddressInfo, connect, createServer as listener } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Connection } from "./api.ts";

const saml = resolve(import.meta.dirname, "../../crates/saml/tests");
const ENTITY_ID = "https://idp.example/metadata";

const running = new Set<ChildProcess>();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

/** The service provider that it answers. */
export interface ServiceProvider {
  entity_id: string;
  acs_url: string;
}

function selfSigned(folder: string): { key: Buffer; cert: Buffer } {
  const [key, cert] = [join(folder, "tls.key"), join(folder, "tls.crt")];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const files = ["-subj", "/CN=localhost", "-days", "2", "-keyout", key, "-out", cert];
  execFileSync("openssl", ["req", "-x509", ...curve, ...files], { stdio: "ignore" });
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

async function freePort(): Promise<number> {
  const server = listener().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function answers(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    const answered = await new Promise<boolean>((done) => {
      socket.once("connect", () => done(true)).once("error", () => done(false));
    });
    socket.destroy();
    if (answered) return;
  }
}

/** TLS, and behind it plain http on a port of this machine. */
async function terminateTls(folder: string, port: number): Promise<Server> {
  const server = createServer(selfSigned(folder), (asked, answer) => {
    const { method, url: path, headers } = asked;
    // Browsers ask for one, and SimpleSAMLphp has none.
    if (path === "/favicon.ico") return answer.writeHead(204).end();
    const onwards = request({ host: "127.0.0.1", port, method, path, headers }, (found) => {
      answer.writeHead(found.statusCode ?? 502, found.headers);
      found.pipe(answer);
    });
    onwards.once("error", () => answer.destroy());
    return asked.pipe(onwards);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

export class IdentityProvider {
  private constructor(
    readonly url: string,
    readonly folder: string,
    readonly tls: Server,
    readonly php: ChildProcess,
  ) {}

  /** An identity provider that answers. */
  static async begin({ entity_id, acs_url }: ServiceProvider): Promise<IdentityProvider> {
    const folder = mkdtempSync(join(tmpdir(), "gatehouse-idp-"));
    mkdirSync(join(folder, "root"));
    symlinkSync("/usr/share/simplesamlphp/www", join(folder, "root/simplesaml"));
    const port = await freePort();
    const tls = await terminateTls(folder, port);
    const url = `https://localhost:${(tls.address() as AddressInfo).port}`;
    const arguments_ = ["-d", "error_reporting=0", "-S", `127.0.0.1:${port}`];
    const php = spawn("php", [...arguments_, "-t", join(folder, "root")], {
      env: {
        ...process.env,
        SIMPLESAMLPHP_CONFIG_DIR: join(saml, "signers/simplesamlphp/config"),
        GATEHOUSE_IDP_URL: url,
        GATEHOUSE_IDP_KEYS: join(saml, "fixtures"),
        GATEHOUSE_IDP_SCRATCH: folder,
        GATEHOUSE_SP_ENTITY_ID: entity_id,
        GATEHOUSE_SP_ACS_URL: acs_url,
      },
      stdio: "ignore",
    });
    running.add(php);
    php.once("exit", () => running.delete(php));
    await answers(port);
    return new IdentityProvider(url, folder, tls, php);
  }

  /** What is to be entered in Gatehouse. */
  get connection(): Connection {
    return {
      sign_in_url: `${this.url}/simplesaml/saml2/idp/SSOService.php`,
      issuer: ENTITY_ID,
      certificates: [readFileSync(join(saml, "fixtures/signers/idp.pem"), "utf8")],
      sign_requests: false,
    };
  }

  async end(): Promise<void> {
    this.tls.close();
    this.tls.closeAllConnections();
    const ended = once(this.php, "exit");
    this.php.kill("SIGKILL");
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
