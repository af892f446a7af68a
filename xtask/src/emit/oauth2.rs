//! Tokens of OAuth 2.0: the feature `oauth2` of the crate, where the API takes such tokens.

use super::source::quote;
use super::{docs, format, markdown};
use crate::GeneratedFile;
use crate::ir::CredentialPlace;
use crate::rust::{Crate, Scheme};

/// `oauth2.rs`
pub(super) fn file(krate: &Crate) -> Option<GeneratedFile> {
    let about = docs::inner_lines(&about(krate, scheme(krate)?));
    let tokens = quote! {
        #about
        pub use crate::runtime::oauth2::{AuthorizationRequest, OAuth2, OAuth2Error, TokenSource};
    };
    Some(format::rust_file("src/oauth2.rs".to_owned(), &tokens))
}

/// The first scheme that takes a token.
pub(super) fn scheme(krate: &Crate) -> Option<&Scheme> {
    let mut schemes = krate.schemes.iter();
    schemes.find(|scheme| match scheme.place {
        CredentialPlace::Bearer => true,
        CredentialPlace::Header(_)
        | CredentialPlace::Query(_)
        | CredentialPlace::Cookie(_)
        | CredentialPlace::Basic => false,
    })
}

fn about(krate: &Crate, scheme: &Scheme) -> String {
    let provider = scheme.provider.text();
    let name = krate.package.crate_name();
    let blocks = [
        "Tokens of OAuth 2.0 (RFC 6749) that renew themselves: the feature `oauth2` of the crate.".to_owned(),
        format!(
            "An [`OAuth2`] says who the client is, and which server gives it tokens. A grant makes a [`TokenSource`] of it, for \
             [`ClientBuilder::{provider}`](crate::ClientBuilder::{provider}). A program that acts for itself has a secret:"
        ),
        code(&own(&name, provider)),
        "Someone who signs in does so in a browser, which comes back with a code. The refresh token that comes with the first \
         token is kept, for the next start of the program:"
            .to_owned(),
        code(&sign_in(&name, provider)),
        "A token is asked for before the first call that needs one, shortly before it expires (one without `expires_in` is used \
         until the API refuses it), and once after the API answered 401: by one request at a time, for all clones of the client. A \
         request for a token is neither repeated nor redirected, but a call that fails for want of one may be repeated by its own \
         policy. A call that is dropped, or out of time, stops to wait; the request for a token that it sent goes on to its end, \
         because a refresh token can be good for one request alone, and its successor is in the answer."
            .to_owned(),
        "Sooner or later a refresh token is good no longer. Then someone has to sign in again:".to_owned(),
        code(&ended(&name)),
    ];
    blocks.join("\n\n")
}

fn code(program: &str) -> String {
    markdown::fence("no_run", program)
}

fn own(name: &str, provider: &str) -> String {
    format!(
        r#"use {name}::Client;
use {name}::oauth2::OAuth2;

fn client(secret: &str) -> Result<Client, Box<dyn std::error::Error>> {{
    let tokens = OAuth2::new("https://oauth.example.com/token", "my-program")
        .client_secret(secret)
        .scope("read")
        .client_credentials()?;
    Ok(Client::builder().{provider}(tokens).build()?)
}}"#
    )
}

fn sign_in(name: &str, provider: &str) -> String {
    format!(
        r#"use {name}::Client;
use {name}::oauth2::{{AuthorizationRequest, OAuth2, OAuth2Error}};

/// Of a program on the user's machine, which can keep no secret.
fn program() -> OAuth2 {{
    OAuth2::new("https://oauth.example.com/token", "my-program")
        .redirect_uri("http://127.0.0.1:51004/signed-in")
        .on_new_refresh_token(|token| {{
            if let Err(error) = std::fs::write("refresh-token", token) {{
                eprintln!("the refresh token is lost: {{error}}");
            }}
        }})
}}

/// The first time: someone opens its `url()`.
fn begin() -> Result<AuthorizationRequest, OAuth2Error> {{
    program().authorization_code("https://oauth.example.com/authorize")
}}

/// The browser came to the redirect URI, with `?code=…&state=…`.
async fn signed_in(
    sign_in: &AuthorizationRequest,
    code: &str,
    state: &str,
) -> Result<Client, Box<dyn std::error::Error>> {{
    let tokens = sign_in.finish(code, state).await?;
    Ok(Client::builder().{provider}(tokens).build()?)
}}

/// Any other time.
fn again() -> Result<Client, Box<dyn std::error::Error>> {{
    let kept = std::fs::read_to_string("refresh-token")?;
    let tokens = program().refresh_token(kept)?;
    Ok(Client::builder().{provider}(tokens).build()?)
}}"#
    )
}

fn ended(name: &str) -> String {
    format!(
        r"use {name}::Error;
use {name}::oauth2::OAuth2Error;

fn must_sign_in<E>(error: &Error<E>) -> bool {{
    OAuth2Error::of(error).is_some_and(OAuth2Error::needs_sign_in)
}}"
    )
}
