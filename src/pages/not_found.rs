use leptos::prelude::*;

use crate::browser;
use crate::routes;
use crate::ui::{Glyph, LinkButton, Placard};

/// An address at which there is nothing.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    browser::set_title("Not found · Gatehouse");
    view! {
        <div class="page">
            <Placard icon=Glyph::Shield title="There is no page at this address" page_title=true>
                <p>"It may have moved, or the link has a letter too many."</p>
                <LinkButton href=routes::OVERVIEW>"Go to the overview"</LinkButton>
            </Placard>
        </div>
    }
}
