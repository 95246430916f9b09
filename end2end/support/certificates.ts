// What people paste to make a connection.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const own = resolve(import.meta.dirname, "../fixtures");
const shared = resolve(import.meta.dirname, "../../crates/contract/tests/fixtures");
const read = (folder: string, name: string): string => readFileSync(join(folder, name), "utf8");

/** Of this project, valid until 2095. */
export const current = read(own, "current.pem");
/** The same as a DER file. */
export const currentFile = join(own, "current.der");
/** Expired on 1 Mar 2024. */
export const expired = read(own, "expired.pem");
/** Valid from 1 Jan 2090. */
export const notYetValid = read(own, "not_yet_valid.pem");
export const signingRequest = read(shared, "signing_request.pem");
/** Made for tests; it opens nothing. */
export const privateKey = read(shared, "throwaway_test_key.pkcs8.pem");
/** The same as a file. */
export const privateKeyFile = join(shared, "throwaway_test_key.pkcs8.pem");
export const megabytes = "A".repeat(2 * 1024 * 1024);

/** A connection to another identity provider. */
export const connection = {
  sign_in_url: "https://login.northwind.example/saml",
  issuer: "https://login.northwind.example/metadata",
  certificates: [current],
  sign_requests: false,
};

/** Metadata that says the same as `connection`. */
export const metadata = `<?xml version="1.0"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"
    xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${connection.issuer}">
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data>
      <ds:X509Certificate>${current.replaceAll(/-----.*-----/g, "")}</ds:X509Certificate>
    </ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
        Location="${connection.sign_in_url}"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>
`;
