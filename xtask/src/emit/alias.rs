//! Names that things had before: what is left behind of them, marked as deprecated.

use super::imports::Imports;
use super::source::{Source, quote};
use super::types;
use crate::rust::{Alias, Crate, Group, Ident, Operation, Union, owner};

/// Types by their names of before. Those that have not moved are in scope.
pub(super) fn types<'c>(krate: &'c Crate, owner: &str) -> impl Iterator<Item = Source> + 'c {
    let aliases = krate.aliases.within(owner).iter();
    aliases.map(|alias| ty(krate, alias, &Source::new()))
}

/// The types of a group by their names of before. The group itself borrows the client.
pub(super) fn group_types<'c>(
    krate: &'c Crate,
    group: &'c Group,
) -> impl Iterator<Item = Source> + 'c {
    let aliases = krate.aliases.within(&owner::group(&group.module)).iter();
    aliases.map(|alias| {
        if alias.moved_to.is_none() && alias.new == group.ident {
            ty(krate, alias, &quote! { <'a> })
        } else {
            ty(krate, alias, &Source::new())
        }
    })
}

fn ty(krate: &Crate, alias: &Alias, generics: &Source) -> Source {
    let Alias { old, new, .. } = alias;
    let (path, told) = match module_of(krate, alias) {
        Some((module, path)) => {
            let told = told_of_move(alias, new.text(), &format!("{path}::{new}"));
            (quote! { crate::#module::#new }, told)
        }
        None => (quote! { #new }, told(alias, &format!("[`{}`]", new.text()))),
    };
    quote! { #told pub type #old #generics = #path #generics; }
}

/// The module that a type has moved to, as code and as a path.
fn module_of(krate: &Crate, alias: &Alias) -> Option<(Source, String)> {
    let place = alias.moved_to.as_deref()?;
    krate.groups.iter().find_map(|group| {
        let module = &group.module;
        if owner::group(module) == place {
            Some((quote! { #module }, module.to_string()))
        } else if owner::mock(module) == place {
            Some((quote! { #module::mock }, format!("{module}::mock")))
        } else {
            None
        }
    })
}

/// The operations that have moved from a group to another one, each with that and the name that it had.
pub(super) fn moved_operations<'c>(
    krate: &'c Crate,
    group: &Group,
) -> Vec<(&'c Alias, &'c Group, &'c Operation)> {
    let aliases = krate.aliases.within(&owner::methods(group)).iter();
    let moved = aliases.filter_map(|alias| {
        let place = alias.moved_to.as_deref()?;
        let mut groups = krate.groups.iter();
        let group = groups.find(|group| owner::methods(group) == place)?;
        let mut operations = group.operations.iter();
        let operation = operations.find(|operation| operation.function == alias.new)?;
        Some((alias, group, operation))
    });
    moved.collect()
}

/// The module of a group by its names of before.
pub(super) fn modules(krate: &Crate, module: &Ident) -> Vec<Source> {
    let aliases = krate.aliases.within(owner::ROOT).iter();
    let aliases = aliases.filter(|alias| alias.new == *module);
    aliases
        .map(|alias| {
            let old = &alias.old;
            let told = told(alias, &format!("[`crate::{}`]", module.text()));
            quote! { #told pub mod #old { pub use crate::#module::*; } }
        })
        .collect()
}

/// A method by its names of before: `make` writes one of them, given its name and what is said of it.
pub(super) fn methods(
    aliases: &[Alias],
    method: &Ident,
    make: impl Fn(&Ident, &Source) -> Source,
) -> Vec<Source> {
    let here = aliases.iter().filter(|alias| alias.moved_to.is_none());
    let named = here.filter(|alias| alias.new == *method);
    named
        .map(|alias| {
            let link = format!("[`{0}`](Self::{0})", alias.new.text());
            make(&alias.old, &told(alias, &link))
        })
        .collect()
}

/// The variants of an enum by their names of before. A constant will do as a value, and as a pattern for a value that is
/// not behind a reference.
pub(super) fn variants(krate: &Crate, model: &Ident) -> Option<Source> {
    let aliases = krate.aliases.within(&owner::model(model));
    let constants = aliases.iter().map(|alias| {
        let Alias { old, new, .. } = alias;
        let told = told(alias, &format!("[`{0}`](Self::{0})", new.text()));
        quote! { #told pub const #old: Self = Self::#new; }
    });
    (!aliases.is_empty()).then(|| {
        quote! {
            #[allow(non_upper_case_globals, reason = "they were variants")]
            impl #model { #(#constants)* }
        }
    })
}

/// The variants of a union by their names of before. A function makes the value as the variant did, but is no pattern.
pub(super) fn constructors(
    krate: &Crate,
    model: &Ident,
    union: &Union,
    imports: &mut Imports,
) -> Option<Source> {
    let aliases = krate.aliases.within(&owner::model(model)).iter();
    let variants = aliases.filter_map(|alias| {
        let mut variants = union.variants.iter();
        let variant = variants.find(|variant| variant.ident == alias.new)?;
        Some((alias, types::tokens(&variant.ty, imports)))
    });
    let functions = variants.map(|(alias, ty)| {
        let Alias { old, new, .. } = alias;
        let told = told(alias, &format!("[`{0}`](Self::{0})", new.text()));
        quote! { #told #[inline] #[must_use] pub fn #old(value: #ty) -> Self { Self::#new(value) } }
    });
    let functions = functions.collect::<Vec<_>>();
    (!functions.is_empty()).then(|| {
        quote! {
            #[allow(non_snake_case, reason = "they were variants")]
            impl #model { #(#functions)* }
        }
    })
}

/// What rustdoc and the compiler say of an old name.
pub(super) fn told(alias: &Alias, link: &str) -> Source {
    let comment = format!(" {link}, by the name that it had before.");
    told_with(alias, &comment, &format!("renamed to `{}`", alias.new))
}

/// What they say of the name of something that stands elsewhere now: what it is called, and its path from the root of the
/// crate.
pub(super) fn told_of_move(alias: &Alias, name: &str, path: &str) -> Source {
    // rustdoc knows the names of links without `r#`.
    let comment = format!(
        " [`{name}`](crate::{}), where it stood before.",
        path.replace("r#", "")
    );
    told_with(alias, &comment, &format!("moved to `{path}`"))
}

fn told_with(alias: &Alias, comment: &str, note: &str) -> Source {
    let since = &alias.since;
    quote! { #[doc = #comment] #[deprecated(since = #since, note = #note)] }
}
