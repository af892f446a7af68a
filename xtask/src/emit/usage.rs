//! Lines that show how code uses something of the crate.

use super::expression::{self, Needs};
use super::imports::Imports;
use super::source::{Source, Token, quote};
use super::{example, format, types};
use crate::ir::CredentialPlace;
use crate::rust::{
    Crate, Field, Group, Ident, Input, Model, Operation, Scheme, Server, Success,
    example as made_up,
};

/// `client.chats()`
pub(crate) fn group(group: &Group) -> String {
    let accessor = &group.accessor;
    statement(&quote! { client.#accessor() })
}

/// The call with what it must have, and the options that are to be shown.
pub(crate) fn call(
    group: &Group,
    operation: &Operation,
    is_shown: impl Fn(&Input) -> bool,
) -> String {
    let call = example::call(group, operation, is_shown, &mut Needs::default());
    statement(&quote! { #call.await? })
}

/// The call with the type of what it answers.
pub(crate) fn answer(group: &Group, operation: &Operation) -> String {
    let call = example::call(group, operation, |_| false, &mut Needs::default());
    let mut imports = Imports::default();
    let ty = match &operation.success {
        Success::One(payload) => types::payload(payload, &mut imports),
        Success::Several(answer) => {
            let ident = &answer.ident;
            Some(quote! { #ident })
        }
    };
    let ty = ty.unwrap_or_else(|| quote! { () });
    statement(&quote! { let answer: Response<#ty> = #call.await?; })
}

/// The way to give the builder a credential.
pub(crate) fn scheme(scheme: &Scheme) -> String {
    let setter = &scheme.setter;
    let secret = match scheme.place {
        CredentialPlace::Basic => quote! { "user", "password" },
        CredentialPlace::Bearer => quote! { "token" },
        CredentialPlace::Header(_) | CredentialPlace::Query(_) | CredentialPlace::Cookie(_) => {
            quote! { "key" }
        }
    };
    statement(&quote! { Client::builder().#setter(#secret) })
}

/// The way to name a server.
pub(crate) fn server(server: &Server) -> String {
    let ident = &server.ident;
    if server.variables.is_empty() {
        return statement(&quote! { Client::builder().base_url(servers::#ident) });
    }
    let values = server.variables.iter().map(|variable| {
        let value = &variable.default;
        quote! { #value }
    });
    let values = values.collect::<Vec<_>>();
    statement(&quote! { Client::builder().base_url(servers::#ident(#(#values),*)) })
}

/// `use shop::models::Chat;`
pub(crate) fn import(krate: &Crate, model: &Model) -> String {
    let name = krate.package.crate_name();
    let (name, ident) = (Token(&name), &model.ident);
    statement(&quote! { use #name::models::#ident; })
}

/// `ChatType::Arbitrage`
pub(crate) fn variant(model: &Model, variant: &Ident) -> String {
    let ident = &model.ident;
    statement(&quote! { #ident::#variant })
}

/// `Payment::Card(value)`
pub(crate) fn union_variant(model: &Model, variant: &Ident) -> String {
    let ident = &model.ident;
    statement(&quote! { #ident::#variant(value) })
}

/// A value of a struct, made with what it must have, and with the fields that are to be shown.
pub(crate) fn value(krate: &Crate, model: &Model, is_shown: impl Fn(&Field) -> bool) -> String {
    let expression = made_up::structure(krate, model, is_shown);
    statement(&expression::tokens(&expression, &mut Needs::default()))
}

/// `let order_id: Option<i64> = chat.order_id;`
pub(crate) fn reading(model: &Model, field: &Field) -> String {
    let ty = types::held(&field.ty, field.holder, &mut Imports::default());
    let (value, name) = (&model.module, &field.ident);
    statement(&quote! { let #name: #ty = #value.#name; })
}

/// A statement, formatted.
fn statement(source: &Source) -> String {
    let file = format::rust(&quote! { fn usage() { #source } });
    let lines = file
        .lines()
        .map(|line| line.strip_prefix("    ").unwrap_or(line));
    let lines: Vec<&str> = lines.collect();
    let inner = lines.get(1..lines.len() - 1).unwrap_or_default();
    inner.join("\n")
}
