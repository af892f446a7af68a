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
        self.add_parameters(&mut headers)?;
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
    fn add_parameters(&self, headers: &mut HeaderMap) -> Result<(), InvalidRequest> {
        for argument in &self.arguments {
            if let (Location::Header, Some(text)) = (&argument.parameter.location, &argument.text) {
                let name = argument.parameter.name;
                let (name, value) =
                    header(name, text).map_err(|problem| self.invalid(name, problem))?;
                headers.insert(name, value);
            }
        }
        Ok(())
    }

    /// All cookies in one header (RFC 6265, section 5.4), after those of the client's own headers.
    #[inline]
    fn add_cookies(&self, keys: &[Key], headers: &mut HeaderMap) -> Result<(), InvalidRequest> {
        let mut cookies = String::new();
        for argument in &self.arguments {
            if let (Location::Cookie, Some(pairs)) = (&argument.parameter.location, &argument.text)
            {
                push_cookie(&mut cookies, &[pairs]);
            }
        }
        for key in keys {
            if let CredentialPlace::Cookie(name) = key.scheme.place {
                push_cookie(&mut cookies, &[name, "=", key.exposed()]);
            }
        }
        if cookies.is_empty() {
            return Ok(());
        }
        if let Some(own) = headers.get(COOKIE).and_then(|own| own.to_str().ok()) {
            cookies.insert_str(0, "; ");
            cookies.insert_str(0, own);
        }
        let (name, mut value) =
            header("cookie", &cookies).map_err(|problem| self.invalid("cookie", problem))?;
        value.set_sensitive(true);
        headers.insert(name, value);
        Ok(())
    }
}

#[inline]
fn push_cookie(cookies: &mut String, pair: &[&str]) {
    if !cookies.is_empty() {
        cookies.push_str("; ");
    }
    cookies.extend(pair.iter().copied());
}
