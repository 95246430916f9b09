//! Sentences for people: what happened, what it means for them, what to do. Each is written once,
//! by an exhaustive match over what the server can say.

mod audit;
mod check;
mod count;
mod denial;
mod domain;
mod factor;
mod failure;
mod fetch;
mod flaw;
mod impact;
mod own_sign_in;
mod password;
mod paste;
mod permission;
mod provider;
mod refusal;
mod remedy;
mod second_factor;
mod second_step;
mod time;

pub use audit::{audit_action, audit_author, audit_deed, audit_news, audit_refusal, audit_value};
pub use check::check;
pub use count::{count_of, list, list_of, list_of_people, number, people, plural};
pub use denial::{denial, one_of, roles, with_article};
pub use domain::{finding, removal_effect};
pub use factor::{factor_use, held};
pub use failure::{
    Sentence, deleted, failure, load_failure, missing_invitation, no_way_to_join,
    unusable_invitation, unusable_link,
};
pub use fetch::not_fetched;
pub use flaw::{flaw, wrong_code};
pub use impact::impact_changes;
pub use own_sign_in::{device, device_detail, other_devices, password_changed, signed_out};
pub use password::{PASSWORD_HINT, link_asked_for};
pub use paste::{left_out, paste, paste_fix};
pub use permission::permission;
pub use provider::{Terms, terms};
pub use refusal::refusal;
pub use remedy::remedy;
pub use second_factor::second_factor;
pub use second_step::{missing_code, refused_code, second_step, second_step_verb};
pub use time::{
    ago, apart, countdown, date, date_input, day_after, day_and_time, day_before, days,
    from_date_input, time, utc, wait,
};
