//! Every way in, in every state, as docs/ways-in.md has it: the table is read, and each cell is tried.

mod house;
mod table;

use self::house::{House, PEOPLE};
use self::table::{COLUMNS, Row, State, lines, rows};

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
        for who in who {
            let person = PEOPLE.iter().position(|(name, _)| *name == who);
            let session = match (way.as_str(), person) {
                ("session begun by password", Some(person)) => &house.by_password[person],
                ("session begun by passkey", Some(person)) => house.begun_by_passkey(person),
                ("session begun by identity provider", Some(person)) => {
                    house.through_idp[person].as_ref().unwrap()
                }
                _ => continue,
            };
            let answer = session.get("/api/session").await;
            let expected = if cells[column] == "ends" { 401 } else { 200 };
            assert_eq!(answer.status.as_u16(), expected, "{way}, {who}");
        }
    }
}
