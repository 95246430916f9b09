use gatehouse_contract::saml::{
    AUTHN_METHODS_NAME, Authentication, Claims, DISPLAY_NAME_NAMES, EMAIL_NAMES, FIRST_NAME_NAMES,
    LAST_NAME_NAMES, SamlAttribute,
};

use crate::xml::{ASSERTION, Element};

const EMAIL_FORMAT: &str = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
const UNSPECIFIED_FORMAT: &str = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

/// Reads what an assertion says of a person; how they signed in only where it was verified.
pub(crate) fn read(assertion: Element<'_>, is_verified: bool) -> Claims {
    let subject = assertion.first(ASSERTION, "Subject");
    let name_id = subject.and_then(|it| it.first(ASSERTION, "NameID"));
    let name_id_format = name_id.map(|it| {
        let format = it.attribute("Format").filter(|it| !it.is_empty());
        format.unwrap_or(UNSPECIFIED_FORMAT).to_owned()
    });
    let name_id = name_id.map(Element::text).filter(|it| !it.is_empty());
    let attributes: Vec<SamlAttribute> = attributes(assertion).collect();
    let address = || name_id.clone().filter(|it| is_address(it, name_id_format.as_deref()));
    Claims {
        email: find(&attributes, &EMAIL_NAMES).or_else(address),
        first_name: find(&attributes, &FIRST_NAME_NAMES),
        last_name: find(&attributes, &LAST_NAME_NAMES),
        display_name: find(&attributes, &DISPLAY_NAME_NAMES),
        authentication: is_verified.then(|| authentication(assertion, &attributes)),
        name_id,
        name_id_format,
        attributes,
    }
}

/// The class of how the person signed in (AuthnContextClassRef, Core 2.7.2.2).
pub(crate) fn authn_class(assertion: Element<'_>) -> Option<String> {
    let statement = assertion.first(ASSERTION, "AuthnStatement");
    let context = statement.and_then(|it| it.first(ASSERTION, "AuthnContext"));
    context.and_then(|it| it.first(ASSERTION, "AuthnContextClassRef")).map(Element::text)
}

fn authentication(assertion: Element<'_>, attributes: &[SamlAttribute]) -> Authentication {
    let listed = attributes.iter().filter(|it| it.name == AUTHN_METHODS_NAME);
    let listed = listed.flat_map(|it| it.values.iter().cloned());
    let methods = authn_class(assertion).into_iter().chain(listed);
    Authentication { methods: methods.filter(|it| !it.is_empty()).collect() }
}

fn attributes(assertion: Element<'_>) -> impl Iterator<Item = SamlAttribute> {
    let statements = assertion.all(ASSERTION, "AttributeStatement");
    statements.flat_map(|it| it.all(ASSERTION, "Attribute")).map(|it| SamlAttribute {
        name: it.attribute("Name").unwrap_or_default().to_owned(),
        friendly_name: it.attribute("FriendlyName").map(str::to_owned),
        values: it.all(ASSERTION, "AttributeValue").map(Element::text).collect(),
    })
}

/// The first value of the first attribute that goes by one of these names, by its own name before
/// the one for people.
fn find(attributes: &[SamlAttribute], names: &[&str]) -> Option<String> {
    let value = |it: &SamlAttribute| it.values.iter().find(|it| !it.is_empty()).cloned();
    let names: Vec<String> = names.iter().map(|name| essence(name)).collect();
    let goes_by = |name: &str| names.contains(&essence(name));
    let by_name = attributes.iter().filter(|it| goes_by(&it.name));
    let friendly = attributes.iter().filter(|it| it.friendly_name.as_deref().is_some_and(goes_by));
    by_name.chain(friendly).find_map(value)
}

/// What counts of a name: an object identifier as it is; of any other, letters and digits in lower
/// case, and only those after the last slash or colon.
fn essence(name: &str) -> String {
    let name = name.trim_end_matches('/').to_ascii_lowercase();
    let number = name.strip_prefix("urn:oid:").unwrap_or(&name);
    if number.contains('.') && number.chars().all(|it| it.is_ascii_digit() || it == '.') {
        return number.to_owned();
    }
    let end = name.rsplit(['/', ':']).next().unwrap_or(&name);
    end.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// A NameID is an address when its format says so, or when no format is named and it looks like
/// one.
fn is_address(name_id: &str, format: Option<&str>) -> bool {
    match format {
        Some(EMAIL_FORMAT) => true,
        Some(UNSPECIFIED_FORMAT) | None => is_email(name_id),
        Some(_) => false,
    }
}

/// Whether it has the outline of an address: something, `@`, a domain with a dot.
pub(crate) fn is_email(text: &str) -> bool {
    let is_odd =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';');
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let labels = || domain.split('.');
    !local.is_empty()
        && !local.contains('@')
        && text.len() <= 254
        && !text.chars().any(is_odd)
        && labels().count() > 1
        && labels().all(|it| !it.is_empty())
}
