use serde_json::{Value, json};

use crate::support::{PASSWORD, World, give_app, plan, protected};

const MEMBERS: &str = "/api/members";

/// Those whom Ravi finds.
async fn found(world: &World, query: &str) -> Vec<Value> {
    let answer = world.signed_in("ravi@northwind.example").await;
    let answer = answer.get(&format!("{MEMBERS}?{query}")).await.is(200);
    answer["resource"]["members"].as_array().unwrap().clone()
}

fn names(members: &[Value]) -> Vec<&str> {
    members.iter().map(|it| it["person"]["name"].as_str().unwrap()).collect()
}

async fn one(world: &World, name: &str) -> Value {
    let mut found = found(world, &format!("search={name}")).await;
    assert_eq!(found.len(), 1);
    found.remove(0)
}

#[tokio::test]
async fn an_admin_sees_everyone_by_name_and_how_they_sign_in() {
    let mut plan = plan();
    give_app(&mut plan["people"][4]);
    let world = World::with(plan).await;
    let answer = world.admin().await.get(MEMBERS).await.is(200);
    let page = &answer["resource"];
    assert_eq!((&page["all"], &page["total"]), (&json!(7), &json!(7)));
    assert_eq!(
        names(page["members"].as_array().unwrap()),
        [
            "Ada Osei",
            "Bea Lindqvist",
            "Jun Kato",
            "Lee Park",
            "No Password",
            "Olu Reyes",
            "Ravi Vance"
        ]
    );
    let jun = &page["members"][2];
    assert_eq!(jun["person"]["email"], "jun@northwind.example");
    assert_eq!(jun["held"], json!({ "authenticator_app": true, "passkey": false }));
    assert_eq!((&jun["sign_in"], &jun["guest"]), (&json!("password"), &json!(false)));
    let lee = &page["members"][3];
    assert_eq!((&lee["guest"], &lee["sign_in"]), (&json!(true), &json!("password")));
    assert_eq!(page["members"][4]["sign_in"], "nothing");
}

#[tokio::test]
async fn how_people_sign_in_follows_single_sign_on_and_its_requirement() {
    let mut plan = plan();
    plan["sso"]["on"] = json!(true);
    let world = World::with(plan.clone()).await;
    for (name, sign_in) in [
        ("jun", "password_or_sso"),
        ("lee", "password"),
        ("no@", "sso"),
        ("ravi", "password_or_sso"),
    ] {
        assert_eq!(one(&world, name).await["sign_in"], sign_in, "{name}");
    }
    let mut plan = protected(plan);
    plan["sso"]["required"] = json!(true);
    let world = World::with(plan).await;
    world.tamper("UPDATE person SET sso_exempt = 1 WHERE name = 'Bea Lindqvist'").await;
    for (name, sign_in) in [("jun", "sso"), ("lee", "nothing"), ("bea", "password_or_sso")] {
        let row = one(&world, name).await;
        assert_eq!(row["sign_in"], sign_in, "{name}");
    }
}

#[tokio::test]
async fn people_are_found_by_what_is_asked_of_them() {
    let mut plan = plan();
    give_app(&mut plan["people"][4]);
    plan["sso"]["on"] = json!(true);
    let world = World::with(plan).await;
    world.give_passkey("bea@northwind.example").await;
    for (query, expected) in [
        ("search=OSEI", vec!["Ada Osei"]),
        ("search=partner", vec!["Lee Park"]),
        ("role=owner", vec!["Ada Osei", "Olu Reyes"]),
        ("role=billing_admin", vec!["Bea Lindqvist"]),
        ("kind=guest", vec!["Lee Park"]),
        ("kind=own&role=member", vec!["Jun Kato", "No Password"]),
        ("factor=authenticator_app", vec!["Jun Kato"]),
        ("factor=passkey", vec!["Bea Lindqvist"]),
        ("factor=nothing&role=member", vec!["Lee Park", "No Password"]),
        ("sign_in=password&role=member", vec!["Jun Kato", "Lee Park"]),
        ("sign_in=sso&role=member", vec!["Jun Kato", "No Password"]),
        ("sign_in=nothing", vec![]),
        ("search=nobody", vec![]),
    ] {
        assert_eq!(names(&found(&world, query).await), expected, "{query}");
    }
}

#[tokio::test]
async fn people_are_sorted_by_what_is_asked_for_either_way() {
    let world = World::new().await;
    world.tamper("UPDATE person SET last_seen_at = 5 WHERE name = 'Jun Kato'").await;
    world.tamper("UPDATE person SET last_seen_at = NULL WHERE name = 'Lee Park'").await;
    let first_and_last = async |query: &str| {
        let found = found(&world, query).await;
        let names = names(&found);
        [names[0].to_owned(), names[names.len() - 1].to_owned()]
    };
    for (query, expected) in [
        ("sort=name", ["Ada Osei", "Ravi Vance"]),
        ("sort=name&order=reversed", ["Ravi Vance", "Ada Osei"]),
        ("sort=role", ["Ada Osei", "No Password"]),
        ("sort=role&order=reversed", ["Jun Kato", "Olu Reyes"]),
        ("sort=last_seen&role=member", ["Jun Kato", "No Password"]),
        ("sort=last_seen&role=member&order=reversed", ["Lee Park", "Jun Kato"]),
    ] {
        assert_eq!(first_and_last(query).await, expected, "{query}");
    }
}

#[tokio::test]
async fn a_page_has_a_hundred_and_the_last_one_what_is_left() {
    let mut plan = plan();
    let people = plan["people"].as_array_mut().unwrap();
    for n in 0..200 {
        let email = format!("p{n}@northwind.example");
        people.push(json!({ "name": format!("Zoe {n:03}"), "email": email, "role": "member" }));
    }
    let world = World::with(plan).await;
    for (page, count, first) in
        [(1, 100, Some("Ada Osei")), (3, 7, Some("Zoe 193")), (4, 0, None), (65_535, 0, None)]
    {
        let found = found(&world, &format!("page={page}")).await;
        assert_eq!(found.len(), count);
        assert_eq!(names(&found).first().copied(), first);
    }
    let answer = world.admin().await.get("/api/members?search=zoe&page=2").await.is(200);
    assert_eq!(answer["resource"]["total"], 200);
    assert_eq!(answer["resource"]["all"], 207);
}

#[tokio::test]
async fn a_query_that_cannot_be_is_refused() {
    let world = World::new().await;
    let ada = world.owner().await;
    let (long, longest) = ("_".repeat(201), "_".repeat(200));
    ada.get(&format!("{MEMBERS}?search={long}")).await.is_problem(400, "malformed");
    assert_eq!(found(&world, &format!("search={longest}")).await.len(), 0);
    assert_eq!(names(&found(&world, "search=k%00ato").await), ["Jun Kato"]);
    for query in ["page=0", "page=65536", "role=emperor", "sort=height", "order=up", "age=3"] {
        ada.get(&format!("{MEMBERS}?{query}")).await.is_problem(400, "malformed");
    }
}

#[tokio::test]
async fn each_row_says_what_the_viewer_may_do_with_it() {
    let world = World::new().await;
    let as_seen_by = async |email: &str, name: &str| {
        let client = world.signed_in(email).await;
        let answer = client.get(&format!("{MEMBERS}?search={name}")).await.is(200);
        answer["resource"]["members"][0].clone()
    };
    let all = json!(["owner", "admin", "billing_admin", "member"]);
    for name in ["ada", "olu", "ravi", "jun"] {
        let row = as_seen_by("ada@northwind.example", name).await;
        assert_eq!((&row["roles"], &row["removal"]), (&all, &json!("allowed")), "{name}");
    }
    let jun = as_seen_by("ravi@northwind.example", "jun").await;
    assert_eq!(jun["roles"], json!(["admin", "billing_admin", "member"]));
    assert_eq!(jun["removal"], "allowed");
    for name in ["ada", "ravi"] {
        let row = as_seen_by("ravi@northwind.example", name).await;
        assert_eq!(row["roles"], json!([]));
        assert_eq!(row["removal"]["denied"]["reason"], "not_below_you");
    }
    world.tamper("UPDATE person SET role = 'admin' WHERE name = 'Olu Reyes'").await;
    let last = as_seen_by("ada@northwind.example", "ada").await;
    assert_eq!(last["roles"], json!(["owner"]));
    assert_eq!(last["removal"]["denied"]["reason"], "last_owner");
}

#[tokio::test]
async fn a_row_counts_the_browsers_that_somebody_is_signed_in_with() {
    let world = World::new().await;
    assert_eq!(one(&world, "jun").await["devices"], 0);
    for _ in 0..2 {
        world.browser().sign_in("jun@northwind.example", PASSWORD).await.is(200);
    }
    assert_eq!(one(&world, "jun").await["devices"], 2);
    world.later(61);
    assert_eq!(one(&world, "jun").await["devices"], 0, "unused for an hour, they have ended");
}

#[tokio::test]
async fn a_role_that_takes_somebodys_way_in_says_so_before() {
    let mut plan = plan();
    plan["sso"]["on"] = json!(true);
    let world = World::with(plan.clone()).await;
    assert_eq!(found(&world, "role=member").await[0]["shifts"], json!([]));
    plan["sso"]["required"] = json!(true);
    plan["people"][5]["role"] = json!("admin");
    let world = World::with(plan).await;
    let ada = world.owner().await;
    let shift = async |name: &str, role: &str| {
        let answer = ada.get(&format!("{MEMBERS}?search={name}")).await.is(200);
        let shifts = answer["resource"]["members"][0]["shifts"].as_array().unwrap().clone();
        shifts.into_iter().find(|it| it["role"] == role).unwrap_or_default()
    };
    let ravi = shift("ravi", "member").await;
    assert_eq!((&ravi["sign_in"], &ravi["signed_out"]), (&json!("sso"), &json!(true)));
    assert_eq!(shift("lee", "billing_admin").await["sign_in"], "nothing", "a guest");
    let jun = shift("jun", "admin").await;
    let sign_in = json!("password_or_sso");
    assert_eq!((&jun["sign_in"], &jun["sets_up_factor"]), (&sign_in, &json!(true)));
    assert_eq!(shift("jun", "billing_admin").await, json!(null));
    let lee = world.id_of("lee@partner.example").await;
    ada.put(&format!("{MEMBERS}/{lee}/role"), json!({ "role": "billing_admin" })).await.is(200);
    let row = ada.get(&format!("{MEMBERS}?search=lee")).await.is(200);
    assert_eq!(row["resource"]["members"][0]["sign_in"], "nothing", "as it was said");
}
