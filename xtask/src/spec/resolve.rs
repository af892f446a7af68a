//! Following `$ref`.

use indexmap::IndexMap;
use openapiv3::{
    Components, Example, Header, Link, Parameter, ReferenceOr, RequestBody, Response, Schema,
    SecurityScheme,
};

use super::{Pointer, SpecDocument};

/// Makes the public function for each kind of component.
macro_rules! resolvers {
    ($($(#[$docs:meta])* $name:ident: $target:ty = $section:literal, $field:ident;)*) => {
        impl SpecDocument {
            $(
                $(#[$docs])*
                ///
                /// `at` is where it stands; the answer has where the target stands. It is `None` if the reference
                /// leads nowhere or in a circle, which `spec` has reported when it read the document.
                #[must_use]
                pub fn $name<'a>(
                    &'a self,
                    item: &'a ReferenceOr<$target>,
                    at: &Pointer,
                ) -> Option<(&'a $target, Pointer)> {
                    match item {
                        ReferenceOr::Item(item) => Some((item, at.clone())),
                        ReferenceOr::Reference { reference } => {
                            self.follow(reference, $section, |components| &components.$field)
                        }
                    }
                }
            )*
        }
    };
}

resolvers! {
    /// A schema, behind its references.
    resolve_schema: Schema = "schemas", schemas;
    /// A parameter, behind its references.
    resolve_parameter: Parameter = "parameters", parameters;
    /// A request body, behind its references.
    resolve_request_body: RequestBody = "requestBodies", request_bodies;
    /// A response, behind its references.
    resolve_response: Response = "responses", responses;
    /// A header, behind its references.
    resolve_header: Header = "headers", headers;
    /// An example, behind its references.
    resolve_example: Example = "examples", examples;
    /// A link, behind its references.
    resolve_link: Link = "links", links;
    /// A security scheme, behind its references.
    resolve_security_scheme: SecurityScheme = "securitySchemes", security_schemes;
}

impl SpecDocument {
    /// A schema that `openapiv3` keeps in a box, behind its references; as
    /// [`resolve_schema`](Self::resolve_schema).
    #[must_use]
    pub fn resolve_boxed_schema<'a>(
        &'a self,
        item: &'a ReferenceOr<Box<Schema>>,
        at: &Pointer,
    ) -> Option<(&'a Schema, Pointer)> {
        match item {
            ReferenceOr::Item(item) => Some((item, at.clone())),
            ReferenceOr::Reference { reference } => {
                self.follow(reference, "schemas", |components| &components.schemas)
            }
        }
    }

    /// The component at the end of a chain of references.
    fn follow<'a, T>(
        &'a self,
        reference: &'a str,
        section: &str,
        components: impl Fn(&'a Components) -> &'a IndexMap<String, ReferenceOr<T>>,
    ) -> Option<(&'a T, Pointer)> {
        let components = components(self.openapi.components.as_ref()?);
        let mut reference = reference;
        // A chain that is longer than there are components goes round in a circle.
        for _ in 0..components.len() {
            let pointer = Pointer::from_reference(reference)?;
            match components.get(&pointer.component(section)?)? {
                ReferenceOr::Item(item) => return Some((item, pointer)),
                ReferenceOr::Reference { reference: next } => reference = next,
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Sink;
    use crate::spec::Input;
    use crate::spec::select::{Selection, UnusedTypes};

    const TEXT: &str = r##"
openapi: 3.0.3
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    A: {$ref: "#/components/schemas/B"}
    B: {$ref: "#/components/schemas/C"}
    C: {type: string}
    Egg: {$ref: "#/components/schemas/Hen"}
    Hen: {$ref: "#/components/schemas/Egg"}
"##;

    fn resolved(reference: &str) -> Option<String> {
        let all = Selection {
            unused_types: UnusedTypes::Kept,
            ..Selection::default()
        };
        let input = Input::text("a.yaml", TEXT);
        let document = SpecDocument::read(input, &all, &mut Sink::default())?;
        let item = ReferenceOr::ref_(reference);
        let (_, at) = document.resolve_schema(&item, &Pointer::root())?;
        Some(at.to_string())
    }

    #[test]
    fn a_chain_is_followed_to_its_end() {
        let at = resolved("#/components/schemas/A");
        assert_eq!(at.as_deref(), Some("/components/schemas/C"));
    }

    #[test]
    fn what_leads_nowhere_or_in_a_circle_is_nothing() {
        assert_eq!(resolved("#/components/schemas/Egg"), None);
        assert_eq!(resolved("#/components/schemas/D"), None);
        assert_eq!(resolved("#/components/responses/A"), None);
        assert_eq!(resolved("other.yaml#/components/schemas/A"), None);
    }
}
