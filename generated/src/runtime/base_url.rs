//! The URL under which an API is, and the URLs of its operations.
//!
//! Invariant: the base is a prefix that needs no further thought: absolute, http or https, no
//! fragment, no user, its path without a slash at the end, its query kept apart.

use reqwest::Url;

/// A base URL, in the two pieces between which a path goes.
#[derive(Debug)]
pub(crate) struct BaseUrl {
    prefix: String,
    query: Option<String>,
}

impl BaseUrl {
    /// Reads a base URL; or says what is wrong with it, without repeating it, for it may hold a secret.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        let url = Url::parse(text)
            .map_err(|_| "it is no absolute URL such as `https://api.example.com/v2`")?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err("its scheme is not http or https");
        }
        if url.fragment().is_some() {
            return Err("it has a fragment (`#`), which is never sent");
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("it has a user or a password, which belong to the builder's own methods");
        }
        let query = url
            .query()
            .filter(|query| !query.is_empty())
            .map(str::to_owned);
        let mut prefix = url;
        prefix.set_query(None);
        let prefix = prefix.as_str().trim_end_matches('/').to_owned();
        Ok(Self { prefix, query })
    }

    /// Whether TLS is needed.
    pub(crate) fn is_https(&self) -> bool {
        self.prefix.starts_with("https:")
    }

    /// The URL without its query, which may hold a secret.
    pub(crate) fn shown(&self) -> &str {
        &self.prefix
    }

    /// The URL up to the path of an operation.
    pub(crate) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The query that every request has.
    pub(crate) fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }
}
