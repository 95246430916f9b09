//! Passkeys: the server says what to ask for, the browser asks, and what it says goes back.

use gatehouse_contract::{Enrolled, PasskeyAssertion, PasskeyOptions, PasskeyRegistration, Reply};

use crate::api::{self, Answer, Failure};
use crate::browser;

/// Has a passkey say who is there: one of the viewer's, or any where nobody is signed in.
///
/// # Errors
/// When there is nothing to ask for, or no passkey answers.
pub async fn assert() -> Answer<PasskeyAssertion> {
    let PasskeyOptions { ceremony, options } = api::session::passkey_options().await?;
    let credential = browser::passkey::get(&options).await.map_err(Failure::Passkey)?;
    Ok(PasskeyAssertion { ceremony, credential })
}

/// Has an authenticator make a passkey, and adds it to the viewer's.
///
/// # Errors
/// When there is nothing to ask for, no authenticator answers, or the server does not take it.
pub async fn add(name: String) -> Answer<Reply<Enrolled>> {
    let PasskeyOptions { ceremony, options } = api::factor::begin_passkey().await?;
    let credential = browser::passkey::create(&options).await.map_err(Failure::Passkey)?;
    api::factor::create_passkey(PasskeyRegistration { ceremony, name, credential }).await
}
