use gatehouse_contract::{Field, FieldError, Flaw, OrganizationDraft, OrganizationName};

fn parsed(typed: &str) -> Result<String, Flaw> {
    OrganizationName::parse(typed).map(|name| name.as_str().to_owned())
}

#[test]
fn an_admin_may_name_the_organization_in_any_script() {
    for name in [
        "Northwind Labs",
        "N",
        "Müller & Söhne",
        "北風研究所",
        "O'Neill (EU) 🏭",
        "نرم\u{200c}افزار",
        "👩\u{200d}💻 Labs",
    ] {
        assert_eq!(parsed(name).as_deref(), Ok(name));
    }
}

#[test]
fn white_space_around_a_name_is_not_part_of_it() {
    assert_eq!(parsed("  Northwind Labs \r\n").as_deref(), Ok("Northwind Labs"));
    assert_eq!(parsed("\u{a0}Northwind\t").as_deref(), Ok("Northwind"));
}

#[test]
fn an_admin_cannot_leave_the_organization_without_a_name() {
    for nothing in ["", "   ", "\t\n", "\u{2003}"] {
        assert_eq!(parsed(nothing), Err(Flaw::Empty), "{nothing:?}");
    }
}

#[test]
fn a_name_takes_eighty_characters_of_any_script_and_not_one_more() {
    let too_long = Err(Flaw::TooLong { limit: 80 });
    for character in ["a", "風"] {
        assert_eq!(parsed(&character.repeat(80)), Ok(character.repeat(80)));
        assert_eq!(parsed(&character.repeat(81)), too_long);
    }
    assert_eq!(parsed(&format!("  {}  ", "a".repeat(80))), Ok("a".repeat(80)));
}

#[test]
fn an_admin_cannot_put_line_breaks_or_control_characters_into_a_name() {
    for name in ["North\nwind", "North\twind", "North\u{0}wind", "North\u{7f}wind"] {
        assert_eq!(parsed(name), Err(Flaw::InvisibleCharacters), "{name:?}");
    }
}

#[test]
fn an_admin_cannot_give_a_name_that_looks_like_another_or_reads_backwards() {
    for hidden in ['\u{ad}', '\u{200b}', '\u{200d}', '\u{200f}', '\u{202e}', '\u{2066}', '\u{feff}']
    {
        let name = format!("North{hidden}wind");
        assert_eq!(parsed(&name), Err(Flaw::InvisibleCharacters), "{name:?}");
    }
    for joiners in ["北\u{200d}\u{200d}風", "北\u{200c}", "北\u{200d}w"] {
        assert_eq!(parsed(&format!("x{joiners}x")), Err(Flaw::InvisibleCharacters), "{joiners:?}");
    }
}

#[test]
fn a_name_is_read_from_an_answer_as_strictly_as_from_a_form() {
    let read = |json: &str| serde_json::from_str::<OrganizationName>(json).ok();
    assert_eq!(read("\"Northwind\""), OrganizationName::parse("Northwind").ok());
    for json in ["\"\"", "\" \"", "\"North\\nwind\""] {
        assert_eq!(read(json), None, "{json}");
    }
}

#[test]
fn a_draft_says_what_is_wrong_at_the_name() {
    let draft = OrganizationDraft { name: " ".to_owned() };
    assert_eq!(draft.parse(), Err(vec![FieldError::new(Field::Name, Flaw::Empty)]));
    let draft = OrganizationDraft { name: " Northwind ".to_owned() };
    assert_eq!(draft.parse().map(|name| name.as_str().to_owned()), Ok("Northwind".to_owned()));
}
