//! What a caller is told of something that should not be used any more: by the compiler, by rustdoc and on a page.

use super::markdown;
use super::reference;
use super::source::{Source, quote};
use crate::rust::{Deprecation, Docs, Method, Replacement};

/// `#[deprecated]`, with what is known of it, if it is.
pub(super) fn attribute(docs: &Docs) -> Option<Source> {
    written(docs, named)
}

/// The same for a method that sets a field: it is replaced by the setter of another field.
pub(super) fn attribute_of_setter(docs: &Docs) -> Option<Source> {
    written(docs, |replacement| match replacement {
        Replacement::Field(_, Some(setter)) => markdown::code(setter.text()),
        Replacement::Field(_, None)
        | Replacement::Method(_)
        | Replacement::Operation(_)
        | Replacement::Argument(_)
        | Replacement::Setter { .. } => named(replacement),
    })
}

/// A paragraph that leads to what to use instead, if that has a place in the documentation; else nothing.
pub(super) fn link(docs: &Docs) -> String {
    let deprecation = docs.deprecation.as_ref();
    let replacements = deprecation.into_iter().flat_map(|said| &said.replacements);
    let links = replacements.filter_map(|replacement| {
        let (name, target) = match replacement {
            Replacement::Method(method) => {
                let Method {
                    module,
                    group,
                    function,
                    ..
                } = &**method;
                let name = format!("{}::{}", group.text(), function.text());
                let target = format!("crate::{}::{name}", module.text());
                (name, target)
            }
            Replacement::Field(field, _) => {
                (field.text().to_owned(), format!("Self::{}", field.text()))
            }
            Replacement::Setter { call, setter } => (
                setter.text().to_owned(),
                format!("{}::{}", call.text(), setter.text()),
            ),
            Replacement::Operation(_) | Replacement::Argument(_) => return None,
        };
        Some(format!("[`{name}`]({target})"))
    });
    sentence(&links.collect::<Vec<_>>())
}

/// What a page says of it, in one line; nothing if it may be used. `code` writes a name that is no name of Rust.
pub(super) fn line(docs: &Docs, code: impl Fn(&str) -> String) -> Option<String> {
    let deprecation = docs.deprecation.as_ref()?;
    let names = deprecation
        .replacements
        .iter()
        .map(|replacement| match replacement {
            Replacement::Method(method) => {
                let label = markdown::code(method.function.text());
                let anchor = reference::anchor(&method.function);
                markdown::link(&label, &format!("{}.md#{anchor}", method.page))
            }
            Replacement::Operation(id) => format!("the operation {}", code(&id.0)),
            Replacement::Field(..) | Replacement::Argument(_) | Replacement::Setter { .. } => {
                named(replacement)
            }
        });
    let names: Vec<_> = names.collect();
    let fate = fate(deprecation).map(|fate| format!("**Deprecated**: {fate}."));
    let parts = [
        fate.unwrap_or_else(|| "**Deprecated.**".to_owned()),
        sentence(&names),
    ];
    Some(parts.join(" ").trim_end().to_owned())
}

fn written(docs: &Docs, name: impl Fn(&Replacement) -> String) -> Option<Source> {
    let deprecation = docs.deprecation.as_ref()?;
    let names: Vec<_> = deprecation.replacements.iter().map(name).collect();
    let instead = (!names.is_empty()).then(|| format!("use {} instead", names.join(" or ")));
    let parts: Vec<_> = [fate(deprecation), instead].into_iter().flatten().collect();
    Some(if parts.is_empty() {
        quote! { #[deprecated] }
    } else {
        let note = parts.join("; ");
        quote! { #[deprecated(note = #note)] }
    })
}

/// What becomes of it, if that is known.
fn fate(deprecation: &Deprecation) -> Option<String> {
    let degradation = deprecation.degradation_start.as_ref();
    let parts = [
        degradation.map(|day| format!("works worse from {day} on")),
        deprecation
            .shutdown
            .as_ref()
            .map(|day| format!("is shut down on {day}")),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" and "))
}

/// What to use instead, by its name.
fn named(replacement: &Replacement) -> String {
    match replacement {
        Replacement::Method(method) => {
            markdown::code(&format!("{}::{}", method.group, method.function))
        }
        Replacement::Operation(id) => format!("the operation {}", markdown::code(&id.0)),
        Replacement::Field(field, _) => markdown::code(field.text()),
        Replacement::Argument(argument) => {
            format!("the argument {}", markdown::code(argument.text()))
        }
        Replacement::Setter { setter, .. } => markdown::code(setter.text()),
    }
}

fn sentence(names: &[String]) -> String {
    if names.is_empty() {
        String::new()
    } else {
        format!("Use {} instead.", names.join(" or "))
    }
}
