//! The URL of a request.

use reqwest::Url;

use crate::runtime::call::Call;
use crate::runtime::credentials::Key;
use crate::runtime::encode::push_encoded;
use crate::runtime::parameter::Location;
use crate::runtime::{CredentialPlace, InvalidRequest};

impl Call {
    /// The URL: that of the API, with the operation's path, the parameters and the keys that go in the
    /// query.
    #[inline]
    pub(super) fn url(&self, keys: &[Key]) -> Result<Url, InvalidRequest> {
        let base_url = &self.client.core().base_url;
        Ok(base_url.with(
            &self.path(base_url.path())?,
            &self.query(base_url.query(), keys),
        ))
    }

    /// The path of the operation with its parameters filled in.
    #[inline]
    fn path(&self, base: &str) -> Result<String, InvalidRequest> {
        let mut path = String::with_capacity(128);
        path.push_str(base);
        let mut rest = self.operation.path;
        while let Some((literal, (name, after))) = split_at_parameter(rest) {
            path.push_str(literal);
            path.push_str(self.path_value(name)?);
            rest = after;
        }
        path.push_str(rest);
        if path.split('/').any(|segment| matches!(segment, "." | "..")) {
            return Err(self.invalid(
                self.path_parameter_names(),
                "makes a segment of the path `.` or `..`, which servers take for another path",
            ));
        }
        Ok(path)
    }

    #[inline]
    fn path_value(&self, name: &str) -> Result<&str, InvalidRequest> {
        let argument = self.arguments.iter().find(|argument| {
            argument.parameter.location == Location::Path && argument.parameter.name == name
        });
        let text = argument.and_then(|argument| argument.text.as_deref());
        text.ok_or_else(|| self.invalid(name, "must be given: it is part of the path"))
    }

    #[inline]
    fn path_parameter_names(&self) -> String {
        let mut names = Vec::new();
        for argument in &self.arguments {
            if argument.parameter.location == Location::Path {
                names.push(argument.parameter.name);
            }
        }
        names.join("`, `")
    }

    /// The query of the base URL, the parameters in the order in which they were set, and the keys.
    #[inline]
    fn query(&self, base: Option<&str>, keys: &[Key]) -> String {
        let mut query = String::with_capacity(128);
        query.push_str(base.unwrap_or_default());
        for argument in &self.arguments {
            if let (Location::Query, Some(pairs)) = (argument.parameter.location, &argument.text) {
                push_separator(&mut query);
                query.push_str(pairs);
            }
        }
        for key in keys {
            if let CredentialPlace::Query(name) = key.scheme.place {
                push_separator(&mut query);
                push_encoded(&mut query, name);
                query.push('=');
                push_encoded(&mut query, key.exposed());
            }
        }
        query
    }
}

/// `/chats/{chatId}/x` is `/chats/`, `chatId` and `/x`.
#[inline]
fn split_at_parameter(path: &'static str) -> Option<(&'static str, (&'static str, &'static str))> {
    let (literal, rest) = path.split_once('{')?;
    Some((literal, rest.split_once('}')?))
}

#[inline]
fn push_separator(query: &mut String) {
    if !query.is_empty() {
        query.push('&');
    }
}
