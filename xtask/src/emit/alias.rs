//! Names that things had before: what is left behind of them, marked as deprecated.

use super::source::{Source, quote};
use crate::rust::{Alias, Crate, Group, Ident, owner};

/// Types by their names of before. The types are in scope.
pub(super) fn types<'c>(krate: &'c Crate, owner: &str) -> impl Iterator<Item = Source> + 'c {
    let aliases = krate.aliases.within(owner).iter();
    aliases.map(|alias| ty(alias, &Source::new()))
}

/// The types of a group by their names of before. The group itself borrows the client.
pub(super) fn group_types<'c>(
    krate: &'c Crate,
    group: &'c Group,
) -> impl Iterator<Item = Source> + 'c {
    let aliases = krate.aliases.within(&owner::group(&group.module)).iter();
    aliases.map(|alias| {
        if alias.new == group.ident {
            ty(alias, &quote! { <'a> })
        } else {
            ty(alias, &Source::new())
        }
    })
}

fn ty(alias: &Alias, generics: &Source) -> Source {
    let Alias { old, new, .. } = alias;
    let told = told(alias, &format!("[`{}`]", new.text()));
    quote! { #told pub type #old #generics = #new #generics; }
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
    let named = aliases.iter().filter(|alias| alias.new == *method);
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

/// What rustdoc and the compiler say of an old name.
pub(super) fn told(alias: &Alias, link: &str) -> Source {
    let (comment, note) = (
        format!(" {link}, by the name that it had before."),
        format!("renamed to `{}`", alias.new.text()),
    );
    let since = &alias.since;
    quote! { #[doc = #comment] #[deprecated(since = #since, note = #note)] }
}
