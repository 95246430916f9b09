// Everything that single sign-on needs, to try it by hand: an organization that has none yet, an
// identity provider, a DNS server. Run by scripts/trial, until Ctrl-C.
import { testFromNothing as test } from "./support/sso.ts";
import { Api } from "./support/api.ts";
import { PASSWORD, people } from "./support/people.ts";

// As with `make start`.
const GATEHOUSE_ADDRESS = process.env["GATEHOUSE_ADDRESS"] ?? "127.0.0.1:8080";

test.use({
  serverOptions: async ({ serverOptions }, use) => {
    await use({ ...serverOptions, env: { ...serverOptions.env, GATEHOUSE_ADDRESS } });
  },
});

test("a trial of single sign-on", async ({ gatehouse, beginIdp, dns }) => {
  const owner = await Api.begin(gatehouse.url, "ada");
  const idp = await beginIdp(await owner.serviceProvider());
  await owner.end();
  const record = `server 127.0.0.1 ${dns.port}\\nzone example.\\nadd NAME. 60 TXT VALUE\\nsend\\n`;
  console.log(`
Gatehouse            ${gatehouse.url}
  an Owner           ${people.ada.email}, password ${PASSWORD}
  a Member           ${people.jun.email}, the same password
Identity provider    ${idp.url}/simplesaml/saml2/idp/metadata.php
  its people         ada, jun and nova; each name is its own password
DNS for *.example    ${dns.address}
  adds a TXT record  printf '${record}' | knsupdate

Browsers warn of the identity provider's certificate, which it made itself. Ctrl-C ends all three.
`);
  await new Promise(() => {});
});
