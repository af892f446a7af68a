//! Whether what the settings name is there.
//!
//! A name that the description has and that is not wanted, or is left out since it needs what is not supported, is
//! no fault: a choice on the command line is made for one run, the settings for all. Nothing is said of it.

mod operations;

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

use super::context::Context;
use super::operation::Draft;
use crate::config::Inner;
use crate::diagnostics::Code;
use crate::ir::{Enumeration, Format, TypeKind, WireName};
use crate::spec::instead;

/// Reports every name in the settings that nothing in the description has.
pub(super) fn check(context: &mut Context<'_>, drafts: &[Draft]) {
    operations::check(context, drafts);
    let options = context.options;
    let renames = &options.renames;
    let groups = groups(context);
    for tag in renames.groups.keys() {
        if !groups.contains(tag.get_ref())
            && !context.document.left_out.tags.contains(tag.get_ref())
        {
            let message = format!("no operation has the first tag `{}`", tag.get_ref());
            unknown(context, tag, Code::UnknownTag, message, &groups);
        }
    }
    let types = types(context);
    for name in renames.types.keys() {
        if is_known_type(context, &types, name) {
            report_form(context, &types, name);
        }
    }
    check_within(context, &types, &renames.fields, &FIELDS);
    check_within(context, &types, &renames.variants, &VARIANTS);
    for (index, format) in options.formats.iter().enumerate() {
        let is_all = context.document.left_out.operations.is_empty();
        if !context.met_formats.contains(&index) && is_all {
            let message = format!(
                "nothing that is used is text or an integer of the format `{}`",
                format.get_ref()
            );
            context.settings_warning(format, Code::UnknownFormat, message);
        }
    }
}

/// The formats that have a type of their own.
pub(super) fn formats(context: &Context<'_>) -> Vec<Format> {
    let formats = context.options.formats.iter().enumerate();
    let formats = formats.map(|(index, format)| Format {
        name: WireName(format.get_ref().clone()),
        is_used: context.met_formats.contains(&index),
    });
    formats.collect()
}

/// The operations that the description has and nobody wants.
pub(super) fn left_out(context: &Context<'_>) -> BTreeSet<WireName> {
    let left_out = &context.document.left_out.operations;
    left_out.iter().cloned().map(WireName).collect()
}

/// The first tags of all operations.
fn groups(context: &Context<'_>) -> Vec<String> {
    let operations = context.document.openapi.operations();
    let tags = operations.filter_map(|(_, _, operation)| operation.tags.first().cloned());
    tags.collect()
}

/// The types by their names.
type Types = BTreeMap<String, usize>;

fn types(context: &Context<'_>) -> Types {
    let types = context.types.iter().enumerate();
    types
        .map(|(index, definition)| (definition.name.join("."), index))
        .collect()
}

/// Whether there is a type of this name among those that are wanted. Reports it if there is none at all.
fn is_known_type(context: &mut Context<'_>, types: &Types, name: &Spanned<String>) -> bool {
    if types.contains_key(name.get_ref()) {
        return true;
    }
    let outer = name.get_ref().split('.').next().unwrap_or_default();
    let left_out = &context.document.left_out;
    if !left_out.schemas.contains(outer) && !left_out.operations.contains(outer) {
        let message = format!("the description has no type `{}`", name.get_ref());
        let known: Vec<_> = types.keys().cloned().collect();
        unknown(context, name, Code::UnknownRenamedType, message, &known);
    }
    false
}

/// What is only the fields of a form has no model that could be called otherwise.
fn report_form(context: &mut Context<'_>, types: &Types, name: &Spanned<String>) {
    let usage = context.types[types[name.get_ref()]].usage;
    if usage.form && !(usage.request || usage.response || usage.parameter) {
        let message = format!(
            "`{}` is the fields of a form and no type of its own",
            name.get_ref()
        );
        context
            .settings_error(name, Code::UnknownRenamedType, message)
            .help("a field of a form is renamed in `[rename.parameters.OPERATION]`");
    }
}

/// What can be renamed within a type.
struct Part {
    noun: &'static str,
    /// The names that a type has of them.
    names: fn(&TypeKind) -> Vec<String>,
    code: Code,
}

const FIELDS: Part = Part {
    noun: "property",
    names: |kind| match kind {
        TypeKind::Object(object) => {
            let names = object.fields.iter().map(|field| field.name.0.clone());
            names.collect()
        }
        TypeKind::Enumeration(_) | TypeKind::Union(_) | TypeKind::Alias(_) => Vec::new(),
    },
    code: Code::UnknownRenamedField,
};

const VARIANTS: Part = Part {
    noun: "value",
    names: |kind| match kind {
        TypeKind::Enumeration(Enumeration::Text(values)) => {
            values.iter().map(|value| value.value.clone()).collect()
        }
        TypeKind::Enumeration(Enumeration::Integer(values)) => {
            values.iter().map(|value| value.value.to_string()).collect()
        }
        TypeKind::Union(union) => {
            let names = union.variants.iter().map(|variant| variant.name.clone());
            names.collect()
        }
        TypeKind::Object(_) | TypeKind::Alias(_) => Vec::new(),
    },
    code: Code::UnknownRenamedVariant,
};

fn check_within(context: &mut Context<'_>, types: &Types, renames: &Inner, part: &Part) {
    for (outer, names) in renames {
        if !is_known_type(context, types, outer) {
            continue;
        }
        report_form(context, types, outer);
        let known = (part.names)(&context.types[types[outer.get_ref()]].kind);
        for name in names.keys().filter(|name| !known.contains(name.get_ref())) {
            let (noun, name_text) = (part.noun, name.get_ref());
            let message = format!("`{}` has no {noun} `{name_text}`", outer.get_ref());
            unknown(context, name, part.code, message, &known);
        }
    }
}

fn unknown(
    context: &mut Context<'_>,
    name: &Spanned<String>,
    code: Code,
    message: String,
    known: &[String],
) {
    let help = instead(name.get_ref(), known.iter().map(String::as_str));
    let report = context.settings_error(name, code, message);
    if let Some(help) = help {
        report.help(help);
    }
}
