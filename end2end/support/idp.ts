// A real identity provider on this machine: Debian's SimpleSAMLphp, with TLS in front of it.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { request } from "node:http";
import { type Server, createServer } from "node:https";
import { type AddressInfo, connect, createServer as listener } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type APIRequestContext, expect } from "@playwright/test";
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

/** How it can be configured otherwise. */
export interface Terms {
  /** For whom it says that its assertions are, instead of whoever asks. */
  audience?: string;
  /** The certificate that requests must be signed with, as PEM. */
  requestCertificate?: string;
  /** Whether its certificate ends after a day. */
  endsTomorrow?: boolean;
}

/** What it lets a browser post. */
export interface Answer {
  action: string;
  form: { SAMLResponse: string; RelayState: string };
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

/** A folder with its key, and a certificate that ends after a day. */
function keysForADay(folder: string): string {
  const keys = join(folder, "keys");
  mkdirSync(join(keys, "signers"), { recursive: true });
  const key = join(keys, "throwaway_rsa.key.pem");
  copyFileSync(join(saml, "fixtures/throwaway_rsa.key.pem"), key);
  const files = ["-key", key, "-out", join(keys, "signers/idp.pem")];
  const options = ["-x509", "-sha256", "-days", "1", "-subj", "/CN=idp.example"];
  execFileSync("openssl", ["req", ...options, ...files], { stdio: "ignore" });
  return keys;
}

/** A hidden field of a form. */
function field(page: string, name: string): string | undefined {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1];
  return value?.replaceAll("&amp;", "&");
}

export class IdentityProvider {
  #php: ChildProcess | undefined;

  private constructor(
    readonly url: string,
    readonly folder: string,
    readonly serviceProvider: ServiceProvider,
    readonly tls: Server,
    readonly port: number,
    readonly keys: string,
  ) {}

  /** An identity provider that answers. */
  static async begin(asker: ServiceProvider, terms: Terms = {}): Promise<IdentityProvider> {
    const folder = mkdtempSync(join(tmpdir(), "gatehouse-idp-"));
    mkdirSync(join(folder, "root"));
    symlinkSync("/usr/share/simplesamlphp/www", join(folder, "root/simplesaml"));
    const keys = terms.endsTomorrow === true ? keysForADay(folder) : join(saml, "fixtures");
    const port = await freePort();
    const tls = await terminateTls(folder, port);
    const url = `https://localhost:${(tls.address() as AddressInfo).port}`;
    const idp = new IdentityProvider(url, folder, asker, tls, port, keys);
    await idp.configure(terms);
    return idp;
  }

  /** Starts it anew, configured otherwise. */
  async configure({ audience, requestCertificate }: Terms): Promise<void> {
    await this.#stop();
    const arguments_ = ["-d", "error_reporting=0", "-S", `127.0.0.1:${this.port}`];
    const php = spawn("php", [...arguments_, "-t", join(this.folder, "root")], {
      env: {
        ...process.env,
        SIMPLESAMLPHP_CONFIG_DIR: join(saml, "signers/simplesamlphp/config"),
        GATEHOUSE_IDP_URL: this.url,
        GATEHOUSE_IDP_KEYS: this.keys,
        GATEHOUSE_IDP_SCRATCH: this.folder,
        GATEHOUSE_SP_ENTITY_ID: this.serviceProvider.entity_id,
        GATEHOUSE_SP_ACS_URL: this.serviceProvider.acs_url,
        GATEHOUSE_SP_AUDIENCE: audience,
        GATEHOUSE_SP_CERTIFICATE: requestCertificate,
      },
      stdio: "ignore",
    });
    this.#php = php;
    running.add(php);
    php.once("exit", () => running.delete(php));
    await answers(this.port);
  }

  /** What is to be entered in Gatehouse. */
  get connection(): Connection {
    return {
      sign_in_url: `${this.url}/simplesaml/saml2/idp/SSOService.php`,
      issuer: ENTITY_ID,
      certificates: [readFileSync(join(this.keys, "signers/idp.pem"), "utf8")],
      sign_requests: false,
    };
  }

  /** Its metadata document. */
  async metadata(http: APIRequestContext): Promise<string> {
    const answer = await http.get(`${this.url}/simplesaml/saml2/idp/metadata.php`);
    await expect(answer).toBeOK();
    return answer.text();
  }

  /** Where a sign-in begins that nobody asked for. */
  get dashboardUrl(): string {
    const query = new URLSearchParams({ spentityid: this.serviceProvider.entity_id });
    return `${this.connection.sign_in_url}?${query}`;
  }

  /** Signs a person in there without a browser, and gives what it would let a browser post. */
  async answer(http: APIRequestContext, request: string, name: string): Promise<Answer> {
    let page = await (await http.get(request)).text();
    const state = field(page, "AuthState");
    if (state !== undefined) {
      const form = { AuthState: state, username: name, password: name };
      const login = `${this.url}/simplesaml/module.php/core/loginuserpass.php`;
      page = await (await http.post(login, { form })).text();
    }
    const [response, relay] = [field(page, "SAMLResponse"), field(page, "RelayState")];
    if (response === undefined) throw new Error(`No response: ${page}`);
    const form = { SAMLResponse: response, RelayState: relay ?? "" };
    return { action: this.serviceProvider.acs_url, form };
  }

  /** Is not there any more, as far as browsers can tell. */
  async leave(): Promise<void> {
    this.tls.close();
    this.tls.closeAllConnections();
    await this.#stop();
  }

  async #stop(): Promise<void> {
    const php = this.#php;
    if (php === undefined || php.exitCode !== null || php.signalCode !== null) return;
    const ended = once(php, "exit");
    php.kill("SIGKILL");
    await ended;
  }

  async end(): Promise<void> {
    await this.leave();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
