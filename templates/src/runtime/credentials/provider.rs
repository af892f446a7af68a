//! Where credentials come from that do not stay the same.

use std::error::Error;
use std::future::Future;
use std::pin::Pin;

use super::Credential;

/// A source of credentials that change: a vault, a file, a server that gives out tokens.
///
/// It is asked when there is no credential yet, when the last one expires, and once after the API
/// answered 401; once at a time, and what comes of it, success or failure, is that of all calls of all
/// clones of the client that wait for it, each within its own timeout. It is asked in a task of its own,
/// which goes on when those calls are gone, and may take a minute.
///
/// After an error each of those calls asks again as often, and after such waits, as its
/// [policy](crate::runtime::RetryPolicy) says of a call of which nothing was sent: nobody knows what an error of a source
/// means. Only after a credential that cannot be sent none does, and after a refusal of OAuth 2.0.
///
/// A closure that gives a future is one, too:
///
/// ```text
/// Client::builder().oauth_token_provider(move || {
///     let vault = vault.clone();
///     async move {
///         let token = vault.read("market/token").await?;
///         Ok(Credential::new(token.value).expires_in(token.lifetime))
///     }
/// })
/// ```
pub trait Credentials: Send + Sync + 'static {
    /// A credential to use from now on.
    ///
    /// # Errors
    ///
    /// Fails if there is none. The error is shown to whoever made the call, so it must not hold a
    /// secret.
    fn credential(
        &self,
    ) -> impl Future<Output = Result<Credential, Box<dyn Error + Send + Sync>>> + Send;
}

impl<F, T> Credentials for F
where
    F: Fn() -> T + Send + Sync + 'static,
    T: Future<Output = Result<Credential, Box<dyn Error + Send + Sync>>> + Send,
{
    fn credential(
        &self,
    ) -> impl Future<Output = Result<Credential, Box<dyn Error + Send + Sync>>> + Send {
        self()
    }
}

/// A source whose type is forgotten.
pub(super) trait DynCredentials: Send + Sync {
    fn credential(&self) -> CredentialFuture<'_>;
}

type CredentialFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Credential, Box<dyn Error + Send + Sync>>> + Send + 'a>>;

impl<C: Credentials> DynCredentials for C {
    fn credential(&self) -> CredentialFuture<'_> {
        Box::pin(Credentials::credential(self))
    }
}
