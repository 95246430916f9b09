//! Signing in and testing through an identity provider, which these tests play themselves.

mod adoption;
mod binding;
mod drafts;
mod identities;
mod idp_initiated;
mod invitations;
mod killed;
mod pages;
mod proof;
mod requirement;
mod sign_ins;
mod signed_requests;
mod signers;
mod tests;

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use super::support::{
    Answer, Asked, Client, ISSUER, Idp, Said, World, plan, posted, protected, response,
};

const SSO: &str = "/api/organization/sso";
const START: &str = "/sso/start/9f2c41";
const ATTEMPTS: &str = "/api/organization/sso/attempts";

/// An organization that is connected to an identity provider.
pub struct Place {
    pub world: World,
    pub idp: Idp,
}

impl Place {
    /// With the connection saved, and not tested.
    async fn connected() -> Self {
        Self::planned(plan()).await
    }

    async fn planned(plan: Value) -> Self {
        let place = Self { world: World::with(plan).await, idp: Idp::new() };
        place.connect(&place.idp).await;
        place
    }

    async fn connect(&self, idp: &Idp) {
        let connection = json!({ "sign_in_url": "https://idp.example/sso?tenant=1",
                                 "issuer": ISSUER, "certificates": [idp.pem],
                                 "sign_requests": false });
        let owner = self.world.owner().await;
        owner.put_now("/api/organization/sso/connection", connection).await.is(200);
    }

    /// With a test passed by Ada, and single sign-on on.
    async fn on() -> Self {
        Self::on_with(plan(), false).await
    }

    pub async fn on_with(plan: Value, idp_managed: bool) -> Self {
        let place = Self::planned(protected(plan)).await;
        let ada = place.world.owner().await;
        let report = place.test(&ada, "ada@northwind.example").await;
        assert_eq!(report["attempt"]["refusal"], json!(null), "{report}");
        let owner = place.world.owner().await;
        owner.put_now(SSO, switches(true, false, idp_managed)).await.is(200);
        place
    }

    pub fn said(&self, email: &str) -> Said {
        Said::of(email, self.world.state.clock.now())
    }

    /// Begins a sign-in, as the browser sees it.
    async fn asked(&self, browser: &Client) -> Asked {
        self.asked_at(browser, START).await
    }

    async fn asked_at(&self, browser: &Client, path: &str) -> Asked {
        let answer = browser.get(path).await;
        answer.is(303);
        Asked::read(answer.header("location"))
    }

    /// Signs in as whoever the identity provider says it is, and gives the last answer.
    pub async fn sign_in(&self, browser: &Client, email: &str) -> Answer {
        let asked = self.asked(browser).await;
        let response = self.idp.respond(&asked, &self.said(email));
        bring(browser, &asked, &response).await
    }

    /// A signed response that answers no request, and where it goes.
    pub fn unsolicited(&self, email: &str) -> (Asked, String) {
        let own = "https://gate.example/sso/saml";
        let asked = Asked {
            id: String::new(),
            acs_url: format!("{own}/acs/9f2c41"),
            entity_id: format!("{own}/9f2c41"),
            relay_state: String::new(),
            xml: String::new(),
        };
        let xml = response(&asked, &self.said(email)).replace(" InResponseTo=\"\"", "");
        let response = self.idp.sign(&xml);
        (asked, response)
    }

    /// Begins a test, goes through it, and gives the report.
    pub async fn test(&self, tester: &Client, email: &str) -> Value {
        let asked = self.begin_test(tester).await;
        let response = self.idp.respond(&asked, &self.said(email));
        self.report(tester, &bring(tester, &asked, &response).await).await
    }

    async fn begin_test(&self, tester: &Client) -> Asked {
        self.begin_test_at(tester, "/api/organization/sso/tests").await
    }

    async fn begin_test_at(&self, tester: &Client, path: &str) -> Asked {
        let begun = tester.post(path, json!({})).await.is(200);
        Asked::read(begun["resource"]["start_url"].as_str().unwrap())
    }

    /// The report that a test leads to.
    async fn report(&self, tester: &Client, landing: &Answer) -> Value {
        landing.is(303);
        let page = "/access-security/single-sign-on/attempts/";
        let id = landing.header("location").strip_prefix(page).unwrap();
        tester.get(&format!("{ATTEMPTS}/{id}")).await.is(200)["resource"].clone()
    }
}

fn switches(on: bool, required: bool, idp_managed: bool) -> Value {
    json!({ "switches": { "on": on, "required": required, "idp_managed": idp_managed, "idp_initiated": false } })
}

fn from_afar(path: &str) -> Request<Body> {
    Request::get(path).header("sec-fetch-site", "cross-site").body(Body::empty()).unwrap()
}

/// Posts a response as the identity provider makes the browser do, and goes where that leads.
async fn bring(browser: &Client, asked: &Asked, response: &str) -> Answer {
    let kept = browser.send_from_afar(posted(&asked.acs_url, response, &asked.relay_state)).await;
    kept.is(303);
    let next = kept.header("location").to_owned();
    match next.starts_with("/sso/saml/finish/") {
        true => browser.send_from_afar(from_afar(&next)).await,
        false => kept,
    }
}

/// The name of whoever is signed in.
async fn viewer(browser: &Client) -> String {
    let session = browser.get("/api/session").await.is(200);
    session["viewer"]["name"].as_str().unwrap().to_owned()
}

/// Checks that nobody was signed in, for this reason.
#[track_caller]
fn assert_refused(landing: &Answer, browser: &Client, reason: &str) {
    landing.is(303);
    let to = landing.header("location");
    assert!(to.starts_with(&format!("/?sign-in=refused&reason={reason}")), "{to}");
    assert!(!to.contains('@') && !to.contains("northwind"), "{to}");
    assert_eq!(browser.cookie(), None, "{to}");
}

/// The outcome of one check of a report.
fn outcome<'r>(report: &'r Value, name: &str) -> &'r Value {
    let checks = report["checks"].as_array().unwrap();
    let check = checks.iter().find(|check| check["name"] == name);
    &check.unwrap_or_else(|| panic!("no check {name}: {report}"))["outcome"]
}
