//! What a page takes of the answer to how things are now.

#![cfg(target_arch = "wasm32")]

use gatehouse::save::Renewal;
use gatehouse_contract::Version;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn an_answer_that_a_save_has_overtaken_is_dropped_even_by_an_idle_page() {
    let [before, shown, after] = [1, 2, 3].map(Version);
    for is_idle in [true, false] {
        assert_eq!(Renewal::of(before.cmp(&shown), is_idle), Renewal::Nothing);
        assert_eq!(Renewal::of(shown.cmp(&shown), is_idle), Renewal::Whole);
    }
    assert_eq!(Renewal::of(after.cmp(&shown), true), Renewal::Whole);
    assert_eq!(Renewal::of(after.cmp(&shown), false), Renewal::SessionAlone);
}
