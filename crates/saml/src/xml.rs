//! Reading of the document that the gate lets through.

use gamlastan::xml::uppsala::NodeKind;
use gamlastan::xml::{Document, NodeId};

pub(crate) const ASSERTION: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
pub(crate) const PROTOCOL: &str = "urn:oasis:names:tc:SAML:2.0:protocol";
pub(crate) const METADATA: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
pub(crate) const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";

/// An element of a document, with the document.
#[derive(Clone, Copy)]
pub(crate) struct Element<'d> {
    document: &'d Document<'d>,
    pub(crate) id: NodeId,
}

impl PartialEq for Element<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<'d> Element<'d> {
    /// The outermost element.
    pub(crate) fn root(document: &'d Document<'d>) -> Option<Self> {
        Some(Self { document, id: document.document_element()? })
    }

    /// The local part of its name.
    pub(crate) fn name(self) -> &'d str {
        self.document.element(self.id).map_or("", |it| &it.name.local_name)
    }

    /// The URI of its namespace.
    pub(crate) fn namespace(self) -> &'d str {
        let element = self.document.element(self.id);
        element.and_then(|it| it.name.namespace_uri.as_deref()).unwrap_or_default()
    }

    /// Whether it is the one with this name in this namespace.
    pub(crate) fn is(self, namespace: &str, name: &str) -> bool {
        self.name() == name && self.namespace() == namespace
    }

    /// The element that it is in.
    pub(crate) fn parent(self) -> Option<Self> {
        let id = self.document.parent(self.id)?;
        self.document.element(id).map(|_| Self { id, ..self })
    }

    /// The elements directly in it.
    pub(crate) fn children(self) -> impl Iterator<Item = Self> {
        let ids = self.document.children_iter(self.id);
        ids.filter(move |id| self.document.element(*id).is_some())
            .map(move |id| Self { id, ..self })
    }

    /// The elements directly in it with this name in this namespace.
    pub(crate) fn all(self, namespace: &'d str, name: &'d str) -> impl Iterator<Item = Self> {
        self.children().filter(move |it| it.is(namespace, name))
    }

    /// The first element directly in it with this name in this namespace.
    pub(crate) fn first(self, namespace: &'d str, name: &'d str) -> Option<Self> {
        self.children().find(|it| it.is(namespace, name))
    }

    /// Itself and every element in it, in the order of the document.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Self> {
        let inside =
            self.document.descendants(self.id).into_iter().map(move |id| Self { id, ..self });
        std::iter::once(self).chain(inside.filter(|it| it.document.element(it.id).is_some()))
    }

    /// The value of an attribute without a namespace.
    pub(crate) fn attribute(self, name: &str) -> Option<&'d str> {
        let attributes = &self.document.element(self.id)?.attributes;
        let plain = |it: &&gamlastan::xml::uppsala::Attribute<'_>| it.name.matches(None, name);
        attributes.iter().find(plain).map(|it| &*it.value)
    }

    /// The names of its attributes, and whether each is without a prefix, with the values.
    pub(crate) fn attributes(self) -> impl Iterator<Item = (&'d str, bool, &'d str)> {
        let attributes = self.document.element(self.id).map(|it| it.attributes.as_slice());
        attributes.unwrap_or_default().iter().map(|it| {
            (
                &*it.name.local_name,
                it.name.prefix.is_none() && it.name.namespace_uri.is_none(),
                &*it.value,
            )
        })
    }

    /// All the text in it, without the white space around.
    pub(crate) fn text(self) -> String {
        let nodes = self.document.descendants(self.id).into_iter();
        let text: String = nodes
            .filter_map(|id| match self.document.node_kind(id) {
                Some(NodeKind::Text(text)) => Some(&**text),
                _ => None,
            })
            .collect();
        text.trim().to_owned()
    }
}

/// Text as the value of an attribute or the content of an element.
pub(crate) fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}
