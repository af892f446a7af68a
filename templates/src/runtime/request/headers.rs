//! The headers of a request.

use http::header::{ACCEPT, CONTENT_TYPE, COOKIE};
use http::{HeaderMap, HeaderValue};

use crate::runtime::call::Call;
use crate::runtime::credentials::Key;
use crate::runtime::header::header;
use crate::runtime::parameter::Location;
use crate::runtime::{CredentialPlace, InvalidRequest};

/// How many headers there is room for from the start: more make the map grow, which costs more than
/// all of them.
const USUAL_COUNT: usize = 6;

impl Call {
    /// The headers, where each wins over those before it: those of the client, of the operation, of the
    /// parameters, of the credentials, of this call alone.
    #[inline]
    pub(super) fn header_map(&self, keys: &[Key]) -> Result<HeaderMap, InvalidRequest> {
        let mut headers = HeaderMap::with_capacity(USUAL_COUNT);
        for (name, value) in &self.client.core().headers {
            headers.insert(name, value.clone());
        }
        if let Some(accept) = self.operation.accept {
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
        }
        if let Some(content_type) = self.content.content_type(self.operation) {
            headers.insert(CONTENT_TYPE, content_type);
        }
        self.add_parameters(&mut headers);
        self.add_cookies(keys, &mut headers)?;
        for key in keys {
            if let Some((name, value)) = key.scheme.header(key.secret()) {
                headers.insert(name, value);
            }
        }
        for (name, value) in &self.headers {
            headers.insert(name, value.clone());
        }
        Ok(headers)
    }

    #[inline]
    fn add_parameters(&self, headers: &mut HeaderMap) {
        for argument in &self.arguments {
            if let (Location::Header, Some(text)) = (&argument.parameter.location, &argument.text) {
                // What cannot be in a header was found when it was set.
                if let Ok((name, value)) = header(argument.parameter.name, text) {
                    headers.insert(name, value);
                }
            }
        }
    }

    /// All cookies in one header (RFC 6265, section 5.4), after those of the client's own headers.
    #[inline]
    fn add_cookies(&self, keys: &[Key], headers: &mut HeaderMap) -> Result<(), InvalidRequest> {
        let mut cookies = String::new();
        if let Some(Ok(own)) = headers.get(COOKIE).map(HeaderValue::to_str) {
            cookies.push_str(own);
        }
        for argument in &self.arguments {
            if let (Location::Cookie, Some(pairs)) = (&argument.parameter.location, &argument.text)
            {
                push_separator(&mut cookies);
                cookies.push_str(pairs);
            }
        }
        for key in keys {
            if let CredentialPlace::Cookie(name) = key.scheme.place {
                push_separator(&mut cookies);
                cookies.push_str(name);
                cookies.push('=');
                cookies.push_str(key.exposed());
            }
        }
        if cookies.is_empty() {
            return Ok(());
        }
        match header("cookie", &cookies) {
            Ok((name, mut value)) => {
                value.set_sensitive(true);
                headers.insert(name, value);
                Ok(())
            }
            Err(problem) => Err(self.invalid("cookie", problem)),
        }
    }
}

#[inline]
fn push_separator(cookies: &mut String) {
    if !cookies.is_empty() {
        cookies.push_str("; ");
    }
}
