use std::collections::HashMap;

use gatehouse_server::config::NewOwner;
use gatehouse_server::owner;
use serde_json::{Value, json};

use super::table::State;
use crate::passkeys::{add, assertion, enter, let_alone};
use crate::saml::Place;
use crate::support::{Answer, Client, PASSWORD, SoftPasskey, World, plan, posted};

const SSO: &str = "/api/organization/sso";
const DOMAINS: &str = "/api/domains";

/// Who has an account, by what the table calls them.
pub const PEOPLE: [(&str, &str); 10] = [
    ("Owner", "olu@northwind.example"),
    ("Admin", "ravi@northwind.example"),
    ("Billing Admin", "bea@northwind.example"),
    ("Member", "jun@northwind.example"),
    ("guest", "lee@partner.example"),
    ("excepted Member", "max@northwind.example"),
    ("excepted guest", "sam@agency.example"),
    ("Member of a lost domain", LOST),
    ("Owner with a passkey", "pia@northwind.example"),
    ("Member with a passkey", "pim@northwind.example"),
];
const LOST: &str = "gil@former.example";

/// An organization in a state, and sessions from before it came into it.
pub struct House {
    state: State,
    pub place: Place,
    /// Ada's, who makes the changes.
    owner: Client,
    pub by_password: Vec<Client>,
    pub through_idp: Vec<Option<Client>>,
    /// Of those who have a passkey that may be their only step, and a session that it began.
    by_passkey: HashMap<usize, (SoftPasskey, Client)>,
}

impl House {
    pub async fn build(state: State) -> Self {
        let mut plan = plan();
        plan["domains"] = json!(["northwind.example", "former.example"]);
        let people = plan["people"].as_array_mut().unwrap();
        for (name, email, role, exempt) in [
            ("Max Berg", "max@northwind.example", "member", true),
            ("Sam Ortiz", "sam@agency.example", "member", true),
            ("Gil Roth", LOST, "member", false),
            ("Pia Lund", "pia@northwind.example", "owner", false),
            ("Pim Bos", "pim@northwind.example", "member", false),
        ] {
            people.push(json!({ "name": name, "email": email, "role": role,
                                "password": PASSWORD, "sso_exempt": exempt }));
        }
        let place = Place::on_with(plan, true).await;
        let (mut by_password, mut through_idp) = (Vec::new(), Vec::new());
        let mut by_passkey = HashMap::new();
        for (person, (name, email)) in PEOPLE.into_iter().enumerate() {
            let client = place.world.signed_in(email).await;
            if name.ends_with("with a passkey") {
                by_passkey.insert(person, with_passkey(&place.world, &client).await);
            }
            by_password.push(client);
            let browser = place.world.browser();
            place.sign_in(&browser, email).await.is(303);
            through_idp.push(browser.cookie().is_some().then_some(browser));
        }
        let owner = place.world.owner().await;
        let house = Self { state, place, owner, by_password, through_idp, by_passkey };
        house.lose("former.example").await;
        house.enter().await;
        house
    }

    async fn switch(&self, on: bool, required: bool, idp_managed: bool) {
        self.switch_with(on, required, idp_managed, false).await;
    }

    async fn switch_with(&self, on: bool, required: bool, idp_managed: bool, idp_initiated: bool) {
        let switches = json!({ "on": on, "required": required, "idp_managed": idp_managed,
                               "idp_initiated": idp_initiated });
        self.owner.put_now(SSO, json!({ "switches": switches })).await.is(200);
    }

    async fn lose(&self, name: &str) {
        let page = self.owner.get(DOMAINS).await.is(200);
        let domains = page["resource"]["domains"].as_array().unwrap();
        let domain = domains.iter().find(|it| it["name"] == name).unwrap();
        let path = format!("{DOMAINS}/{}", domain["id"].as_str().unwrap());
        self.owner.delete_if(&path, &format!("\"v{}\"", domain["version"])).await.is(200);
    }

    async fn enter(&self) {
        match self.state {
            State::On => {}
            State::Off => self.switch(false, false, true).await,
            State::TwoFactor => {
                self.switch(false, false, true).await;
                let required = json!({ "required": true });
                self.owner.put_now("/api/organization/two-factor", required).await.is(200);
            }
            State::Trial | State::Required | State::Suspended => {
                self.switch(true, true, true).await;
                if self.state != State::Trial {
                    self.owner.post("/api/organization/sso/keep", json!({})).await.is(200);
                }
                if self.state == State::Suspended {
                    self.lose("northwind.example").await;
                }
            }
        }
    }

    /// Begins the trial anew where somebody has just ended it by signing in.
    pub async fn restore(&self, idp_managed: bool) {
        let session = self.owner.get("/api/session").await.is(200);
        if self.state == State::Trial && session["sso_reverts_at"].is_null() {
            self.switch(true, false, idp_managed).await;
            self.switch(true, true, idp_managed).await;
        }
    }

    /// Tries a way in as somebody, and says in a word of the table how that ends.
    pub async fn attempt(&self, way: &str, who: &str) -> String {
        let known = PEOPLE.iter().position(|(name, _)| *name == who);
        let person = || known.unwrap_or_else(|| panic!("nobody is called {who}"));
        match way {
            "password" => {
                let browser = self.place.world.browser();
                let answer = self.place.world.sign_in(&browser, PEOPLE[person()].1, PASSWORD).await;
                password_outcome(&answer, "in")
            }
            "identity provider" => self.sign_in(PEOPLE[person()].1).await,
            "identity provider, IdP-managed" => self.first_sign_in(who, true).await,
            "identity provider, not IdP-managed" => self.first_sign_in(who, false).await,
            "begun at the identity provider, allowed" => {
                self.unasked(PEOPLE[person()].1, true).await
            }
            "begun at the identity provider, not allowed" => {
                self.unasked(PEOPLE[person()].1, false).await
            }
            "password set by mail" => self.set_password(PEOPLE[person()].1).await,
            "test sign-in" => self.test(person()).await,
            "step-up by password" => {
                password_outcome(&self.by_password[person()].step_up().await, "proves")
            }
            "passkey alone" => {
                let passkey = &self.by_passkey[&person()].0;
                password_outcome(&enter(&self.place.world.browser(), passkey).await, "in")
            }
            "step-up by passkey" => {
                let (passkey, client) = &self.by_passkey[&person()];
                let proof = json!({ "passkey": assertion(client, passkey).await });
                password_outcome(&client.post("/api/session/step-up", proof).await, "proves")
            }
            "session begun by passkey" => session_outcome(self.begun_by_passkey(person())).await,
            "session begun by password" => session_outcome(&self.by_password[person()]).await,
            "session begun by identity provider" => {
                session_outcome(self.through_idp[person()].as_ref().unwrap()).await
            }
            "create-owner on the command line" => self.create_owner().await,
            way => panic!("nobody knows how to try {way:?}"),
        }
    }

    pub fn begun_by_passkey(&self, person: usize) -> &Client {
        &self.by_passkey[&person].1
    }

    async fn sign_in(&self, email: &str) -> String {
        let browser = self.place.world.browser();
        let start = browser.get("/sso/start/9f2c41").await;
        start.is(303);
        if start.header("location") == "/?sign-in=sso_is_off" {
            return "SSO is off".to_owned();
        }
        let landing = self.place.sign_in(&browser, email).await;
        match (browser.cookie(), landing.header("location")) {
            (Some(_), _) => "in".to_owned(),
            (None, to) if to.contains("reason=email_domain_unverified") => {
                "other domain".to_owned()
            }
            (None, to) if to.contains("reason=unknown_person") => "unknown".to_owned(),
            (None, to) => to.to_owned(),
        }
    }

    /// A response that answers no request.
    async fn unasked(&self, email: &str, is_allowed: bool) -> String {
        if !matches!(self.state, State::Off | State::TwoFactor) {
            let required = self.owner.get(SSO).await.is(200)["resource"]["required"] == true;
            self.switch_with(true, required, true, is_allowed).await;
        }
        let (browser, (asked, response)) =
            (self.place.world.browser(), self.place.unsolicited(email));
        let landing = browser.send_from_afar(posted(&asked.acs_url, &response, "")).await;
        match (browser.cookie(), landing.header("location")) {
            (Some(_), _) => "in".to_owned(),
            (None, "/?sign-in=sso_is_off") => "SSO is off".to_owned(),
            (None, to) if to.contains("reason=email_domain_unverified") => {
                "other domain".to_owned()
            }
            (None, to) if to.contains("reason=unsolicited") => "not asked for".to_owned(),
            (None, to) => to.to_owned(),
        }
    }

    /// Asks for a link by mail, sets a password with it, and signs in.
    async fn set_password(&self, email: &str) -> String {
        const NEW: &str = "tidal lantern bracket";
        let world = &self.place.world;
        world.browser().post("/api/password-resets", json!({ "email": email })).await.is(202);
        let letter = world.letters_to(email).await.pop().unwrap();
        let Some(link) = letter.find_link("Set a new password") else {
            return "SSO only".to_owned();
        };
        let (_, token) = link.split_once('#').unwrap();
        let new = json!({ "token": token, "password": NEW });
        world.browser().put("/api/password", new).await.is(204);
        password_outcome(&world.sign_in(&world.browser(), email, NEW).await, "in")
    }

    async fn first_sign_in(&self, who: &str, idp_managed: bool) -> String {
        let domain = match who {
            "stranger" => "northwind.example",
            "stranger elsewhere" => "elsewhere.example",
            who => panic!("nobody is called {who}"),
        };
        let is_on = !matches!(self.state, State::Off | State::TwoFactor);
        if is_on {
            let required = self.owner.get(SSO).await.is(200)["resource"]["required"] == true;
            self.switch(true, required, idp_managed).await;
        }
        let before = self.people().await;
        let ended = self.sign_in(&format!("new{before}@{domain}")).await;
        match (ended.as_str(), self.people().await - before) {
            ("in", 1) => "joins".to_owned(),
            (_, 0) => ended,
            (_, more) => panic!("{ended}, and {more} people more"),
        }
    }

    async fn people(&self) -> usize {
        self.place.world.texts("SELECT id FROM person").await.len()
    }

    async fn test(&self, person: usize) -> String {
        let tester = &self.by_password[person];
        let begun = tester.post("/api/organization/sso/tests", json!({})).await;
        if begun.status.as_u16() == 401 {
            return password_outcome(&begun, "passes");
        }
        if begun.status.as_u16() == 403 {
            begun.is_denied(403, "role_required");
            return "not for the role".to_owned();
        }
        let report = self.place.test(tester, PEOPLE[person].1).await;
        match &report["attempt"]["refusal"] {
            Value::Null => "passes".to_owned(),
            refusal => refusal.to_string(),
        }
    }

    async fn create_owner(&self) -> String {
        let new = NewOwner {
            organization: "Northwind Labs".to_owned(),
            email: format!("owner{}@elsewhere.example", self.people().await),
            name: "New Owner".to_owned(),
            password_stdin: false,
        };
        let password = owner::create(&self.place.world.state, &new, None).await.unwrap();
        password_outcome(&self.place.world.browser().sign_in(&new.email, &password).await, "in")
    }
}

/// Gives somebody a passkey that may be their only step, and begins a session with it.
async fn with_passkey(world: &World, client: &Client) -> (SoftPasskey, Client) {
    client.step_up().await.is(200);
    let passkey = add(client).await;
    let_alone(client).await;
    let browser = world.browser();
    enter(&browser, &passkey).await.is(200);
    (passkey, browser)
}

fn password_outcome(answer: &Answer, word: &str) -> String {
    match answer.status.as_u16() {
        200 => word.to_owned(),
        401 => {
            answer.is_problem(401, "enrolment_required");
            "sets up a factor".to_owned()
        }
        _ => {
            answer.is_problem(403, "sso_required");
            "SSO only".to_owned()
        }
    }
}

async fn session_outcome(client: &Client) -> String {
    let answer = client.get("/api/session").await;
    if answer.status.as_u16() == 401 {
        answer.is_problem(401, "enrolment_required");
        return "sets up a factor".to_owned();
    }
    let session = answer.is(200);
    if session["ends_at"].is_null() { "goes on" } else { "ends" }.to_owned()
}
