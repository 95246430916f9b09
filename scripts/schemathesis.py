"""How schemathesis signs in to Gatehouse, and what it needs to get past the front door."""

import json
import os
import urllib.request

import schemathesis

URL = os.environ["GATEHOUSE_URL"]
PASSWORD = "gatehouse-demo"


def ask(method, path, cookie="", body=None):
    """The answer of the server, and the session that it set."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(URL + path, data, method=method)
    request.add_header("X-Gatehouse", "1")
    request.add_header("Content-Type", "application/json")
    if cookie:
        request.add_header("Cookie", f"session={cookie}")
    with urllib.request.urlopen(request) as response:
        token = response.headers.get("Set-Cookie", "").partition(";")[0].partition("=")[2]
        return response, token


def sign_in(name):
    """A session of one of the demo people."""
    body = {"email": f"{name}@northwind.example", "password": PASSWORD}
    return ask("POST", "/api/session", body=body)[1]


def prove(token):
    """The same session with a fresh proof of who it is."""
    return ask("POST", "/api/session/step-up", token, {"password": PASSWORD})[1]


def own_id(name):
    """The id of one of the demo people."""
    response, _ = ask("GET", "/api/session", sign_in(name))
    return json.load(response)["viewer"]["id"]


# Wrong passwords make an account wait, so the one that proves itself is not used elsewhere.
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
        case "DELETE /api/session":
            return sign_in("ravi")
        case "POST /api/session/step-up":
            return PROVING
        case _:
            return owner


# A proof is good for ten minutes.
schemathesis.auth(refresh_interval=300)(Session)


@schemathesis.hook
def before_call(context, case, kwargs):
    """A request that is right in every other way is also about what is there now."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    headers = case.headers or {}
    if "If-Match" in headers:
        headers["If-Match"] = etag(case)
    if "id" in (case.path_parameters or {}):
        case.path_parameters["id"] = SOMEBODY


def etag(case):
    """The version of what a request is about."""
    path = case.operation.path.removesuffix("/connection")
    response, _ = ask("GET", path, case.cookies["session"])
    return response.headers["ETag"]
