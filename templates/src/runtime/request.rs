//! From the arguments of a call to a request.
//!
//! Invariant: a request is made from the call each time anew, so that another attempt starts from
//! nothing but the arguments. All that is wrong with the arguments has been found before.

use std::fmt::Write;

use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, Entry};
use http::{HeaderMap, HeaderName, HeaderValue};
use reqwest::Url;
use secrecy::ExposeSecret;

use super::call::Call;
use super::encode::encode;
use super::header::header;
use super::parameter::Location;
use super::transport::Prepared;
use super::{CredentialPlace, InvalidRequest, SecurityScheme, Violation};

impl Call {
    /// All that is wrong with the arguments; what is wrong with the request as a whole shows when it
    /// is made.
    pub(crate) fn check(&mut self) -> Result<(), InvalidRequest> {
        let mut violations = Vec::new();
        for argument in &mut self.arguments {
            violations.append(&mut argument.violations);
        }
        for (_, found) in &mut self.body_violations {
            violations.append(found);
        }
        violations.append(&mut self.violations);
        if violations.is_empty() {
            Ok(())
        } else {
            Err(self.invalid(violations))
        }
    }

    /// The request, with these credentials. `Ok(None)`: its body was sent already and is gone.
    pub(crate) fn prepare(
        &mut self,
        schemes: &[&SecurityScheme],
        redirected: Option<&Url>,
    ) -> Result<Option<Prepared>, InvalidRequest> {
        let url = match redirected {
            Some(url) => url.clone(),
            None => self.url(schemes)?,
        };
        let headers = self.header_map(schemes)?;
        let body = self.content.body(self.operation);
        let method = self.operation.method.clone();
        Ok(body.map(|body| Prepared {
            method,
            url,
            headers,
            body,
        }))
    }

    fn url(&self, schemes: &[&SecurityScheme]) -> Result<Url, InvalidRequest> {
        let base_url = &self.client.core().base_url;
        let mut text = String::with_capacity(256);
        text.push_str(base_url.prefix());
        self.push_path(&mut text)?;
        let path_end = text.len();
        if let Some(query) = base_url.query() {
            push_query(&mut text, path_end, query);
        }
        for argument in self
            .arguments
            .iter()
            .filter(|one| one.parameter.location == Location::Query)
        {
            if let Some(pairs) = &argument.text {
                push_query(&mut text, path_end, pairs);
            }
        }
        for scheme in schemes {
            if let (CredentialPlace::Query(name), Some(secret)) =
                (scheme.place, self.secret(scheme))
            {
                push_query(
                    &mut text,
                    path_end,
                    &format!("{}={}", encode(name), encode(secret)),
                );
            }
        }
        Url::parse(&text).map_err(|error| {
            self.invalid(vec![Violation::new(
                "url",
                format!("cannot be built: {error}"),
            )])
        })
    }

    /// Adds the path of the operation with its parameters filled in.
    fn push_path(&self, url: &mut String) -> Result<(), InvalidRequest> {
        let start = url.len();
        let mut rest = self.operation.path;
        while let Some((literal, (name, after))) = split_at_parameter(rest) {
            url.push_str(literal);
            url.push_str(self.path_value(name)?);
            rest = after;
        }
        url.push_str(rest);
        let is_dots = |segment: &str| matches!(segment, "." | "..");
        if url
            .get(start..)
            .is_some_and(|path| path.split('/').any(is_dots))
        {
            return Err(self.invalid(vec![Violation::new(
                self.path_parameter_names(),
                "makes a segment of the path `.` or `..`, which servers take for another path",
            )]));
        }
        Ok(())
    }

    fn path_value(&self, name: &str) -> Result<&str, InvalidRequest> {
        let argument = self.arguments.iter().find(|argument| {
            argument.parameter.location == Location::Path && argument.parameter.name == name
        });
        match argument.and_then(|argument| argument.text.as_deref()) {
            Some(text) if !text.is_empty() => Ok(text),
            Some(_) => Err(self.invalid(vec![Violation::new(
                name,
                "must not be empty: it is part of the path",
            )])),
            None => Err(self.invalid(vec![Violation::new(
                name,
                "must be given: it is part of the path",
            )])),
        }
    }

    fn path_parameter_names(&self) -> String {
        let parameters = self.arguments.iter().map(|argument| argument.parameter);
        let names = parameters
            .filter(|parameter| parameter.location == Location::Path)
            .map(|parameter| parameter.name);
        names.collect::<Vec<_>>().join("`, `")
    }

    fn header_map(&self, schemes: &[&SecurityScheme]) -> Result<HeaderMap, InvalidRequest> {
        let mut headers = self.client.core().headers.clone();
        if let Some(accept) = self.operation.accept {
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
        }
        if let Some(content_type) = self.content.content_type(self.operation) {
            headers.insert(CONTENT_TYPE, content_type);
        }
        for argument in self
            .arguments
            .iter()
            .filter(|one| one.parameter.location == Location::Header)
        {
            if let Some(value) = &argument.text {
                let name = argument.parameter.name;
                let (name, value) = self.header_entry(name, value)?;
                headers.insert(name, value);
            }
        }
        self.add_cookies(schemes, &mut headers)?;
        for scheme in schemes {
            if let Some((name, value)) = self.credential_header(scheme) {
                headers.insert(name, value);
            }
        }
        for (name, value) in &self.headers {
            headers.insert(name, value.clone());
        }
        Ok(headers)
    }

    fn header_entry(
        &self,
        name: &str,
        value: &str,
    ) -> Result<(HeaderName, HeaderValue), InvalidRequest> {
        header(name, value).map_err(|problem| self.invalid(vec![Violation::new(name, problem)]))
    }

    /// All cookies in one header (RFC 6265, section 5.4), after those of the client's own headers.
    fn add_cookies(
        &self,
        schemes: &[&SecurityScheme],
        headers: &mut HeaderMap,
    ) -> Result<(), InvalidRequest> {
        let mut cookies = String::new();
        for argument in self
            .arguments
            .iter()
            .filter(|one| one.parameter.location == Location::Cookie)
        {
            if let Some(pairs) = &argument.text {
                push_cookie(&mut cookies, format_args!("{pairs}"));
            }
        }
        for scheme in schemes {
            if let (CredentialPlace::Cookie(name), Some(secret)) =
                (scheme.place, self.secret(scheme))
            {
                push_cookie(&mut cookies, format_args!("{name}={secret}"));
            }
        }
        if cookies.is_empty() {
            return Ok(());
        }
        if let Entry::Occupied(own) = headers.entry(COOKIE) {
            if let Ok(own) = own.get().to_str() {
                cookies = format!("{own}; {cookies}");
            }
        }
        let (name, mut value) = self.header_entry("cookie", &cookies)?;
        value.set_sensitive(true);
        headers.insert(name, value);
        Ok(())
    }

    fn secret(&self, scheme: &SecurityScheme) -> Option<&str> {
        self.client
            .core()
            .credentials
            .get(scheme)
            .map(ExposeSecret::expose_secret)
    }

    fn credential_header(&self, scheme: &SecurityScheme) -> Option<(HeaderName, HeaderValue)> {
        scheme.header(self.client.core().credentials.get(scheme)?)
    }

    fn invalid(&self, violations: Vec<Violation>) -> InvalidRequest {
        InvalidRequest::new(self.operation, violations)
    }
}

/// `/chats/{chatId}/x` is `/chats/`, `chatId` and `/x`.
fn split_at_parameter(path: &'static str) -> Option<(&'static str, (&'static str, &'static str))> {
    let (literal, rest) = path.split_once('{')?;
    Some((literal, rest.split_once('}')?))
}

/// Adds pairs to the query of a URL whose path ends at `path_end`.
fn push_query(url: &mut String, path_end: usize, pairs: &str) {
    url.push(if url.len() == path_end { '?' } else { '&' });
    url.push_str(pairs);
}

fn push_cookie(cookies: &mut String, pair: std::fmt::Arguments<'_>) {
    if !cookies.is_empty() {
        cookies.push_str("; ");
    }
    // Writing to a String does not fail.
    let _ = cookies.write_fmt(pair);
}
