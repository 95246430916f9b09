//! Every way in, in every state, as docs/ways-in.md has it: the table is read, and each cell is tried.

use gatehouse_server::config::NewOwner;
use gatehouse_server::owner;
use serde_json::{Value, json};

use super::saml::Place;
use super::support::{Answer, Client, PASSWORD, plan};

const SSO: &str = "/api/organization/sso";
const DOMAINS: &str = "/api/domains";
const DOCUMENT: &str = include_str!("../../../docs/ways-in.md");

/// The columns of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Off,
    On,
    Trial,
    Required,
    Suspended,
    TwoFactor,
}

const COLUMNS: [(State, &str); 6] = [
    (State::Off, "off"),
    (State::On, "on"),
    (State::Trial, "required, on trial"),
    (State::Required, "required"),
    (State::Suspended, "suspended"),
    (State::TwoFactor, "two-factor required"),
];

/// Who has an account, by what the table calls them.
const PEOPLE: [(&str, &str); 8] = [
    ("Owner", "olu@northwind.example"),
    ("Admin", "ravi@northwind.example"),
    ("Billing Admin", "bea@northwind.example"),
    ("Member", "jun@northwind.example"),
    ("guest", "lee@partner.example"),
    ("excepted Member", "max@northwind.example"),
    ("excepted guest", "sam@agency.example"),
    ("Member of a lost domain", LOST),
];
const LOST: &str = "gil@former.example";

struct Row {
    way: String,
    who: Vec<String>,
    cells: Vec<String>,
}

/// The cells of each line of the first table.
fn lines() -> Vec<Vec<String>> {
    let lines = DOCUMENT.lines().skip_while(|line| !line.starts_with('|'));
    let table = lines.take_while(|line| line.starts_with('|'));
    let cells =
        |line: &str| line.trim_matches('|').split('|').map(|it| it.trim().to_owned()).collect();
    table.map(cells).collect()
}

fn rows() -> Vec<Row> {
    let row = |line: Vec<String>| {
        let mut cells = line.into_iter();
        let way = cells.next().unwrap();
        let who = cells.next().unwrap().split(", ").map(str::to_owned).collect();
        Row { way, who, cells: cells.collect() }
    };
    lines().into_iter().skip(2).map(row).collect()
}

/// An organization in a state, and sessions from before it came into it.
struct House {
    state: State,
    place: Place,
    /// Ada's, who makes the changes.
    owner: Client,
    by_password: Vec<Client>,
    through_idp: Vec<Option<Client>>,
}

impl House {
    async fn build(state: State) -> Self {
        let mut plan = plan();
        plan["domains"] = json!(["northwind.example", "former.example"]);
        let people = plan["people"].as_array_mut().unwrap();
        for (name, email, exempt) in [
            ("Max Berg", "max@northwind.example", true),
            ("Sam Ortiz", "sam@agency.example", true),
            ("Gil Roth", LOST, false),
        ] {
            people.push(json!({ "name": name, "email": email, "role": "member",
                                "password": PASSWORD, "sso_exempt": exempt }));
        }
        let place = Place::on_with(plan, true).await;
        let (mut by_password, mut through_idp) = (Vec::new(), Vec::new());
        for (_, email) in PEOPLE {
            by_password.push(place.world.signed_in(email).await);
            let browser = place.world.browser();
            place.sign_in(&browser, email).await.is(303);
            through_idp.push(browser.cookie().is_some().then_some(browser));
        }
        let owner = place.world.owner().await;
        let house = Self { state, place, owner, by_password, through_idp };
        house.lose("former.example").await;
        house.enter().await;
        house
    }

    async fn switch(&self, on: bool, required: bool, idp_managed: bool) {
        let switches = json!({ "on": on, "required": required, "idp_managed": idp_managed,
                              "idp_initiated": false });
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
    async fn restore(&self, idp_managed: bool) {
        let session = self.owner.get("/api/session").await.is(200);
        if self.state == State::Trial && session["sso_reverts_at"].is_null() {
            self.switch(true, false, idp_managed).await;
            self.switch(true, true, idp_managed).await;
        }
    }

    /// Tries a way in as somebody, and says in a word of the table how that ends.
    async fn attempt(&self, way: &str, who: &str) -> String {
        let known = PEOPLE.iter().position(|(name, _)| *name == who);
        let person = || known.unwrap_or_else(|| panic!("nobody is called {who}"));
        match way {
            "password" => {
                let answer = self.place.world.browser().sign_in(PEOPLE[person()].1, PASSWORD).await;
                password_outcome(&answer, "in")
            }
            "identity provider" => self.sign_in(PEOPLE[person()].1).await,
            "identity provider, IdP-managed" => self.first_sign_in(who, true).await,
            "identity provider, not IdP-managed" => self.first_sign_in(who, false).await,
            "test sign-in" => self.test(person()).await,
            "step-up by password" => {
                password_outcome(&self.by_password[person()].step_up().await, "proves")
            }
            "session begun by password" => session_outcome(&self.by_password[person()]).await,
            "session begun by identity provider" => {
                session_outcome(self.through_idp[person()].as_ref().unwrap()).await
            }
            "create-owner on the command line" => self.create_owner().await,
            way => panic!("nobody knows how to try {way:?}"),
        }
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

fn password_outcome(answer: &Answer, word: &str) -> String {
    match answer.status.as_u16() {
        200 => word.to_owned(),
        _ => {
            answer.is_problem(403, "sso_required");
            "SSO only".to_owned()
        }
    }
}

async fn session_outcome(client: &Client) -> String {
    let session = client.get("/api/session").await.is(200);
    if session["ends_at"].is_null() { "goes on" } else { "ends" }.to_owned()
}

/// Tries the whole column of a state.
async fn walk(state: State) {
    let house = House::build(state).await;
    let column = COLUMNS.iter().position(|(it, _)| *it == state).unwrap();
    let mut wrong = Vec::new();
    for Row { way, who, cells } in rows() {
        for who in who {
            let (ended, cell) = (house.attempt(&way, &who).await, &cells[column]);
            if ended != *cell {
                wrong.push(format!("{way}, {who}: {cell:?} in the table, {ended:?} in fact"));
            }
            house.restore(true).await;
        }
    }
    assert!(wrong.is_empty(), "{state:?}:\n{}", wrong.join("\n"));
}

#[test]
fn the_table_has_a_cell_for_every_state_and_none_twice() {
    let head = lines().remove(0);
    let names: Vec<&str> = COLUMNS.iter().map(|(_, name)| *name).collect();
    assert_eq!(head[..2], ["way in", "who"]);
    assert_eq!(head[2..], names);
    let mut tried: Vec<(String, String)> = Vec::new();
    for Row { way, who, cells } in rows() {
        assert_eq!(cells.len(), COLUMNS.len(), "{way}");
        for who in who {
            assert!(!tried.contains(&(way.clone(), who.clone())), "{way}, {who} is there twice");
            tried.push((way.clone(), who));
        }
    }
    assert!(tried.len() > 40, "the table is read");
}

#[tokio::test]
async fn every_way_in_ends_as_the_table_says_while_single_sign_on_is_off() {
    walk(State::Off).await;
}

#[tokio::test]
async fn every_way_in_ends_as_the_table_says_while_single_sign_on_is_on() {
    walk(State::On).await;
}

#[tokio::test]
async fn every_way_in_ends_as_the_table_says_while_single_sign_on_is_required_on_trial() {
    walk(State::Trial).await;
}

#[tokio::test]
async fn every_way_in_ends_as_the_table_says_while_single_sign_on_is_required() {
    walk(State::Required).await;
}

#[tokio::test]
async fn every_way_in_ends_as_the_table_says_while_required_single_sign_on_is_suspended() {
    walk(State::Suspended).await;
}

#[tokio::test]
async fn every_way_in_ends_as_the_table_says_while_two_factor_is_required() {
    walk(State::TwoFactor).await;
}

#[tokio::test]
async fn sessions_that_end_have_ended_fifteen_minutes_later_and_the_others_go_on() {
    let house = House::build(State::Required).await;
    house.place.world.later(15);
    let column = COLUMNS.iter().position(|(it, _)| *it == State::Required).unwrap();
    for Row { way, who, cells } in rows() {
        let sessions: Vec<_> = match way.as_str() {
            "session begun by password" => house.by_password.iter().map(Some).collect(),
            "session begun by identity provider" => {
                house.through_idp.iter().map(Option::as_ref).collect()
            }
            _ => continue,
        };
        for who in who {
            let person = PEOPLE.iter().position(|(name, _)| *name == who).unwrap();
            let answer = sessions[person].unwrap().get("/api/session").await;
            let expected = if cells[column] == "ends" { 401 } else { 200 };
            assert_eq!(answer.status.as_u16(), expected, "{way}, {who}");
        }
    }
}
