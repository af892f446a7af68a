//! What a schema says about its values beside their type: description, default, null, direction.
//!
//! What stands beside a `$ref`, or around the only part of an `allOf`, wins over what the target says
//! of itself. openapiv3 loses the keys beside a `$ref`, so those are read from the raw document.

use std::borrow::Cow;

use openapiv3::{Schema, SchemaData};
use serde_json::Value as Json;

use super::context::{Context, MAXIMUM_DEPTH};
use super::deprecation;
use super::keywords::Keywords;
use super::site::{Node, Site};
use crate::ir::{Access, Docs};
use crate::spec::Pointer;
use crate::spec::extension::DeprecationConfig;

/// What a schema says about its values beside their type.
#[derive(Debug, Clone)]
pub(super) struct Annotation {
    /// The prose.
    pub(super) docs: Docs,
    /// Whether a value may be null.
    pub(super) nullable: bool,
    /// Which way a property of this schema goes.
    pub(super) access: Access,
    /// The value that the server takes if none is sent.
    pub(super) default: Option<Json>,
    /// An example of a value.
    pub(super) example: Option<Json>,
    /// The format, by its name: of many there is no type.
    pub(super) format: Option<String>,
}

impl Annotation {
    /// What is said of the values of a schema, from the inside out.
    pub(super) fn of(context: &Context<'_>, site: &Site<'_>) -> Self {
        let mut layers = Vec::new();
        let mut site = Cow::Borrowed(site);
        for _ in 0..MAXIMUM_DEPTH {
            match site.node {
                Node::Reference(reference) => {
                    layers.push(Self::beside_reference(context, &site.at));
                    let Some((_, target)) = context.target(reference) else {
                        break;
                    };
                    layers.push(Layer::Reference);
                    site = Cow::Borrowed(target);
                }
                Node::Schema(schema) => {
                    let keywords = Keywords::of(schema);
                    layers.push(Self::of_keywords(context, &site, &keywords));
                    let Some(part) = keywords.only_part(&site) else {
                        break;
                    };
                    let words = keywords.words_beside_only_part(&site).into_iter();
                    layers.extend(
                        words
                            .rev()
                            .map(|data| Layer::Said(Box::new(Self::of_data(data)))),
                    );
                    site = Cow::Owned(part);
                }
            }
        }
        let outside_in = layers.into_iter().rev();
        outside_in.fold(Self::silent(), Self::overlaid_with)
    }

    /// Nothing said.
    pub(super) fn silent() -> Self {
        Self {
            docs: Docs::default(),
            nullable: false,
            access: Access::ReadWrite,
            default: None,
            example: None,
            format: None,
        }
    }

    /// What the outer schema says, and of the rest what this one says.
    pub(super) fn overlaid_with(self, outer: Layer) -> Self {
        match outer {
            Layer::Said(outer) => Self {
                docs: Docs {
                    summary: outer.docs.summary.or(self.docs.summary),
                    description: outer.docs.description.or(self.docs.description),
                    deprecation: deprecation::overlaid(
                        outer.docs.deprecation,
                        self.docs.deprecation,
                    ),
                },
                nullable: outer.nullable || self.nullable,
                access: match outer.access {
                    Access::ReadWrite => self.access,
                    Access::ReadOnly | Access::WriteOnly => outer.access,
                },
                default: outer.default.or(self.default),
                example: outer.example.or(self.example),
                format: outer.format.or(self.format),
            },
            Layer::Reference => Self {
                docs: Docs {
                    deprecation: None,
                    ..self.docs
                },
                example: None,
                ..self
            },
        }
    }

    fn of_keywords(context: &Context<'_>, site: &Site<'_>, keywords: &Keywords<'_>) -> Layer {
        let null_among_values = keywords.enumeration.iter().any(Json::is_null);
        Layer::Said(Box::new(Self {
            nullable: keywords.data.nullable
                || null_among_values
                || null_is_an_alternative(context, site, keywords),
            format: keywords.format.map(str::to_owned),
            ..Self::of_data(keywords.data)
        }))
    }

    fn of_data(data: &SchemaData) -> Self {
        Self {
            docs: Docs {
                summary: data.title.clone(),
                description: data.description.clone(),
                deprecation: deprecation::of(data.deprecated, &data.extensions),
            },
            nullable: data.nullable,
            access: access(data.read_only, data.write_only),
            default: data.default.clone(),
            example: data.example.clone(),
            format: None,
        }
    }

    fn beside_reference(context: &Context<'_>, at: &Pointer) -> Layer {
        let raw = context.document.raw_at(at);
        let get = |key: &str| raw.and_then(|raw| raw.get(key));
        let text = |key: &str| get(key).and_then(|value| value.as_str()).map(str::to_owned);
        let flag = |key: &str| get(key).and_then(serde_yaml::Value::as_bool) == Some(true);
        let json = |key: &str| get(key).and_then(|value| serde_json::to_value(value).ok());
        Layer::Said(Box::new(Self {
            docs: Docs {
                summary: text("summary"),
                description: text("description"),
                deprecation: deprecation::said(
                    flag("deprecated"),
                    json(DeprecationConfig::KEY).as_ref(),
                ),
            },
            nullable: flag("nullable"),
            access: access(flag("readOnly"), flag("writeOnly")),
            default: json("default").filter(|value| !value.is_null()),
            example: json("example"),
            format: None,
        }))
    }
}

/// A step on the way from a schema to what it stands for.
pub(super) enum Layer {
    /// A schema or the keys beside a reference, with what they say.
    Said(Box<Annotation>),
    /// The seam to a named type: what concerns the type alone stays behind it.
    Reference,
}

fn access(read_only: bool, write_only: bool) -> Access {
    match (read_only, write_only) {
        (true, false) => Access::ReadOnly,
        (false, true) => Access::WriteOnly,
        (true, true) | (false, false) => Access::ReadWrite,
    }
}

/// Whether null fits one of the alternatives.
fn null_is_an_alternative(context: &Context<'_>, site: &Site<'_>, keywords: &Keywords<'_>) -> bool {
    let takes_null = |schema: &Schema| {
        let listed = Keywords::of(schema).enumeration;
        schema.schema_data.nullable || listed.iter().any(Json::is_null)
    };
    keywords.choices().any(|(keyword, branches)| {
        branches.iter().enumerate().any(|(index, branch)| {
            let branch = site.part(keyword, index, branch);
            match (branch.node, context.resolve(&branch).node) {
                (Node::Schema(schema), _) | (Node::Reference(_), Node::Schema(schema)) => {
                    takes_null(schema)
                }
                (Node::Reference(_), Node::Reference(_)) => false,
            }
        })
    })
}
