"""Responses of PyPI's `pysaml2`, which signs with xmlsec1: the assertion, the response, both.

Usage: pysaml2_responses.py KEY CERTIFICATE FOLDER
For whom, and in answer to which requests (one for each case, with commas), is chosen by the
environment.
"""

import os
import sys
from pathlib import Path

from saml2 import BINDING_HTTP_POST, BINDING_HTTP_REDIRECT
from saml2.config import IdPConfig
from saml2.saml import NAME_FORMAT_URI, NAMEID_FORMAT_PERSISTENT, NameID
from saml2.server import Server
from saml2.xmldsig import DIGEST_SHA256, SIG_RSA_SHA256

key, certificate, folder = sys.argv[1:]
entity_id = os.environ.get("GATEHOUSE_SP_ENTITY_ID", "https://gatehouse.example/saml/northwind")
acs_url = os.environ.get("GATEHOUSE_SP_ACS_URL", "https://gatehouse.example/saml/northwind/acs")
requests = os.environ.get("GATEHOUSE_REQUESTS", ",".join(["_5f3c9a1e7b2d4860"] * 3)).split(",")

SERVICE_PROVIDER = f"""<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"
    entityID="{entity_id}">
  <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:AssertionConsumerService index="0" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
        Location="{acs_url}"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>"""

config = IdPConfig()
config.load(
    {
        "entityid": "https://idp.example/metadata",
        "key_file": key,
        "cert_file": certificate,
        "xmlsec_binary": "/usr/bin/xmlsec1",
        "service": {
            "idp": {
                "endpoints": {
                    "single_sign_on_service": [("https://idp.example/sso", BINDING_HTTP_REDIRECT)]
                },
                "policy": {
                    "default": {"lifetime": {"minutes": 5}, "name_form": NAME_FORMAT_URI}
                },
            }
        },
        "metadata": {"inline": [SERVICE_PROVIDER]},
    }
)
server = Server(config=config)

CASES = [("assertion", True, False), ("response", False, True), ("both", True, True)]

for request, (name, sign_assertion, sign_response) in zip(requests, CASES, strict=True):
    response = server.create_authn_response(
        {"mail": ["ada@northwind.example"], "givenName": ["Ada"], "sn": ["Osei"]},
        in_response_to=request,
        destination=acs_url,
        sp_entity_id=entity_id,
        name_id=NameID(format=NAMEID_FORMAT_PERSISTENT, text="5d1f0a7c"),
        authn={"class_ref": "urn:oasis:names:tc:SAML:2.0:ac:classes:Password"},
        sign_assertion=sign_assertion,
        sign_response=sign_response,
        sign_alg=SIG_RSA_SHA256,
        digest_alg=DIGEST_SHA256,
        binding=BINDING_HTTP_POST,
    )
    Path(folder, f"pysaml2-{name}.xml").write_text(str(response))
