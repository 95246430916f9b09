use gatehouse_contract::Action;
use gatehouse_contract::sso::{SsoImpact, SsoSettings};
use leptos::prelude::*;

use super::exceptions::Exceptions;
use super::model::{SsoModel, Task};
use crate::pages::failed::Unavailable;
use crate::session::use_viewing;
use crate::ui::{Card, Fact, Facts, Glyph, SwitchRow};
use crate::words;

/// The options, which keep their values, greyed out, while single sign-on is off.
#[component]
pub fn Options(model: SsoModel) -> impl IntoView {
    view! {
        <Card label="Options of single sign-on">
            <Require model />
            <IdpManaged model />
            <IdpInitiated model />
            <PasswordFactor model />
        </Card>
    }
}

#[component]
fn Require(model: SsoModel) -> impl IntoView {
    let viewing = use_viewing();
    let required = model.derive(|settings| settings.required);
    let (require, stop) =
        (viewing.denial(Action::RequireSso), viewing.denial(Action::StopRequiringSso));
    let denial = move || if required.get() { stop.get() } else { require.get() };
    let toggle = Callback::new(move |on| {
        let action = if on { Action::RequireSso } else { Action::StopRequiringSso };
        model.begin(Task::Switching(action));
    });
    view! {
        <SwitchRow
            title="Require single sign-on"
            description="Passwords stop working for Members and Billing Admins. Owners and Admins \
                         keep password sign-in, so a broken connection can’t lock you out."
            on=required
            on_toggle=toggle
            busy=model.switching.is_saving()
            reason=Signal::derive(move || denial().as_ref().map(words::denial))
        >
            <Impact model />
            <Review model />
        </SwitchRow>
    }
}

#[component]
fn Impact(model: SsoModel) -> impl IntoView {
    let impact = model.derive(|settings| settings.impact.clone());
    let provider = model.provider();
    let required = model.derive(SsoSettings::is_enforced);
    let facts = move || {
        let SsoImpact { idp_people, shut_out, exempt, .. } = impact.get();
        let (provider, guests) = (provider.get(), shut_out.total);
        let lose = match (required.get(), guests) {
            (true, 1) => "guest on another domain has no access",
            (true, _) => "guests on other domains have no access",
            (false, 1) => "guest on another domain loses access",
            (false, _) => "guests on other domains lose access",
        };
        let will = if required.get() { "can sign in with" } else { "will sign in with" };
        view! {
            <Fact icon=Glyph::Users>
                <strong>{idp_people}</strong>
                {if idp_people == 1 { " person " } else { " people " }}
                {will} " " {provider}
            </Fact>
            <Fact icon=Glyph::UserX>
                <strong>{guests}</strong> " " {lose}
            </Fact>
            {exempt_fact(exempt.total)}
        }
    };
    view! { <Facts inline=true>{facts}</Facts> }
}

fn exempt_fact(count: u32) -> Option<impl IntoView> {
    let keep = if count == 1 { "person keeps" } else { "people keep" };
    (count > 0).then(|| {
        view! {
            <Fact icon=Glyph::User>
                <strong>{count}</strong> " " {keep} " their password by exception"
            </Fact>
        }
    })
}

/// Who the guests are, and who is excepted, folded away.
#[component]
fn Review(model: SsoModel) -> impl IntoView {
    let is_there = model.derive(|settings| {
        let SsoImpact { shut_out, exempt, .. } = &settings.impact;
        !shut_out.is_empty() || !exempt.is_empty()
    });
    view! {
        <Show when=move || is_there.get()>
            <details class="disclosure">
                <summary>"Review guests and exceptions"</summary>
                <Exceptions model />
                <ExceptionFailure model />
            </details>
        </Show>
    }
}

/// Why the last press beside somebody came to nothing; a dialog tells it itself.
#[component]
fn ExceptionFailure(model: SsoModel) -> impl IntoView {
    let failure = model.excepting.failure();
    move || {
        let exception = model.excepted.get()?;
        let failure = failure.get().filter(|_| model.task.get() == Task::Reading)?;
        let retry = Callback::new(move |()| model.except(None, exception.clone()));
        Some(view! { <Unavailable sentence=words::failure(&failure) retry /> })
    }
}

#[component]
fn IdpManaged(model: SsoModel) -> impl IntoView {
    let denial = use_viewing().denial(Action::LetIdpAddMembers);
    let provider = model.provider();
    let toggle = Callback::new(move |on| {
        let action = if on { Action::LetIdpAddMembers } else { Action::StopIdpAddingMembers };
        model.begin(Task::Switching(action));
    });
    let describe = move || {
        format!(
            "Whoever {} lets in with a verified email domain joins as a Member at their first \
             sign-in.",
            provider.get()
        )
    };
    view! {
        <SwitchRow
            title="IdP-managed access"
            description=Signal::derive(describe)
            on=model.derive(|settings| settings.idp_managed)
            on_toggle=toggle
            busy=model.switching.is_saving()
            reason=Signal::derive(move || denial.get().as_ref().map(words::denial))
        />
    }
}

#[component]
fn IdpInitiated(model: SsoModel) -> impl IntoView {
    let denial = use_viewing().denial(Action::AllowIdpInitiated);
    let provider = model.provider();
    let toggle = Callback::new(move |on| {
        let action = if on { Action::AllowIdpInitiated } else { Action::StopIdpInitiated };
        model.begin(Task::Switching(action));
    });
    let describe = move || {
        format!(
            "People can begin at {}, from its dashboard. While this is off, every sign-in begins \
             here, so that no link can sign somebody in as another person.",
            provider.get()
        )
    };
    view! {
        <SwitchRow
            title="Sign-ins that begin at the identity provider"
            description=Signal::derive(describe)
            on=model.derive(|settings| settings.idp_initiated)
            on_toggle=toggle
            busy=model.switching.is_saving()
            reason=Signal::derive(move || denial.get().as_ref().map(words::denial))
        />
    }
}

#[component]
fn PasswordFactor(model: SsoModel) -> impl IntoView {
    let denial = use_viewing().denial(Action::RequireFactorBesideSso);
    let toggle = Callback::new(move |on| {
        let action = match on {
            true => Action::RequireFactorBesideSso,
            false => Action::StopRequiringFactorBesideSso,
        };
        model.begin(Task::Switching(action));
    });
    view! {
        <SwitchRow
            title="Second factor beside single sign-on"
            description="Owners, Admins and people with an exception need a second factor when they \
                         sign in with a password. Where single sign-on is required, Owners and \
                         Admins always do."
                .to_owned()
            on=model.derive(|settings| settings.password_factor)
            on_toggle=toggle
            busy=model.switching.is_saving()
            reason=Signal::derive(move || denial.get().as_ref().map(words::denial))
        />
    }
}
