//! The URL of a request.

use reqwest::Url;

use crate::runtime::base_url::BaseUrl;
use crate::runtime::call::Call;
use crate::runtime::credentials::Key;
use crate::runtime::encode::push_encoded;
use crate::runtime::parameter::Location;
use crate::runtime::transport::MAX_URL_BYTES;
use crate::runtime::{CredentialPlace, InvalidRequest};

impl Call {
    /// The URL: that of the API, with the operation's path, the parameters and the keys that go in the
    /// query.
    #[inline]
    pub(super) fn url(&self, keys: &[Key]) -> Result<Url, InvalidRequest> {
        let core = self.client.core();
        let of_operation = self.own_base_url(keys)?;
        let base_url = of_operation.as_ref().unwrap_or(&core.base_url);
        let mut text = String::with_capacity(128);
        self.push_path(&mut text, base_url.path())?;
        let fixed = fixed_query(&mut text);
        let mut url = base_url.with(&text);
        text.clear();
        text.push_str(base_url.query().unwrap_or_default());
        push_pairs(&mut text, &fixed);
        self.push_query(&mut text, keys);
        if !text.is_empty() {
            url.set_query(Some(&text));
        }
        match url.as_str().len() {
            0..=MAX_URL_BYTES => Ok(url),
            length => Err(self.too_long(length)),
        }
    }

    #[inline]
    fn too_long(&self, length: usize) -> InvalidRequest {
        let problem = format!("would have {length} bytes and may have {MAX_URL_BYTES} at most");
        self.invalid("URL", &problem)
    }

    /// The base URL of an operation with a server of its own, unless the caller chose one for all.
    #[inline]
    fn own_base_url(&self, keys: &[Key]) -> Result<Option<BaseUrl>, InvalidRequest> {
        let core = self.client.core();
        let own = self.operation.server.filter(|_| !core.has_own_base_url);
        let Some(text) = own else {
            return Ok(None);
        };
        let base_url = BaseUrl::parse(text).map_err(|problem| self.invalid(text, problem))?;
        if !keys.is_empty()
            && !base_url.may_have_secrets_beside(&core.base_url, &core.plain_http_hosts)
        {
            return Err(self.invalid(
                text,
                "would have credentials over plain http, where everyone on the way can read them; allow it for this host with `allow_plain_http`",
            ));
        }
        Ok(Some(base_url))
    }

    /// Adds the path of the operation with its parameters filled in.
    #[inline]
    fn push_path(&self, path: &mut String, base: &str) -> Result<(), InvalidRequest> {
        path.push_str(base);
        let mut rest = self.operation.path;
        while let Some((literal, (name, after))) = split_at_parameter(rest) {
            path.push_str(literal);
            path.push_str(self.path_value(name)?);
            rest = after;
        }
        path.push_str(rest);
        let without_query = path.split('?').next().unwrap_or_default();
        if without_query
            .split('/')
            .any(|segment| matches!(segment, "." | ".."))
        {
            return Err(self.invalid(
                self.path_parameter_names(),
                "makes a segment of the path `.` or `..`, which servers take for another path",
            ));
        }
        Ok(())
    }

    #[inline]
    fn path_value(&self, name: &str) -> Result<&str, InvalidRequest> {
        for argument in &self.arguments {
            let is_it =
                argument.parameter.location == Location::Path && argument.parameter.name == name;
            match &argument.text {
                Some(text) if is_it => return Ok(text),
                Some(_) | None => {}
            }
        }
        Err(self.invalid(name, "must be given: it is part of the path"))
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

    /// Adds the parameters in the order in which they were set, and the keys.
    #[inline]
    fn push_query(&self, query: &mut String, keys: &[Key]) {
        for argument in &self.arguments {
            if let (Location::Query, Some(pairs)) = (&argument.parameter.location, &argument.text) {
                push_separator(query);
                query.push_str(pairs);
            }
        }
        for key in keys {
            if let CredentialPlace::Query(name) = key.scheme.place {
                push_separator(query);
                push_encoded(query, name);
                query.push('=');
                push_encoded(query, key.exposed());
            }
        }
    }
}

/// `/chats/{chatId}/x` is `/chats/`, `chatId` and `/x`.
#[inline]
fn split_at_parameter(path: &'static str) -> Option<(&'static str, (&'static str, &'static str))> {
    let (literal, rest) = path.split_once('{')?;
    Some((literal, rest.split_once('}')?))
}

/// Takes off the query that an operation has in its path: values are encoded there, so that only the description can
/// have begun one.
#[inline]
fn fixed_query(path: &mut String) -> String {
    match path.find('?') {
        Some(mark) => {
            let query = path.split_off(mark + 1);
            path.truncate(mark);
            query
        }
        None => String::new(),
    }
}

#[inline]
fn push_pairs(query: &mut String, pairs: &str) {
    if !pairs.is_empty() {
        push_separator(query);
        query.push_str(pairs);
    }
}

#[inline]
fn push_separator(query: &mut String) {
    if !query.is_empty() {
        query.push('&');
    }
}
