//! `lib.rs`: the modules, and what of the runtime a caller sees.

use super::source::{Source, quote};
use super::{alias, docs, format, group, markdown, oauth2};
use crate::GeneratedFile;
use crate::rust::{Crate, Docs, ModelKind, RuntimePart};

/// `lib.rs`
pub(super) fn file(krate: &Crate) -> GeneratedFile {
    let about = docs::inner_lines(&about(krate));
    let deprecated = has_deprecated(krate)
        .then(|| quote! { #![allow(deprecated, reason = "what is discouraged is still there")] });
    let modules = modules(krate);
    let exports = exports(krate);
    let pages = pages(krate);
    let tokens = quote! {
        #about
        #![allow(
            clippy::disallowed_names, clippy::doc_markdown, clippy::fn_params_excessive_bools, clippy::ignored_unit_patterns,
            clippy::large_enum_variant, clippy::many_single_char_names, clippy::needless_pass_by_value, clippy::new_ret_no_self,
            clippy::should_implement_trait, clippy::similar_names, clippy::struct_excessive_bools, clippy::too_many_lines,
            clippy::type_complexity, clippy::unreadable_literal,
            reason = "the description decides on names, sizes and texts, and a call takes what it sends"
        )]
        #deprecated

        #modules

        #exports

        #pages
    };
    format::rust_file("src/lib.rs".to_owned(), &tokens)
}

fn modules(krate: &Crate) -> Source {
    let groups = krate.groups.iter().map(|group| {
        let module = &group.module;
        let before = alias::modules(krate, module);
        quote! { #[rustfmt::skip] pub mod #module; #(#before)* }
    });
    let servers = (!krate.servers.is_empty()).then(|| quote! { #[rustfmt::skip] pub mod servers; });
    let oauth2 = oauth2::scheme(krate)
        .map(|_| quote! { #[cfg(feature = "oauth2")] #[rustfmt::skip] pub mod oauth2; });
    let unions = unions(krate);
    quote! {
        #[rustfmt::skip]
        mod client;
        #(#groups)*
        #[cfg(feature = "mock")]
        #[rustfmt::skip]
        pub mod mock;
        #[rustfmt::skip]
        pub mod models;
        #oauth2
        #[allow(dead_code, unreachable_pub, reason = "the runtime serves every API, and this one may not need all of it")]
        mod runtime;
        #servers
        #unions
        #[rustfmt::skip]
        mod wire;
    }
}

/// What of the runtime a caller sees.
fn exports(krate: &Crate) -> Source {
    let mut operations = krate.groups.iter().flat_map(|group| &group.operations);
    let has_pages = operations.any(|operation| operation.paging.is_some());
    let streams = has_pages.then(|| quote! { pub use runtime::{Items, Pages}; });
    let blocking_streams = has_pages.then(|| {
        quote! {
            #[cfg(feature = "blocking")]
            pub use runtime::{BlockingItems, BlockingPages};
        }
    });
    quote! {
        pub use runtime::{ApiError, BuildError, DecodeError, Delivery, Error, NoErrorBody};
        #blocking_streams
        pub use runtime::{Body, Bytes, HeaderMap, Part, StatusCode};
        pub use runtime::{Client, ClientBuilder, Patch, Response, Sending};
        pub use runtime::{Credential, Credentials, CredentialsError, MissingCredentials};
        pub use runtime::{InvalidRequest, Violation};
        #streams
        pub use runtime::{PagingError, RetryPolicy, TimeoutError, TransportError};
    }
}

/// What reads and writes unions, if there are some.
fn unions(krate: &Crate) -> Option<Source> {
    krate.parts.contains(&RuntimePart::Unions).then(|| {
        quote! {
            #[allow(dead_code, unreachable_pub, reason = "it serves every API, and this one may not need all of it")]
            mod unions;
        }
    })
}

/// What is said apart from the code, as documentation tests.
fn pages(krate: &Crate) -> Source {
    let doctests = krate.groups.iter().map(|group| {
        let path = format!("../docs/{}.md", group.page);
        quote! { #[doc = include_str!(#path)] }
    });
    quote! {
        /// The examples of the README and of the pages under `docs/`, compiled; of the README with the test kit,
        /// which it shows.
        #[cfg(doctest)]
        #[cfg_attr(feature = "mock", doc = include_str!("../README.md"))]
        mod pages {
            #(#doctests)*
            mod page {}
        }
    }
}

/// What the crate is, and where to begin.
fn about(krate: &Crate) -> String {
    let description = match krate.package.description.as_str() {
        "" => format!("Client of {}", markdown::inline(&krate.title)),
        description => markdown::inline(description),
    };
    let description = docs::with_stop(&description);
    let groups = krate.groups.iter().map(|group| {
        let about = docs::with_stop(&markdown::sentence(&group::about(group)));
        // A link has the name without `r#`, which would be a fragment there.
        let empty = if reads_as_target(&about) { "[]" } else { "" };
        format!("- [`Client::{}`]{empty}: {about}", group.accessor.text())
    });
    let groups = groups.collect::<Vec<_>>().join("\n");
    format!(
        "{description}\n\nIt begins with [`Client::builder`]. The operations are methods of their group:\n\n{groups}\n\n\
         What is sent and received is in [`models`]. A call fails with an [`Error`], which says whether it may be repeated."
    )
}

/// Whether a text behind `[label]:` makes it the definition of a link: it is one word, perhaps with a title behind it
/// (`CommonMark` 0.31, section 4.7).
fn reads_as_target(text: &str) -> bool {
    let title = text.split_whitespace().nth(1);
    text.starts_with('<') || title.is_none_or(|title| title.starts_with(['"', '\'', '(']))
}

fn has_deprecated(krate: &Crate) -> bool {
    let is_deprecated = |docs: &Docs| docs.deprecation.is_some();
    let operations = krate.groups.iter().flat_map(|group| &group.operations);
    let in_operations = operations.into_iter().any(|operation| {
        is_deprecated(&operation.docs)
            || operation
                .inputs
                .iter()
                .any(|input| is_deprecated(&input.docs))
    });
    let in_models = krate.models.iter().any(|model| {
        is_deprecated(&model.docs)
            || match &model.kind {
                ModelKind::Struct(structure) => structure
                    .fields
                    .iter()
                    .any(|field| is_deprecated(&field.docs)),
                ModelKind::Text(_)
                | ModelKind::Integer(_)
                | ModelKind::Union(_)
                | ModelKind::Alias(_) => false,
            }
    });
    in_operations || in_models
}
