// An authenticator app that is not ours: oathtool, which shows the codes of RFC 6238.
import { execFileSync } from "node:child_process";

const STEP = 30_000;

export class Authenticator {
  /** By how many seconds the server's clock, and so the phone's, is ahead. */
  ahead = 0;
  #last = 0;

  constructor(
    /** In base32. */
    readonly secret: string,
    /** Recovery codes, the next one first. */
    readonly recoveryCodes: string[] = [],
  ) {}

  /** A code that is accepted now and was not shown before. A clock may be off by one step, so that
   * there are up to three at a time. */
  code(): string {
    const now = Math.floor((Date.now() + this.ahead * 1_000) / STEP);
    this.#last = Math.max(this.#last + 1, now - 1);
    const moment = new Date(this.#last * STEP).toISOString().replace("T", " ").slice(0, 19);
    const options = ["--totp", "--base32", "--now", `${moment} UTC`, this.secret];
    return execFileSync("oathtool", options, { encoding: "utf8" }).trim();
  }
}
