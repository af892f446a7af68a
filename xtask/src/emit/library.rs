//! `lib.rs`: the modules, and what of the runtime a caller sees.

use quote::quote;

use super::format;
use crate::GeneratedFile;
use crate::rust::{Crate, ModelKind};

/// `lib.rs`
pub(super) fn file(krate: &Crate) -> GeneratedFile {
    let groups = krate.groups.iter().map(|group| {
        let module = &group.module;
        quote! { #[rustfmt::skip] pub mod #module; }
    });
    let servers = (!krate.servers.is_empty()).then(|| quote! { #[rustfmt::skip] pub mod servers; });
    let deprecated = has_deprecated(krate)
        .then(|| quote! { #![allow(deprecated, reason = "what is discouraged is still there")] });
    let doctests = krate.groups.iter().map(|group| {
        let path = format!("../docs/{}.md", group.page);
        quote! { #[doc = include_str!(#path)] }
    });
    let tokens = quote! {
        #![doc = include_str!("../README.md")]
        #![allow(clippy::doc_markdown, clippy::new_ret_no_self, clippy::should_implement_trait, clippy::similar_names, reason = "the API's own words")]
        #![allow(clippy::large_enum_variant, reason = "an answer has its own size")]
        #![allow(clippy::needless_pass_by_value, reason = "a call takes what it sends")]
        #deprecated

        #[rustfmt::skip]
        mod client;
        #(#groups)*
        #[rustfmt::skip]
        pub mod models;
        #[allow(dead_code, unreachable_pub, reason = "the runtime serves every API, and this one may not need all of it")]
        mod runtime;
        #servers
        #[rustfmt::skip]
        mod wire;

        pub use runtime::{ApiError, BuildError, DecodeError, Delivery, Error, NoErrorBody};
        pub use runtime::{Body, Bytes, HeaderMap, Part, StatusCode};
        pub use runtime::{Client, ClientBuilder, Patch, Response, Sending};
        pub use runtime::{InvalidRequest, MissingCredentials, Violation};
        pub use runtime::{TimeoutError, TransportError};

        /// The examples of the pages under `docs/`, compiled.
        #[cfg(doctest)]
        mod pages {
            #(#doctests)*
            mod page {}
        }
    };
    format::rust_file("src/lib.rs".to_owned(), &tokens)
}

fn has_deprecated(krate: &Crate) -> bool {
    let operations = krate.groups.iter().flat_map(|group| &group.operations);
    let in_operations = operations.into_iter().any(|operation| {
        operation.docs.deprecated || operation.inputs.iter().any(|input| input.docs.deprecated)
    });
    let in_models = krate.models.iter().any(|model| {
        model.docs.deprecated
            || match &model.kind {
                ModelKind::Struct(structure) => {
                    structure.fields.iter().any(|field| field.docs.deprecated)
                }
                ModelKind::Text(_) | ModelKind::Integer(_) | ModelKind::Alias(_) => false,
            }
    });
    in_operations || in_models
}
