// What must not happen on any page: a violation of the content security policy, an error that
// nobody caught, an error on the console.
import type { BrowserContext } from "@playwright/test";

/** The browser itself reports every refused request; refusals are part of the journeys. */
const REFUSED = /^Failed to load resource: the server responded with a status of (401|403|409|412|422|429) /;
/** What it says of an address without a page, where the app shows that there is none, of a device that
 * was signed out already, of somebody who was removed already, and of a request that was decided. No test
 * looks for a page that is not there at an address that does not begin like this. */
const NOT_FOUND = /^Failed to load resource: the server responded with a status of 404 /;
const NOWHERE = /^\w+:\/\/[^/]+\/nowhere(\/|$)/;
const GONE = /\/api\/(me\/sessions|members)\/[^/]+$|\/api\/access-requests\/[^/]+\/(grant|decline)$/;
/** What it says of a server that is away. */
const AWAY = /^(Failed to load resource: net::ERR_|TypeError: Failed to fetch)/;

/** Where identity providers are. What goes wrong on their pages is theirs; ours come over http here. */
const THEIRS = /^https:/;

const CSP = "violates the content security policy:";

export class Watch {
  readonly #found: string[] = [];
  readonly #isAway: () => boolean;

  private constructor(isAway: () => boolean) {
    this.#isAway = isAway;
  }

  /** Watches every page of a context. `isAway` tells whether the server was stopped on purpose. */
  static async begin(context: BrowserContext, isAway: () => boolean): Promise<Watch> {
    const watch = new Watch(isAway);
    context.on("weberror", (error) => watch.#found.push(String(error.error())));
    context.on("console", (message) => {
      const [text, { url }] = [message.text(), message.location()];
      const mayBeMissing = NOWHERE.test(url) || GONE.test(url);
      const expected =
        THEIRS.test(url) || watch.#isExpected(text) || (mayBeMissing && NOT_FOUND.test(text));
      if (message.type() === "error" && !expected) watch.#found.push(`${text} (${url})`);
    });
    await context.addInitScript((words) => {
      addEventListener("securitypolicyviolation", (event) => {
        console.error(words, event.violatedDirective, event.blockedURI, event.sourceFile);
      });
    }, CSP);
    return watch;
  }

  #isExpected(text: string): boolean {
    return REFUSED.test(text) || (this.#isAway() && AWAY.test(text));
  }

  /** What happened. */
  found(): string[] {
    return this.#found;
  }
}
