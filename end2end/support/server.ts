// One Gatehouse server process, with its own port and its own data.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const top = resolve(import.meta.dirname, "../..");
const binary = process.env["GATEHOUSE_SERVER"] ?? join(top, "target/debug/gatehouse-server");
const app = process.env["GATEHOUSE_APP_DIR"] ?? join(top, "dist");
const READY = /^Gatehouse is ready at (http:\/\/\S+)/;

/** What still runs. A run that is broken off leaves nothing behind. */
const running = new Set<ChildProcess>();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

/** What a server starts with. */
export interface ServerOptions {
  /** `--demo`, or a file for `--seed`. */
  seed?: string;
  /** More of the environment. */
  env?: Record<string, string>;
}

export class Server {
  /** Where it listens: `http://localhost:PORT`. It keeps its port when it starts again. */
  url = "";
  /** Whether it was stopped or paused on purpose, so that failing requests are expected. */
  wasAway = false;
  #options: ServerOptions;
  readonly #data: string;
  #process: ChildProcess | undefined;
  #log = "";

  private constructor(options: ServerOptions, data: string) {
    this.#options = options;
    this.#data = data;
  }

  /** A server that is ready. */
  static async begin(options: ServerOptions = {}): Promise<Server> {
    const server = new Server(options, await mkdtemp(join(tmpdir(), "gatehouse-")));
    await server.start();
    return server;
  }

  /** Starts it, again with the same port and data after `stop`. */
  async start(): Promise<void> {
    const address = `127.0.0.1:${this.url === "" ? 0 : new URL(this.url).port}`;
    const { seed, env } = this.#options;
    const child = spawn(binary, seed === undefined ? ["--demo"] : ["--seed", seed], {
      env: {
        PATH: process.env["PATH"],
        GATEHOUSE_ADDRESS: address,
        GATEHOUSE_DATA_DIR: join(this.#data, "data"),
        GATEHOUSE_APP_DIR: app,
        GATEHOUSE_LOG: "warn",
        ...env,
      },
      cwd: this.#data,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    running.add(child);
    child.once("exit", () => running.delete(child));
    child.stderr.on("data", (chunk: Buffer) => (this.#log += chunk.toString()));
    this.url = await new Promise((found, failed) => {
      const lines = createInterface({ input: child.stdout });
      lines.on("line", (line) => {
        const url = READY.exec(line)?.[1];
        if (url !== undefined) found(url);
      });
      child.once("error", failed);
      child.once("exit", (code) => failed(new Error(`server ended (${code}): ${this.#log}`)));
    });
  }

  /** Ends the process at once, as a crash does. */
  async stop(): Promise<void> {
    this.wasAway = true;
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  /** Ends it, and starts it with more of the environment. */
  async restart(env: Record<string, string> = {}): Promise<void> {
    await this.stop();
    this.#options = { ...this.#options, env: { ...this.#options.env, ...env } };
    await this.start();
  }

  /** Lets every request wait until `resume`. */
  pause(): void {
    this.wasAway = true;
    this.#process?.kill("SIGSTOP");
  }

  resume(): void {
    this.#process?.kill("SIGCONT");
  }

  /** Ends it and deletes its data. Gives back what it logged. */
  async end(): Promise<string> {
    await this.stop();
    await rm(this.#data, { recursive: true, force: true });
    return this.#log;
  }
}
