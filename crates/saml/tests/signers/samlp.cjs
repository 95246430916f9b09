// Responses of npm's `samlp` 8: what it signs by default, and every other place it can sign.
// Usage: node samlp.cjs KEY CERTIFICATE FOLDER
// For whom, and in answer to which requests (one for each case, with commas), is chosen by the
// environment.
const { readFileSync, writeFileSync } = require("node:fs");
const samlp = require("samlp");

const [key, certificate, folder] = process.argv.slice(2);
const {
    GATEHOUSE_SP_ENTITY_ID: entityId = "https://gatehouse.example/saml/northwind",
    GATEHOUSE_SP_ACS_URL: acsUrl = "https://gatehouse.example/saml/northwind/acs",
    GATEHOUSE_REQUESTS: requests = "",
} = process.env;

const options = {
    issuer: "https://idp.example/metadata",
    cert: readFileSync(certificate),
    key: readFileSync(key),
    audience: entityId,
    recipient: acsUrl,
    destination: acsUrl,
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

for (const [index, [name, change]] of Object.entries(cases).entries()) {
    const inResponseTo = requests.split(",")[index] || "_5f3c9a1e7b2d4860";
    samlp.getSamlResponse({ ...options, inResponseTo, ...change }, user, (error, response) => {
        if (error) throw error;
        writeFileSync(`${folder}/samlp-${name}.xml`, response);
    });
}
