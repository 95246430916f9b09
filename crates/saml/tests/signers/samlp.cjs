// Responses of npm's `samlp` 8: what it signs by default, and every other place it can sign.
// Usage: node samlp.cjs KEY CERTIFICATE FOLDER
const { readFileSync, writeFileSync } = require("node:fs");
const samlp = require("samlp");

const [key, certificate, folder] = process.argv.slice(2);

const options = {
    issuer: "https://idp.example/metadata",
    cert: readFileSync(certificate),
    key: readFileSync(key),
    audience: "https://gatehouse.example/saml/northwind",
    recipient: "https://gatehouse.example/saml/northwind/acs",
    destination: "https://gatehouse.example/saml/northwind/acs",
    inResponseTo: "_5f3c9a1e7b2d4860",
    sessionIndex: "_session",
    lifetimeInSeconds: 300,
    signatureAlgorithm: "rsa-sha256",
    digestAlgorithm: "sha256",
    nameIdentifierFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
    nameIdentifierProbes: ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"],
};

const user = {
    id: "ada",
    displayName: "Ada Osei",
    name: { givenName: "Ada", familyName: "Osei" },
    emails: [{ value: "ada@northwind.example" }],
};

const cases = {
    assertion: {},
    response: { signAssertion: false, signResponse: true },
    both: { signResponse: true },
    prefixed: { signatureNamespacePrefix: "ds" },
};

for (const [name, change] of Object.entries(cases)) {
    samlp.getSamlResponse({ ...options, ...change }, user, (error, response) => {
        if (error) throw error;
        writeFileSync(`${folder}/samlp-${name}.xml`, response);
    });
}
