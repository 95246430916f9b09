// A web server with https on this machine, such as an identity provider has for its metadata.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type Server, createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The files of a certificate for localhost, and of the authority that signed it. */
function makeCertificate(folder: string): { key: string; cert: string; authority: string } {
  const file = (name: string) => join(folder, name);
  const openssl = (...arguments_: string[]) => {
    execFileSync("openssl", arguments_, { stdio: "ignore" });
  };
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const [authority, authorityKey] = [file("authority.crt"), file("authority.key")];
  const issued = ["-days", "2", "-keyout", authorityKey, "-out", authority];
  openssl("req", "-x509", ...newKey, "-subj", "/CN=Authority", ...issued);
  const [key, request, cert] = [file("tls.key"), file("tls.csr"), file("tls.crt")];
  openssl("req", ...newKey, "-subj", "/CN=localhost", "-keyout", key, "-out", request);
  writeFileSync(file("names"), "subjectAltName=DNS:localhost\n");
  const signer = ["-CA", authority, "-CAkey", authorityKey, "-CAcreateserial", "-days", "2"];
  openssl("x509", "-req", "-in", request, ...signer, "-extfile", file("names"), "-out", cert);
  return { key, cert, authority };
}

export class Web {
  private constructor(
    readonly url: string,
    /** The PEM file of the authority that signed the server's certificate. */
    readonly authority: string,
    readonly folder: string,
    readonly server: Server,
  ) {}

  /** Answers `/metadata` with this document, and `/moved` with the way to it. */
  static async begin(document: string): Promise<Web> {
    const folder = mkdtempSync(join(tmpdir(), "gatehouse-web-"));
    const { key, cert, authority } = makeCertificate(folder);
    const tls = { key: readFileSync(key), cert: readFileSync(cert) };
    const server = createServer(tls, (asked, answer) => {
      if (asked.url === "/metadata") return answer.end(document);
      if (asked.url === "/moved") return answer.writeHead(302, { Location: "/metadata" }).end();
      return answer.writeHead(404).end();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    return new Web(`https://localhost:${port}`, authority, folder, server);
  }

  /** Ends it, unless it has ended. */
  async end(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, "close");
    this.server.close();
    this.server.closeAllConnections();
    await closed;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
