"""How schemathesis signs in to Gatehouse, and what it needs to get past the front door."""

import json
import os
import urllib.request
from pathlib import Path

import schemathesis

URL = os.environ["GATEHOUSE_URL"]
PASSWORD = "gatehouse-demo"
CERTIFICATE = Path("end2end/fixtures/current.pem").read_text()


def ask(method, path, cookie="", body=None):
    """The headers and the body of the server's answer."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(URL + path, data, method=method)
    request.add_header("X-Gatehouse", "1")
    request.add_header("Content-Type", "application/json")
    if cookie:
        request.add_header("Cookie", f"session={cookie}")
    with urllib.request.urlopen(request) as response:
        return response.headers, json.load(response)


def session_in(headers):
    """The session that an answer set."""
    return headers["Set-Cookie"].partition(";")[0].partition("=")[2]


def sign_in(name):
    """A session of one of the demo people."""
    body = {"email": f"{name}@northwind.example", "password": PASSWORD}
    return session_in(ask("POST", "/api/session", body=body)[0])


def prove(session):
    """The same session with a fresh proof of who it is."""
    body = {"password": PASSWORD}
    return session_in(ask("POST", "/api/session/step-up", session, body)[0])


def own_id(name):
    """The id of one of the demo people."""
    return ask("GET", "/api/session", sign_in(name))[1]["viewer"]["id"]


# Wrong passwords make an account wait, so the one that is asked for its own is not used elsewhere.
PROVING = sign_in("jun")
SOMEBODY = own_id("bea")


class Session:
    """Puts a session into a request, unless a session is what the request is about to make up."""

    def get(self, case, ctx):
        return prove(sign_in("ada"))

    def set(self, case, data, ctx):
        case.cookies = {**(case.cookies or {}), "session": token_for(case, data)}


def token_for(case, owner):
    """Signing out ends its session, so each time it is another."""
    match case.operation.label:
        case "DELETE /api/session" | "DELETE /api/me/sessions":
            return sign_in("ravi")
        case "POST /api/session/step-up" | "PUT /api/me/password":
            return PROVING
        case _:
            return owner


# A proof is good for ten minutes.
schemathesis.auth(refresh_interval=300)(Session)


@schemathesis.hook
def before_call(context, case, kwargs):
    """Gives a request that is right in every other way the values that only this server knows."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    fill(case.path_parameters, "id", lambda: SOMEBODY)
    fill(case.query, "organization_name", lambda: organization(case))
    fill(case.headers, "If-Match", lambda: etag(case))
    if isinstance(case.body, dict):
        fill(case.body, "certificate", lambda: CERTIFICATE)
        fill(case.body, "certificates", lambda: [CERTIFICATE])
        fill(case.body, "sign_in_url", lambda: "https://idp.northwind.example/saml")


def fill(values, name, value):
    """Puts a value where the request has one of that name."""
    if values and name in values:
        values[name] = value()


def organization(case):
    """The organization's name."""
    return ask("GET", "/api/session", case.cookies["session"])[1]["organization"]


def etag(case):
    """The version of what a request is about."""
    if case.operation.path == "/api/domains/{id}":
        return '"v1"'
    sso = "/api/organization/sso"
    path = sso if case.operation.path.startswith(sso) else case.operation.path
    return ask("GET", path, case.cookies["session"])[0]["ETag"]


@schemathesis.hook
def after_call(context, case, response):
    """Brings the organization back that was deleted: nothing else is answered meanwhile."""
    if case.operation.label == "DELETE /api/organization" and response.status_code == 200:
        ask("POST", "/api/organization/restore", case.cookies["session"])


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Over plain http, in a trial, the session's cookie has another name than in production."""
    raw_schema["components"]["securitySchemes"]["session"]["name"] = "session"
