//! `/api/members`

use gatehouse_contract::{Members, Person, PersonFactors, Reply, Role, RoleChange};
use gloo_net::http::Request;

use super::{Answer, get, read, send, send_empty};
use crate::browser;

const PATH: &str = "/api/members";

/// A page of the members whom a query finds: a `MemberQuery`, as it stands in a URL.
pub async fn list(query: &str, page: u32) -> Answer<Reply<Members>> {
    get(&format!("{PATH}?page={page}{}{query}", if query.is_empty() { "" } else { "&" })).await
}

/// Where the members whom a query finds are as a file.
pub fn export(query: &str) -> String {
    format!("{PATH}/export?{query}")
}

/// Gives the person with this id a role.
pub async fn set_role(id: &str, role: Role) -> Answer<Reply<Person>> {
    let path = format!("{PATH}/{}/role", browser::encode_component(id));
    send(Request::put(&path), &RoleChange { role }).await
}

/// Removes the person with this id.
pub async fn remove(id: &str) -> Answer<Reply<Person>> {
    let path = format!("{PATH}/{}", browser::encode_component(id));
    read(send_empty(Request::delete(&path)).await?).await
}

/// Resets the second factors of the person with this id.
pub async fn reset_factors(id: &str) -> Answer<Reply<PersonFactors>> {
    let path = format!("/api/members/{}/factors", browser::encode_component(id));
    read(send_empty(Request::delete(&path)).await?).await
}
