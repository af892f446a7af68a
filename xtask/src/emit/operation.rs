//! An operation: its data, and the call before it is sent.

mod sending;
mod statics;

use std::sync::Arc;

use super::imports::{Imports, Taken};
use super::source::{Source, Token, quote};
use super::{alias, answer, deprecation, docs, format, paging, reference, types};
pub(super) use sending::{argument_type, default_docs, sending};

use crate::GeneratedFile;
use crate::ir::{Method, Safety};
use crate::rust::{
    Alias, Crate, ErrorType, Group, Input, Operation, Payload, RustType, Success, owner,
};

/// The file of an operation.
pub(super) fn file(
    krate: &Crate,
    group: &Group,
    taken: &Taken,
    operation: &Operation,
) -> GeneratedFile {
    let mut imports = Imports::beside(taken);
    for name in ["Call", "Method", "Operation", "Safety", "call"] {
        imports.add("crate::runtime", name);
    }
    let data = data(krate, operation, &mut imports);
    let statics = operation
        .inputs
        .iter()
        .filter_map(|input| statics::of_input(input, &mut imports))
        .collect::<Vec<_>>();
    let paging = paging::data(operation, &mut imports);
    let call = call_item(krate, group, operation, &mut imports);
    let conversion = conversion(group, operation, &mut imports);
    let answer = match &operation.success {
        Success::One(_) => None,
        Success::Several(several) => Some(answer::item(several, operation, &mut imports)),
    };
    let imports = imports.tokens();
    let tokens = quote! { #imports #data #(#statics)* #paging #call #conversion #answer };
    format::rust_file(
        format!("src/{}/{}.rs", group.module.text(), operation.module.text()),
        &tokens,
    )
}

/// The names that mean something of their own in the files of a group, those that are left behind included.
pub(super) fn taken(krate: &Crate, group: &Group) -> Taken {
    let own = group.operations.iter().flat_map(|operation| {
        let answer = match &operation.success {
            Success::One(_) => None,
            Success::Several(answer) => Some(answer.ident.text()),
        };
        std::iter::once(operation.call.text()).chain(answer)
    });
    let errors = group.errors.iter().map(|error| error.ident.text());
    let left = krate.aliases.within(&owner::group(&group.module)).iter();
    let left = left.map(|alias| alias.old.text());
    let names = crate::rust::RESERVED_IN_GROUPS
        .iter()
        .copied()
        .chain([group.ident.text()])
        .chain(own)
        .chain(errors)
        .chain(left);
    Arc::new(names.map(str::to_owned).collect())
}

fn data(krate: &Crate, operation: &Operation, imports: &mut Imports) -> Source {
    let id = &operation.id.0;
    let method = Token(method(operation.method));
    let path = &operation.path;
    let server = option(operation.server.as_deref());
    let content_type = option(operation.content_type.as_deref());
    let accept = option(operation.accept.as_deref());
    let security = operation.security.iter().map(|alternative| {
        let schemes = alternative.iter().map(|scheme| {
            let constant = &krate.schemes[*scheme].constant;
            quote! { &client::#constant }
        });
        quote! { &[#(#schemes),*] }
    });
    let security = quote! { &[#(#security),*] };
    if operation
        .security
        .iter()
        .any(|alternative| !alternative.is_empty())
    {
        imports.add("crate", "client");
    }
    let safety = match operation.safety {
        Safety::Safe => quote! { Safety::Safe },
        Safety::Idempotent => quote! { Safety::Idempotent },
        Safety::Unsafe => quote! { Safety::Unsafe },
    };
    let answers_with_redirect = operation.answers_with_redirect;
    quote! {
        pub(super) static OPERATION: Operation = Operation {
            id: #id,
            method: Method::#method,
            path: #path,
            server: #server,
            content_type: #content_type,
            accept: #accept,
            security: #security,
            safety: #safety,
            answers_with_redirect: #answers_with_redirect,
        };
    }
}

/// A text that may not be there, as an expression.
pub(super) fn option(text: Option<&str>) -> Source {
    text.map_or_else(|| quote! { None }, |text| quote! { Some(#text) })
}

/// The name of a method, as HTTP writes it.
pub(super) fn method(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Put => "PUT",
        Method::Post => "POST",
        Method::Delete => "DELETE",
        Method::Options => "OPTIONS",
        Method::Head => "HEAD",
        Method::Patch => "PATCH",
        Method::Trace => "TRACE",
    }
}

fn call_item(krate: &Crate, group: &Group, operation: &Operation, imports: &mut Imports) -> Source {
    let (call, function) = (&operation.call, &operation.function);
    let about = format!(
        " A call of [`{0}::{1}`](super::{0}::{1}): await it to send it.",
        group.ident.text(),
        function.text()
    );
    let aliases = krate.aliases.within(&owner::of_group(&group.module, call));
    let setters = operation
        .options()
        .map(|input| option_setter(krate, input, aliases, imports))
        .collect::<Vec<_>>();
    let setters = (!setters.is_empty()).then(|| quote! { impl #call { #(#setters)* } });
    quote! {
        #[doc = #about]
        #[derive(Debug)]
        #[must_use = "a call is sent when it is awaited"]
        pub struct #call {
            pub(super) call: Call,
        }
        #setters
    }
}

fn option_setter(krate: &Crate, input: &Input, aliases: &[Alias], imports: &mut Imports) -> Source {
    let ident = &input.ident;
    let default = input.default.as_ref();
    let words = reference::bounds::sentences(&input.bounds, &input.ty, default);
    let comment = docs::comment_with(&input.docs, &default_docs(input), &words);
    let deprecated = deprecation::attribute(&input.docs);
    let taken = argument_type(krate, &input.ty, imports);
    let sending = sending(krate, input, &Source::new(), imports);
    let before = alias::methods(aliases, ident, |old, told| {
        quote! {
            #told
            #[inline]
            pub fn #old(self, #ident: #taken) -> Self { self.#ident(#ident) }
        }
    });
    quote! {
        #comment
        #deprecated
        #[inline]
        pub fn #ident(self, #ident: #taken) -> Self {
            Self { call: self.call #sending }
        }
        #(#before)*
    }
}

/// What makes the call awaitable, and gives it the streams of its pages. Inside a macro nothing is formatted,
/// so that types are named there by one word.
fn conversion(group: &Group, operation: &Operation, imports: &mut Imports) -> Source {
    let call = &operation.call;
    let error = error_type(group, &operation.error, imports);
    let (alias, answer) = decoding(&operation.success, imports);
    let paged = paging::conversion(operation, &answer, &error, imports);
    quote! {
        #alias
        call!(#call #answer, #error);
        #paged
    }
}

/// How an answer is decoded, as the macros have it, and the alias that it takes to be one word.
fn decoding(success: &Success, imports: &mut Imports) -> (Option<Source>, Source) {
    match success {
        Success::Several(answer) => {
            let ident = &answer.ident;
            (None, quote! { by #ident })
        }
        Success::One(payload @ Payload::Json(ty)) => {
            if let RustType::Model(_, ident) = ty
                && types::tokens(ty, imports).is_one_word()
            {
                return (None, quote! { -> #ident });
            }
            let decoder = types::decoder(payload, imports);
            let alias = quote! { type Answered = #decoder; };
            (Some(alias), quote! { by Answered })
        }
        Success::One(payload @ (Payload::Empty | Payload::Text | Payload::Binary)) => {
            let decoder = types::decoder(payload, imports);
            (None, quote! { by #decoder })
        }
    }
}

fn error_type(group: &Group, error: &ErrorType, imports: &mut Imports) -> Source {
    match error {
        ErrorType::None => {
            imports.add("crate::runtime", "NoErrorBody");
            quote! { NoErrorBody }
        }
        ErrorType::Enum { module, ident } => {
            let module = if *module == group.module {
                "super".to_owned()
            } else {
                format!("crate::{module}")
            };
            imports.add(module, ident.text());
            quote! { #ident }
        }
    }
}
