use std::time::Duration;

use gatehouse_contract::MemberQuery;
use leptos::prelude::*;

use crate::ui::Binding;

/// How long after the last key what is looked for follows what is typed.
const PAUSE: Duration = Duration::from_millis(250);

/// What is typed into a field, which `search` follows once nothing more is. Whoever goes to another
/// address finds in the field what that asks for.
pub fn follow_slowly(search: Binding<String>) -> Binding<String> {
    let typed = RwSignal::new(String::new());
    let keys = StoredValue::new(0_u32);
    let sent = StoredValue::new(String::new());
    Effect::new(move |_| {
        let search = search.get();
        if sent.get_value() != search {
            sent.set_value(search.clone());
            keys.update_value(|keys| *keys += 1);
            typed.set(search);
        }
    });
    Binding::new(typed, move |text: String| {
        let text: String = text.chars().take(MemberQuery::LONGEST_SEARCH).collect();
        typed.set(text.clone());
        keys.update_value(|keys| *keys += 1);
        let number = keys.get_value();
        let follow = move || {
            if keys.try_get_value() == Some(number) {
                sent.set_value(text.clone());
                search.set(text);
            }
        };
        set_timeout(follow, PAUSE);
    })
}
