use gatehouse_contract::sso::Guide;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::routes;
use crate::ui::Binding;

/// What is open of the guides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OpenGuide {
    /// Nothing.
    #[default]
    Closed,
    /// The choice, and the guide that was chosen.
    Open(Option<Guide>),
}

impl OpenGuide {
    /// The guide that was chosen.
    pub fn guide(self) -> Option<Guide> {
        match self {
            Self::Closed => None,
            Self::Open(guide) => guide,
        }
    }
}

/// What is open, where the address says so.
#[derive(Clone, Copy)]
struct InAddress(Binding<OpenGuide>);

/// From here on, what is open is told by the address, so that it can be linked to.
pub fn keep_in_address() {
    let query = use_query_map();
    let navigate = use_navigate();
    let open = Signal::derive(move || match query.read().get(routes::GUIDE) {
        Some(slug) => OpenGuide::Open(Guide::find(&slug)),
        None => OpenGuide::Closed,
    });
    let go = move |open: OpenGuide| {
        let there = match open {
            OpenGuide::Closed => routes::SINGLE_SIGN_ON.to_owned(),
            OpenGuide::Open(guide) => routes::guide(guide.map(|guide| guide.slug)),
        };
        let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
        navigate(&there, options);
    };
    provide_context(InAddress(Binding::new(open, go)));
}

/// What is open: as the address says, or for as long as the page is there.
pub fn use_open_guide() -> Binding<OpenGuide> {
    match use_context::<InAddress>() {
        Some(InAddress(open)) => open,
        None => RwSignal::new(OpenGuide::default()).into(),
    }
}
