//! A crate with one of everything. Each text of the description has a tail of the caller's choice.

mod operations;

use std::collections::BTreeSet;

use serde_json::json;

use crate::ir::{Constraints, CredentialPlace, IntegerFormat, Presence, WireName};
use crate::rust::{
    Additional, Aliases, Bounds, Crate, Deprecation, Docs, Field, Holder, Ident, Method, Model,
    ModelKind, Package, Replacement, RustType, Scheme, Server, ServerVariable, Struct, UrlPiece,
    Variant,
};

/// The crate.
pub(super) fn krate(tail: &str) -> Crate {
    Sample { tail }.krate()
}

struct Sample<'a> {
    tail: &'a str,
}

fn ident(text: &str) -> Ident {
    Ident::fixed(text)
}

fn model_type(index: usize, name: &str) -> RustType {
    RustType::Model(index, ident(name))
}

impl Sample<'_> {
    fn text(&self, text: &str) -> String {
        format!("{text}{}", self.tail)
    }

    #[allow(
        clippy::unnecessary_wraps,
        reason = "most texts of a description are optional"
    )]
    fn some(&self, text: &str) -> Option<String> {
        Some(self.text(text))
    }

    fn wire(&self, name: &str) -> WireName {
        WireName(self.text(name))
    }

    fn docs(&self, description: &str) -> Docs {
        Docs {
            summary: None,
            description: self.some(description),
            deprecation: None,
        }
    }

    fn krate(&self) -> Crate {
        Crate {
            examples: Vec::new(),
            dependencies: Vec::new(),
            package: Package {
                name: "market-chats".to_owned(),
                license: "MIT OR Apache-2.0".to_owned(),
                ..Package::default()
            },
            title: self.text("Chats"),
            api_version: self.text("1.0.0"),
            description: self.some("Sellers talk to buyers. Lists come in pages."),
            base_url: self.some("https://api.example.com"),
            base_path: None,
            servers: vec![self.server()],
            foreign_types: Vec::new(),
            parts: BTreeSet::new(),
            schemes: vec![
                self.scheme(
                    "ApiKey",
                    "api_key",
                    CredentialPlace::Header(self.wire("Api-Key")),
                ),
                self.scheme("OAuth", "oauth_token", CredentialPlace::Bearer),
                self.scheme(
                    "Session",
                    "session",
                    CredentialPlace::Cookie(self.wire("sid")),
                ),
            ],
            groups: vec![self.group()],
            models: self.models(),
            aliases: Aliases::default(),
        }
    }

    fn server(&self) -> Server {
        Server {
            template: "https://{region}.example.com".to_owned(),
            ident: ident("regional"),
            description: self.some("Near you"),
            url: vec![
                UrlPiece::Literal("https://".to_owned()),
                UrlPiece::Variable(0),
                UrlPiece::Literal(self.text(".example.com")),
            ],
            variables: vec![ServerVariable {
                ident: ident("region"),
                description: Some(self.text("A region")),
                default: self.text("eu"),
                values: Vec::new(),
            }],
        }
    }

    fn scheme(&self, name: &str, setter: &str, place: CredentialPlace) -> Scheme {
        Scheme {
            name: self.wire(name),
            constant: ident("SCHEME"),
            setter: ident(setter),
            provider: ident("provider"),
            place,
            description: self.some("From the settings."),
        }
    }

    fn models(&self) -> Vec<Model> {
        let request = Struct {
            fields: vec![
                self.field(
                    "order_ids",
                    "orderIds",
                    RustType::Vec(Box::new(RustType::Integer(IntegerFormat::Int64))),
                    Holder::Patch,
                ),
                self.field(
                    "status",
                    "status",
                    model_type(1, "ChatStatus"),
                    Holder::Plain,
                ),
            ],
            is_tagged: false,
            additional: Some(Box::new(Additional {
                ident: ident("additional_properties"),
                setter: ident("with_additional_properties"),
                ty: RustType::Json,
                bounds: Bounds::default(),
                constant: ident("ADDITIONAL_PROPERTIES"),
            })),
        };
        vec![
            Model {
                example: Some(json!({ "orderIds": [1], "text": self.text("```") })),
                ..self.model("GetChatsRequest", ModelKind::Struct(request))
            },
            self.model(
                "ChatStatus",
                ModelKind::Text(vec![
                    self.variant("New", self.text("NEW")),
                    self.variant("Empty", String::new()),
                ]),
            ),
            self.model(
                "Priority",
                ModelKind::Integer(vec![self.variant("Value1", 1)]),
            ),
            self.model(
                "Ids",
                ModelKind::Alias(RustType::Map(Box::new(model_type(2, "Priority")))),
            ),
        ]
    }

    fn model(&self, name: &str, kind: ModelKind) -> Model {
        Model {
            ident: ident(name),
            module: ident("module"),
            wire: self.text(name),
            page: name.to_owned(),
            docs: self.docs("A model. It has more."),
            kind,
            validated: true,
            example: None,
        }
    }

    fn deprecation(&self) -> Deprecation {
        let method = Method {
            module: ident("chats"),
            group: ident("Chats"),
            function: ident("get_chats"),
            page: "ChatsApi".to_owned(),
        };
        Deprecation {
            degradation_start: Some("2026-09-01".to_owned()),
            shutdown: Some("2026-10-12".to_owned()),
            replacements: vec![
                Replacement::Method(Box::new(method)),
                Replacement::Operation(self.wire("get|Chats")),
                Replacement::Field(ident("filter"), None),
            ],
        }
    }

    fn field(&self, name: &str, wire: &str, ty: RustType, holder: Holder) -> Field {
        let at_least = Constraints {
            min_items: Some(1),
            unique_items: true,
            ..Constraints::default()
        };
        Field {
            ident: ident(name),
            wire: self.wire(wire),
            docs: Docs {
                deprecation: (holder == Holder::Patch).then(|| self.deprecation()),
                ..self.docs("What it is")
            },
            ty,
            only: None,
            holder,
            null_is_value: false,
            presence: if holder == Holder::Patch {
                Presence::OptionalNullable
            } else {
                Presence::Required
            },
            setter: ident("with"),
            null_setter: None,
            bounds: Bounds {
                constraints: at_least,
                items: None,
            },
            constant: ident("FIELD"),
            default: Some(json!(self.text("a"))),
            example: Some(json!([1, 2])),
        }
    }

    fn variant<T>(&self, name: &str, value: T) -> Variant<T> {
        Variant {
            ident: ident(name),
            value,
            description: self.some("A value"),
        }
    }
}
