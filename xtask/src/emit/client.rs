//! What of the client is particular to the API: its schemes, its groups.

use super::source::{Source, Token, quote};
use super::{alias, docs, format, group, markdown, operation};
use crate::GeneratedFile;
use crate::ir::CredentialPlace;
use crate::rust::{Crate, Group, Scheme, owner};

/// `client.rs`
pub(super) fn file(krate: &Crate) -> GeneratedFile {
    let base_url = operation::option(krate.base_url.as_deref());
    let imports = (!krate.schemes.is_empty())
        .then(|| quote! { use crate::runtime::{CredentialPlace, Credentials, SecurityScheme}; });
    let groups = krate.groups.iter().map(|group| accessor(krate, group));
    let statics = krate.schemes.iter().map(scheme_static);
    let setters = krate
        .schemes
        .iter()
        .flat_map(|scheme| [setter(krate, scheme), provider(krate, scheme)]);
    let setters =
        (!krate.schemes.is_empty()).then(|| quote! { impl ClientBuilder { #(#setters)* } });
    let tokens = quote! {
        //! The client: the groups of the API, and the ways to authenticate.

        use crate::runtime::{Client, ClientBuilder, Defaults};
        #imports

        impl Client {
            /// Starts a client of the API.
            #[inline]
            pub fn builder() -> ClientBuilder { ClientBuilder::new(&DEFAULTS) }

            #(#groups)*
        }

        #setters

        static DEFAULTS: Defaults = Defaults {
            base_url: #base_url,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
        };

        #(#statics)*
    };
    format::rust_file("src/client.rs".to_owned(), &tokens)
}

fn accessor(krate: &Crate, group: &Group) -> Source {
    let (accessor, module, ident) = (&group.accessor, &group.module, &group.ident);
    let about = docs::lines(&group::about(group));
    let aliases = krate.aliases.within(owner::CLIENT);
    let before = alias::methods(aliases, accessor, |old, told| {
        quote! {
            #told
            #[inline]
            #[must_use]
            pub fn #old(&self) -> crate::#module::#ident<'_> { self.#accessor() }
        }
    });
    quote! {
        #about
        #[inline]
        #[must_use]
        pub fn #accessor(&self) -> crate::#module::#ident<'_> { crate::#module::#ident { client: self } }
        #(#before)*
    }
}

fn scheme_static(scheme: &Scheme) -> Source {
    let (constant, name, setter) = (&scheme.constant, &scheme.name.0, scheme.setter.text());
    let place = match &scheme.place {
        CredentialPlace::Header(name) => named("Header", &name.0),
        CredentialPlace::Query(name) => named("Query", &name.0),
        CredentialPlace::Cookie(name) => named("Cookie", &name.0),
        CredentialPlace::Bearer => quote! { CredentialPlace::Bearer },
        CredentialPlace::Basic => quote! { CredentialPlace::Basic },
    };
    quote! {
        pub(crate) static #constant: SecurityScheme = SecurityScheme { name: #name, place: #place, setter: #setter };
    }
}

fn named(place: &str, name: &str) -> Source {
    let place = Token(place);
    quote! { CredentialPlace::#place(#name) }
}

fn setter(krate: &Crate, scheme: &Scheme) -> Source {
    let (constant, setter) = (&scheme.constant, &scheme.setter);
    let comment = docs::lines(&scheme_docs(scheme));
    let (taken, given, sent) = match scheme.place {
        CredentialPlace::Basic => (
            quote! { username: impl AsRef<str>, password: impl AsRef<str> },
            quote! { username, password },
            quote! { self.basic_credential(&#constant, username.as_ref(), password.as_ref()) },
        ),
        CredentialPlace::Bearer => (
            quote! { token: impl Into<String> },
            quote! { token },
            quote! { self.credential(&#constant, token.into()) },
        ),
        CredentialPlace::Header(_) | CredentialPlace::Query(_) | CredentialPlace::Cookie(_) => (
            quote! { key: impl Into<String> },
            quote! { key },
            quote! { self.credential(&#constant, key.into()) },
        ),
    };
    let aliases = krate.aliases.within(owner::BUILDER);
    let before = alias::methods(aliases, setter, |old, told| {
        quote! {
            #told
            #[inline]
            pub fn #old(self, #taken) -> Self { self.#setter(#given) }
        }
    });
    quote! {
        #comment
        #[inline]
        pub fn #setter(self, #taken) -> Self { #sent }
        #(#before)*
    }
}

fn provider(krate: &Crate, scheme: &Scheme) -> Source {
    let (constant, provider) = (&scheme.constant, &scheme.provider);
    let first = format!(
        "Authenticates by {} with what this source gives.",
        markdown::code(&scheme.name.0)
    );
    let comment = docs::lines(&format!(
        "{first}\n\nIt is asked before the first call that needs a credential, when one expires, and once after the API \
         answered 401; by one call at a time, for all clones of the client."
    ));
    let aliases = krate.aliases.within(owner::BUILDER);
    let before = alias::methods(aliases, provider, |old, told| {
        quote! {
            #told
            pub fn #old(self, credentials: impl Credentials) -> Self { self.#provider(credentials) }
        }
    });
    quote! {
        #comment
        pub fn #provider(self, credentials: impl Credentials) -> Self {
            self.credential_source(&#constant, credentials)
        }
        #(#before)*
    }
}

fn scheme_docs(scheme: &Scheme) -> String {
    let sent = match &scheme.place {
        CredentialPlace::Header(name) => format!("in the header {}", markdown::code(&name.0)),
        CredentialPlace::Query(name) => {
            format!("as the query parameter {}", markdown::code(&name.0))
        }
        CredentialPlace::Cookie(name) => format!("as the cookie {}", markdown::code(&name.0)),
        CredentialPlace::Bearer => "as `Authorization: Bearer`".to_owned(),
        CredentialPlace::Basic => "as `Authorization: Basic`".to_owned(),
    };
    let about = scheme
        .description
        .as_deref()
        .map(markdown::sanitize)
        .unwrap_or_default();
    let first = format!(
        "Authenticates by {}, sent {sent}.",
        markdown::code(&scheme.name.0)
    );
    if about.trim().is_empty() {
        first
    } else {
        format!("{first}\n\n{}", about.trim())
    }
}
