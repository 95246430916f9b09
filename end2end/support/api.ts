// The API as somebody else uses it: to arrange what a journey begins with, and to see what the
// server believes.
import { type APIRequestContext, type APIResponse, expect, request } from "@playwright/test";
import { Authenticator } from "./authenticator.ts";
import type { IdentityProvider, ServiceProvider } from "./idp.ts";
import { PASSWORD, type Who, people } from "./people.ts";

export interface Switches {
  on: boolean;
  required: boolean;
  idp_managed: boolean;
  idp_initiated: boolean;
}

export interface Connection {
  sign_in_url: string;
  issuer: string;
  certificates: string[];
  sign_requests: boolean;
}

/** What a page asks of the server about single sign-on, as far as journeys look at it. */
interface SsoReply {
  resource: {
    required: boolean;
    idp_managed: boolean;
    idp_initiated: boolean;
    impact: { digest: string };
    service_provider: ServiceProvider;
    state: { status: string; connection?: { sign_in_url: string; issuer: string } };
  };
}

function switchesOf(resource: SsoReply["resource"]): Switches {
  const { state, required, idp_managed, idp_initiated } = resource;
  return { on: state.status === "on", required, idp_managed, idp_initiated };
}

const SSO = "/api/organization/sso";
const TWO_FACTOR = "/api/organization/two-factor";
const ORGANIZATION = "/api/organization";

export class Api {
  private constructor(readonly http: APIRequestContext) {}

  /** Signed in as this person, with a fresh proof of who it is. */
  static async begin(url: string, who: Who, authenticator?: Authenticator): Promise<Api> {
    const http = await request.newContext({
      baseURL: url,
      extraHTTPHeaders: { "X-Gatehouse": "1" },
      ignoreHTTPSErrors: true,
    });
    const api = new Api(http);
    const credentials = { email: people[who].email, password: PASSWORD };
    const begun = await http.post("/api/session", { data: credentials });
    if (authenticator === undefined) {
      await expect(begun).toBeOK();
    } else {
      const data = { code: authenticator.code() };
      await expect(await http.post("/api/session/second-factor", { data })).toBeOK();
    }
    await expect(await http.post("/api/session/step-up", { data: { password: PASSWORD } })).toBeOK();
    return api;
  }

  /** Sets up an authenticator app, which ends the person's other sessions. */
  async addAuthenticator(): Promise<Authenticator> {
    const begun = await this.http.post("/api/me/authenticator-apps");
    await expect(begun).toBeOK();
    const { id, secret } = (await begun.json()) as { id: string; secret: string };
    const app = new Authenticator(secret);
    const data = { name: "Phone", code: app.code() };
    const path = `/api/me/authenticator-apps/${id}/confirmation`;
    const confirmed = await this.http.post(path, { data });
    await expect(confirmed).toBeOK();
    const { resource } = (await confirmed.json()) as { resource: { recovery_codes: string[] } };
    app.recoveryCodes.push(...resource.recovery_codes);
    return app;
  }

  async end(): Promise<void> {
    await this.http.dispose();
  }

  async #etag(path: string): Promise<string> {
    const response = await this.http.get(path);
    await expect(response).toBeOK();
    return response.headers()["etag"] ?? "";
  }

  /** Replaces what is at `path`, whatever is there now. */
  async put(path: string, data: object, from = path): Promise<APIResponse> {
    const headers = { "If-Match": await this.#etag(from) };
    return this.http.put(path, { data, headers });
  }

  async #done(response: Promise<APIResponse>): Promise<void> {
    await expect(await response).toBeOK();
  }

  async #ssoPage(): Promise<SsoReply["resource"]> {
    const response = await this.http.get(SSO);
    await expect(response).toBeOK();
    return ((await response.json()) as SsoReply).resource;
  }

  async sso(): Promise<Switches & { connected: boolean; signInUrl: string | undefined }> {
    const resource = await this.#ssoPage();
    return {
      ...switchesOf(resource),
      connected: resource.state.status !== "unconfigured",
      signInUrl: resource.state.connection?.sign_in_url,
    };
  }

  /** What the identity provider is to be told. */
  async serviceProvider(): Promise<ServiceProvider> {
    return (await this.#ssoPage()).service_provider;
  }

  async twoFactorRequired(): Promise<boolean> {
    const response = await this.http.get(TWO_FACTOR);
    await expect(response).toBeOK();
    const { resource } = (await response.json()) as { resource: { policy: { status: string } } };
    return resource.policy.status === "required";
  }

  /** Switches, having seen whom that concerns. */
  async switchSso(wanted: Partial<Switches>): Promise<void> {
    const resource = await this.#ssoPage();
    const switches = { ...switchesOf(resource), ...wanted };
    await this.#done(this.put(SSO, { switches, seen: resource.impact.digest }));
  }

  /** Says that single sign-on stays required. */
  async keepRequired(): Promise<void> {
    await this.#done(this.http.post(`${SSO}/keep`, { data: {} }));
  }

  async connect(connection: Connection): Promise<void> {
    await this.#done(this.put(`${SSO}/connection`, connection, SSO));
  }

  /** Turns single sign-on on, after a test of the connection that passed. */
  async turnOnSso(idp: IdentityProvider): Promise<void> {
    await this.#passTest(idp);
    await this.switchSso({ on: true });
  }

  async #passTest(idp: IdentityProvider): Promise<void> {
    const begun = await this.http.post(`${SSO}/tests`, { data: {} });
    await expect(begun).toBeOK();
    const { resource } = (await begun.json()) as { resource: { start_url: string } };
    const { action, form } = await idp.answer(this.http, resource.start_url, "ada");
    await this.http.post(action, { form });
  }

  async disconnect(organization: string): Promise<void> {
    const headers = { "If-Match": await this.#etag(SSO) };
    const params = { organization_name: organization };
    await this.#done(this.http.delete(`${SSO}/connection`, { headers, params }));
  }

  async requireTwoFactor(required: boolean): Promise<void> {
    await this.#done(this.put(TWO_FACTOR, { required, holds_from: null }));
  }

  async rename(name: string): Promise<void> {
    await this.#done(this.put(ORGANIZATION, { name }));
  }

  /** Deletes the organization, so that it can be brought back. */
  async deleteOrganization(name: string): Promise<void> {
    const headers = { "If-Match": await this.#etag(ORGANIZATION) };
    const params = { organization_name: name };
    await this.#done(this.http.delete(ORGANIZATION, { headers, params }));
  }

  /** Gives a person another role. */
  async changeRole(id: string, role: string): Promise<void> {
    await this.#done(this.http.put(`/api/members/${id}/role`, { data: { role } }));
  }

  /** Invites whoever has this address. */
  async invite(email: string, role: string): Promise<void> {
    await this.#done(this.http.post("/api/invitations", { data: { people: [{ email, role }] } }));
  }

  /** Asks for a higher role. */
  async askFor(role: string, reason: string): Promise<void> {
    await this.#done(this.http.put("/api/me/access-request", { data: { role, reason } }));
  }

  /** Gives whoever has waited longest the role that they ask for. */
  async grantFirstRequest(): Promise<void> {
    const found = await this.http.get("/api/access-requests");
    await expect(found).toBeOK();
    const { resource } = (await found.json()) as { resource: { requests: { id: string }[] } };
    await this.#done(this.http.post(`/api/access-requests/${resource.requests[0]?.id}/grant`));
  }

  /** Removes whoever has this address. */
  async removeMember(email: string): Promise<void> {
    const found = await this.http.get("/api/members", { params: { search: email } });
    await expect(found).toBeOK();
    const { resource } = (await found.json()) as {
      resource: { members: { person: { id: string } }[] };
    };
    await this.#done(this.http.delete(`/api/members/${resource.members[0]?.person.id}`));
  }

  /** The ids of the Owners, this person aside. */
  async otherOwners(): Promise<string[]> {
    const found = await this.http.get("/api/members?role=owner");
    await expect(found).toBeOK();
    const { resource, session } = (await found.json()) as {
      resource: { members: { person: { id: string } }[] };
      session: { viewer: { id: string } };
    };
    return resource.members.map((it) => it.person.id).filter((id) => id !== session.viewer.id);
  }

  async ownId(): Promise<string> {
    const response = await this.http.get("/api/session");
    await expect(response).toBeOK();
    return ((await response.json()) as { viewer: { id: string } }).viewer.id;
  }
}
