//! The ways to authenticate: a static and a method of the builder for each.

use crate::ir::{Api, CredentialPlace, SecurityScheme};
use crate::rust::names::given::Given;
use crate::rust::names::{Kind, Scope};
use crate::rust::{GivenNames, Ident, Scheme, owner};

/// The methods that every builder has, those that only it can call among them.
pub(in crate::rust) const BUILDER_METHODS: &[&str] = &[
    "allow_plain_http",
    "attempt_timeout",
    "base_url",
    "basic_credential",
    "build",
    "check_credentials",
    "clone",
    "connect_timeout",
    "credential",
    "credential_source",
    "credentials",
    "default_header",
    "fmt",
    "http_client",
    "max_response_bytes",
    "new",
    "no_attempt_timeout",
    "no_retry",
    "no_timeout",
    "parse_base_url",
    "parse_headers",
    "retry",
    "server",
    "service",
    "timeout",
    "user_agent",
    "validate_requests",
];

/// Plans every scheme, in the order of the description.
pub(super) fn schemes(api: &Api, given: &GivenNames) -> Vec<Scheme> {
    let mut setters = Scope::new(BUILDER_METHODS);
    given.leave(&mut setters, owner::BUILDER);
    let mut constants = Scope::new(&["DEFAULTS"]);
    let mut kept = |names: &Given| -> Vec<Option<Ident>> {
        let names = api.security_schemes.iter().map(|s| names.get(&s.name.0));
        names
            .map(|name| setters.keep(name.map(String::as_str), Kind::Function))
            .collect()
    };
    let (own, providers) = (kept(&given.credentials), kept(&given.providers));
    let schemes = api.security_schemes.iter().zip(own);
    let named: Vec<_> = schemes
        .map(|(scheme, kept)| {
            let own = kept.unwrap_or_else(|| setters.claim(&setter(scheme), Kind::Function));
            (scheme, own)
        })
        .collect();
    // What a scheme is called goes before what is only derived from that.
    named
        .into_iter()
        .zip(providers)
        .map(|((scheme, own), kept)| Scheme {
            name: scheme.name.clone(),
            constant: constants.claim(&scheme.name.0, Kind::Constant),
            provider: kept.unwrap_or_else(|| {
                setters.claim(&format!("{} provider", own.text()), Kind::Function)
            }),
            setter: own,
            place: scheme.place.clone(),
            description: scheme.description.clone(),
        })
        .collect()
}

/// A token is called one, whatever the scheme is called.
fn setter(scheme: &SecurityScheme) -> String {
    match scheme.place {
        CredentialPlace::Bearer if !scheme.name.0.to_lowercase().ends_with("token") => {
            format!("{} token", scheme.name.0)
        }
        CredentialPlace::Bearer
        | CredentialPlace::Basic
        | CredentialPlace::Header(_)
        | CredentialPlace::Query(_)
        | CredentialPlace::Cookie(_) => scheme.name.0.clone(),
    }
}
