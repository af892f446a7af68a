//! Examples of values, as tokens.

use super::source::{Source, quote};
use crate::rust::Expression;

/// What an expression needs in scope.
#[derive(Debug, Default)]
pub(super) struct Needs {
    /// Models, by their names.
    pub(super) models: std::collections::BTreeSet<String>,
    /// `Part`
    pub(super) part: bool,
    /// `BTreeMap`
    pub(super) map: bool,
}

/// An expression; what it needs is noted.
pub(super) fn tokens(expression: &Expression, needs: &mut Needs) -> Source {
    match expression {
        Expression::Bool(value) => quote! { #value },
        Expression::Integer(value) => quote! { #value },
        Expression::Float(value) => quote! { #value },
        Expression::Text(text) => quote! { #text },
        Expression::OwnedText(text) => quote! { #text.to_owned() },
        Expression::Parsed(text) | Expression::Foreign(text) => quote! { #text.parse()? },
        Expression::Variant(model, variant) => {
            needs.models.insert(model.text().to_owned());
            quote! { #model::#variant }
        }
        Expression::OfUnion {
            model,
            variant,
            value,
        } => {
            needs.models.insert(model.text().to_owned());
            let value = tokens(value, needs);
            quote! { #model::#variant(#value) }
        }
        Expression::New {
            model,
            arguments,
            setters,
        } => {
            needs.models.insert(model.text().to_owned());
            let arguments = each(arguments, needs);
            let setters = setters.iter().map(|(setter, argument)| {
                let argument = tokens(argument, needs);
                quote! { .#setter(#argument) }
            });
            let setters = setters.collect::<Vec<_>>();
            quote! { #model::new(#(#arguments),*) #(#setters)* }
        }
        Expression::Array(items) => {
            let items = each(items, needs);
            quote! { [#(#items),*] }
        }
        Expression::NoTexts => quote! { [] as [&str; 0] },
        Expression::NoneOf(model) => {
            needs.models.insert(model.text().to_owned());
            quote! { [] as [#model; 0] }
        }
        Expression::Vec(items) => {
            let items = each(items, needs);
            quote! { vec![#(#items),*] }
        }
        Expression::Map(entries) => {
            needs.map = true;
            let entries = entries.iter().map(|(key, value)| {
                let value = tokens(value, needs);
                quote! { (#key.to_owned(), #value) }
            });
            let entries = entries.collect::<Vec<_>>();
            quote! { BTreeMap::from([#(#entries),*]) }
        }
        Expression::Json(value) => {
            let text = value.to_string();
            quote! { serde_json::from_str(#text)? }
        }
        Expression::Some(inner) => {
            let inner = tokens(inner, needs);
            quote! { Some(#inner) }
        }
        Expression::None => quote! { None },
        Expression::Box(inner) => {
            let inner = tokens(inner, needs);
            quote! { Box::new(#inner) }
        }
        Expression::File(name) => {
            needs.part = true;
            quote! { Part::path(#name).await? }
        }
        Expression::Impossible => quote! { unimplemented!() },
    }
}

fn each(expressions: &[Expression], needs: &mut Needs) -> Vec<Source> {
    expressions
        .iter()
        .map(|expression| tokens(expression, needs))
        .collect()
}
