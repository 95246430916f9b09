//! Screens that come in modules of their own, so that a visitor loads only what the address needs.
//!
//! With the feature `split`, each function that `lazy_screen!` declares marks a place at which the
//! release build cuts the compiled app. Without it, everything is one module, as in development.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
pub use leptos::wasm_split::SplitLoaderError as Missing;

/// A screen whose code is here.
pub type Screen = fn() -> AnyView;

/// The module of a screen, on its way.
pub type Fetch = Pin<Box<dyn Future<Output = Result<Screen, Missing>>>>;

/// Declares the function `$name`, which fetches the module `$module`, once, and gives the component
/// `$screen` of it. Screens that are opened one after the other share a module: each module adds
/// pieces that it shares with others, and each piece is a request.
macro_rules! lazy_screen {
    ($module:ident, $name:ident, $screen:path) => {
        fn $name() -> $crate::lazy::Fetch {
            #[cfg(feature = "split")]
            use ::leptos::wasm_split as rt;
            use $screen as Component;
            #[cfg_attr(feature = "split", rt::wasm_split($module, wasm_split_path = rt, fallible))]
            fn screen() -> Result<$crate::lazy::Screen, $crate::lazy::Missing> {
                Ok(|| leptos::view! { <Component /> }.into_any())
            }
            #[cfg(feature = "split")]
            return Box::pin(screen());
            #[cfg(not(feature = "split"))]
            return Box::pin(std::future::ready(screen()));
        }
    };
}
pub(crate) use lazy_screen;
