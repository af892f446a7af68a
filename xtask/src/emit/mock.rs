//! The test kit: the feature `mock` of the crate.
//!
//! `mock.rs` is the server. What it knows of the operations of a group stands below the group, where
//! the data of the operations are.

mod answer;
pub(super) mod example;
pub(super) mod group;
mod operation;

use super::source::{Source, quote};
use super::{docs, format, markdown};
use crate::GeneratedFile;
use crate::ir::CredentialPlace;
use crate::rust::{Crate, Scheme};

/// `mock.rs`
pub(super) fn file(krate: &Crate) -> GeneratedFile {
    let about = docs::inner_lines(&about(krate));
    let operations = krate.groups.iter().map(|group| {
        let module = &group.module;
        quote! { crate::#module::mock::OPERATIONS }
    });
    let credentials = krate.schemes.iter().map(credential);
    let tokens = quote! {
        #about

        use crate::runtime::mock::Api;
        use crate::runtime::{Client, ClientBuilder};

        pub use crate::runtime::mock::{
            Expectation, MockServer, Received, ReceivedPart, ReceivedRequest, Reply, Stub,
        };

        impl MockServer {
            /// Starts a server on a port that is free. Nothing is expected yet.
            #[inline]
            pub async fn start() -> Self { Self::serve(&API).await }
        }

        static API: Api = Api { operations: &[#(#operations),*], builder };

        fn builder() -> ClientBuilder { Client::builder() #(#credentials)* }
    };
    format::rust_file("src/mock.rs".to_owned(), &tokens)
}

fn credential(scheme: &Scheme) -> Source {
    let setter = &scheme.setter;
    match scheme.place {
        CredentialPlace::Basic => quote! { .#setter("made", "up") },
        CredentialPlace::Bearer
        | CredentialPlace::Header(_)
        | CredentialPlace::Query(_)
        | CredentialPlace::Cookie(_) => quote! { .#setter("made-up") },
    }
}

fn about(krate: &Crate) -> String {
    let text = "A server for tests that stands in for the API: the feature `mock` of the crate.\n\n\
        [`MockServer`] has a method for each operation. It takes the values that the arguments must have, and what is then \
        answered: a success or an error of the API as the types that the client gives, any other status, or what a function \
        makes of the arguments that came.";
    match example::program(krate) {
        Some(program) => format!("{text}\n\n{}", markdown::fence("", &program)),
        None => text.to_owned(),
    }
}
