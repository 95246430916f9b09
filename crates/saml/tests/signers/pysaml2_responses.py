"""Responses of PyPI's `pysaml2`, which signs with xmlsec1: the assertion, the response, both.

Usage: pysaml2_responses.py KEY CERTIFICATE FOLDER
"""

import sys
from pathlib import Path

from saml2 import BINDING_HTTP_POST, BINDING_HTTP_REDIRECT
from saml2.config import IdPConfig
from saml2.saml import NAME_FORMAT_URI, NAMEID_FORMAT_PERSISTENT, NameID
from saml2.server import Server
from saml2.xmldsig import DIGEST_SHA256, SIG_RSA_SHA256

key, certificate, folder = sys.argv[1:]

SERVICE_PROVIDER = """<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"
    entityID="https://gatehouse.example/saml/northwind">
  <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:AssertionConsumerService index="0" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
        Location="https://gatehouse.example/saml/northwind/acs"/>
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

for name, sign_assertion, sign_response in [
    ("assertion", True, False),
    ("response", False, True),
    ("both", True, True),
]:
    response = server.create_authn_response(
        {"mail": ["ada@northwind.example"], "givenName": ["Ada"], "sn": ["Osei"]},
        in_response_to="_5f3c9a1e7b2d4860",
        destination="https://gatehouse.example/saml/northwind/acs",
        sp_entity_id="https://gatehouse.example/saml/northwind",
        name_id=NameID(format=NAMEID_FORMAT_PERSISTENT, text="5d1f0a7c"),
        authn={"class_ref": "urn:oasis:names:tc:SAML:2.0:ac:classes:Password"},
        sign_assertion=sign_assertion,
        sign_response=sign_response,
        sign_alg=SIG_RSA_SHA256,
        digest_alg=DIGEST_SHA256,
        binding=BINDING_HTTP_POST,
    )
    Path(folder, f"pysaml2-{name}.xml").write_text(str(response))
