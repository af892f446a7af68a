//! The page of a model.

use super::page::{Page, cell, name, table};
use super::{bounds, types};
use crate::emit::{docs, markdown};
use crate::ir::Presence;
use crate::rust::{Crate, Field, Model, ModelKind, Struct, Union, Variant};

/// The page of a model.
pub(super) fn page(krate: &Crate, model: &Model) -> String {
    let mut page = Page::default();
    page.block(format!("# {}", markdown::literal(model.ident.text())))
        .docs(&model.docs);
    if model.wire != model.ident.text() {
        page.block(format!(
            "The API's description calls it {}.",
            markdown::code(&model.wire)
        ));
    }
    match &model.kind {
        ModelKind::Struct(of) => fields(krate, of, &mut page),
        ModelKind::Text(variants) => values(variants, "String", &mut page),
        ModelKind::Integer(variants) => values(variants, "i64", &mut page),
        ModelKind::Union(union) => variants(krate, union, &mut page),
        ModelKind::Alias(ty) => {
            page.block(format!(
                "Another name for {}.",
                types::linked(krate, ty, |ty| ty)
            ));
        }
    }
    if let Some(example) = &model.example {
        page.block("**Example**")
            .block(markdown::fence("json", &format!("{example:#}")));
    }
    page.block("[Back to the models](../README.md#models) · [Back to the README](../README.md)");
    page.finish()
}

fn fields(krate: &Crate, of: &Struct, page: &mut Page) {
    let headings = ["Field", "On the wire", "Type", "Required", "Description"];
    page.block(table(
        headings,
        of.fields.iter().map(|field| row(krate, field)),
    ));
    match &of.additional {
        Some(additional) => page.block(format!(
            "Properties that are not listed are kept in {}, a {}.",
            name(&additional.ident),
            types::linked(krate, &additional.ty, |ty| format!(
                "BTreeMap<String, {ty}>"
            )),
        )),
        None if of.fields.is_empty() => page.block("It has no fields."),
        None => page,
    };
}

fn row(krate: &Crate, field: &Field) -> [String; 5] {
    let required = match field.presence {
        Presence::Required => "yes",
        Presence::Optional => "no",
        Presence::Nullable => "yes, may be null",
        Presence::OptionalNullable => "no, may be null",
    };
    let mut more = vec![bounds::sentence(&field.bounds, &field.ty)];
    let only = field.only.as_ref();
    more.extend(only.map(|only| format!("`new` {}", docs::sets(only))));
    more.extend(field.default.as_ref().map(bounds::default_sentence));
    more.extend(
        field
            .example
            .as_ref()
            .map(|value| format!("Example: {}.", name(value))),
    );
    more.retain(|text| !text.is_empty());
    [
        name(&field.ident),
        markdown::cell_code(&field.wire.0),
        types::of_field(krate, field),
        required.to_owned(),
        cell(&field.docs, &more),
    ]
}

fn variants(krate: &Crate, union: &Union, page: &mut Page) {
    if let Some(discriminator) = &union.discriminator {
        page.block(format!(
            "{} says which of the variants it is.",
            markdown::code(&discriminator.0)
        ));
    }
    let rows = union.variants.iter().map(|variant| {
        let tags = variant.tags.iter().map(|tag| markdown::cell_code(tag));
        let description = variant.description.as_deref().map(markdown::inline);
        let bounds = bounds::sentence(&variant.bounds, &variant.ty);
        let more = [description.unwrap_or_default(), bounds];
        let more: Vec<String> = more.into_iter().filter(|text| !text.is_empty()).collect();
        let wire = if union.discriminator.is_some() {
            tags.collect::<Vec<_>>().join(", ")
        } else {
            markdown::cell_code(&variant.wire)
        };
        [
            name(&variant.ident),
            wire,
            types::linked(krate, &variant.ty, |ty| ty),
            more.join(" "),
        ]
    });
    let named = if union.discriminator.is_some() {
        "Value"
    } else {
        "In the description"
    };
    page.block(table(["Variant", named, "Type", "Description"], rows))
        .block(format!(
            "A value that is none of them is kept in {}, and is sent back as it came.",
            markdown::code("Unknown(serde_json::Value)"),
        ));
}

fn values<T: serde::Serialize>(variants: &[Variant<T>], unknown: &str, page: &mut Page) {
    let rows = variants.iter().map(|variant| {
        // A text or an integer is always JSON.
        let value = serde_json::to_value(&variant.value).unwrap_or_default();
        [
            name(&variant.ident),
            value_on_the_wire(&value),
            variant
                .description
                .as_deref()
                .map(markdown::inline)
                .unwrap_or_default(),
        ]
    });
    page.block(table(["Variant", "Value", "Description"], rows))
        .block(format!(
            "A value that is not listed is kept in {}, and is sent back as it came.",
            markdown::code(&format!("Unknown({unknown})")),
        ));
}

/// A value without quotation marks, unless it could not be seen without.
fn value_on_the_wire(value: &serde_json::Value) -> String {
    match value.as_str() {
        Some(text) if !text.is_empty() && text.trim() == text => markdown::cell_code(text),
        _ => markdown::cell_code(&value.to_string()),
    }
}
