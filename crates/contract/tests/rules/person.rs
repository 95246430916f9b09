use gatehouse_contract::{People, Person, Role};

fn person(number: usize) -> Person {
    let id = format!("p{number}");
    let email = format!("{id}@northwind.example");
    Person { name: id.clone(), id, email, role: Role::Member }
}

#[test]
fn of_many_people_the_first_are_named_and_all_are_counted() {
    let mut people = People::default();
    assert!(people.is_empty());
    for number in 0..60 {
        people.add(&person(number));
    }
    assert_eq!((people.total, people.first.len(), people.unnamed()), (60, People::NAMED, 10));
    assert_eq!(people.first.last(), Some(&person(49)));
    assert!(!people.is_empty());
}
