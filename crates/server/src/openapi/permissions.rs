//! What each operation needs, from the table that the policy reads.

use gatehouse_contract::{Route, RouteMethod};
use serde_json::json;
use utoipa::openapi::extensions::ExtensionsBuilder;
use utoipa::openapi::path::Operation;
use utoipa::openapi::{OpenApi, PathItem};

/// Says of each operation which permission it needs and which roles hold it, as `x-needs`.
pub(crate) fn tell_permissions(document: &mut OpenApi) {
    for route in Route::ALL {
        let item = document.paths.paths.get_mut(route.path);
        let Some(operation) = item.and_then(|item| operation(item, route.method)) else { continue };
        let permission = route.action.permission();
        let needs = json!({ "permission": permission, "roles": permission.roles() });
        operation.extensions = Some(ExtensionsBuilder::new().add("x-needs", needs).build());
    }
}

fn operation(item: &mut PathItem, method: RouteMethod) -> Option<&mut Operation> {
    match method {
        RouteMethod::Get => item.get.as_mut(),
        RouteMethod::Put => item.put.as_mut(),
        RouteMethod::Post => item.post.as_mut(),
        RouteMethod::Delete => item.delete.as_mut(),
    }
}
