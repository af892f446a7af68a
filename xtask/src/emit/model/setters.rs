//! The methods of a struct that set its fields.

use crate::emit::imports::Imports;
use crate::emit::source::{Source, quote};
use crate::emit::{alias, deprecation, setter, types};
use crate::rust::{Additional, Alias, Crate, Field, Holder, Ident};

/// What is required is an argument of `new`; a setter of it would say nothing more.
pub(super) fn of_field(
    krate: &Crate,
    field: &Field,
    aliases: &[Alias],
    imports: &mut Imports,
) -> Option<Source> {
    let (ident, setter) = (&field.ident, &field.setter);
    let converted = setter::converted(krate, &field.ty, &quote! { #ident });
    let value = match field.holder {
        Holder::Plain | Holder::Nullable => return None,
        Holder::Optional => quote! { Some(#converted) },
        Holder::Patch => quote! { Patch::Value(#converted) },
    };
    let taken = setter::taken(krate, &field.ty, imports);
    let sets = format!(" Sets [`{0}`](Self::{0}).", ident.text());
    let deprecated = deprecation::attribute_of_setter(&field.docs);
    let before = alias::methods(aliases, setter, |old, told| {
        quote! {
            #told
            #[inline]
            #[must_use]
            pub fn #old(self, #ident: #taken) -> Self { self.#setter(#ident) }
        }
    });
    let null = field
        .null_setter
        .as_ref()
        .map(|setter| null_setter(field, setter, aliases));
    Some(quote! {
        #[doc = #sets]
        #deprecated
        #[inline]
        #[must_use]
        pub fn #setter(mut self, #ident: #taken) -> Self {
            self.#ident = #value;
            self
        }
        #(#before)*
        #null
    })
}

fn null_setter(field: &Field, setter: &Ident, aliases: &[Alias]) -> Source {
    let (ident, deprecated) = (&field.ident, deprecation::attribute_of_setter(&field.docs));
    let sends = format!(" Sends [`{0}`](Self::{0}) as null.", ident.text());
    let before = alias::methods(aliases, setter, |old, told| {
        quote! {
            #told
            #[inline]
            #[must_use]
            pub fn #old(self) -> Self { self.#setter() }
        }
    });
    quote! {
        #[doc = #sends]
        #deprecated
        #[inline]
        #[must_use]
        pub fn #setter(mut self) -> Self {
            self.#ident = Patch::Null;
            self
        }
        #(#before)*
    }
}

pub(super) fn of_additional(
    additional: &Additional,
    aliases: &[Alias],
    imports: &mut Imports,
) -> Source {
    let (ident, setter) = (&additional.ident, &additional.setter);
    let ty = types::tokens(&additional.ty, imports);
    let sets = format!(" Sets [`{0}`](Self::{0}).", ident.text());
    let before = alias::methods(aliases, setter, |old, told| {
        quote! {
            #told
            #[inline]
            #[must_use]
            pub fn #old(self, #ident: impl IntoIterator<Item = (String, #ty)>) -> Self {
                self.#setter(#ident)
            }
        }
    });
    quote! {
        #[doc = #sets]
        #[inline]
        #[must_use]
        pub fn #setter(mut self, #ident: impl IntoIterator<Item = (String, #ty)>) -> Self {
            self.#ident = #ident.into_iter().collect();
            self
        }
        #(#before)*
    }
}
