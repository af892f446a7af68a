//! The same call once more.
//!
//! Invariant: a copy has all that was set on the call but a reader in its body, which is there once:
//! sending the copy then fails as sending the call a second time would.

use super::{Argument, Call};
use crate::runtime::validate::Checker;
use crate::runtime::{Parameter, ParameterValue};

impl Call {
    /// Takes the call out, and leaves a copy in its place.
    #[inline]
    pub(crate) fn take_once(&mut self) -> Self {
        let copy = self.again();
        std::mem::replace(self, copy)
    }

    /// A copy.
    #[inline]
    fn again(&self) -> Self {
        // With every name, so that whatever a call gets later is not forgotten here.
        let Self {
            client,
            operation,
            arguments,
            headers,
            content,
            timeout,
            attempt_timeout,
            has_own_attempt_timeout,
            own_retry,
            violations,
        } = self;
        Self {
            client: client.clone(),
            operation,
            arguments: arguments.clone(),
            headers: headers.clone(),
            content: content.again(),
            timeout: *timeout,
            attempt_timeout: *attempt_timeout,
            has_own_attempt_timeout: *has_own_attempt_timeout,
            own_retry: own_retry.clone(),
            violations: violations.clone(),
        }
    }

    /// Sets a parameter of the query to a text that the server gave. It goes back as it came: the
    /// bounds of the parameter are for what a caller makes up.
    #[inline]
    pub(crate) fn token(self, parameter: &'static Parameter, token: &str) -> Self {
        let unchecked = Checker::new(parameter.name, false);
        self.argument(
            parameter,
            &ParameterValue::Text(token.to_owned()),
            unchecked,
        )
    }

    /// A parameter as it stands in the request, if it is set.
    #[inline]
    pub(crate) fn text_of(&self, parameter: &Parameter) -> Option<&str> {
        let is_it = |argument: &&Argument| argument.is(parameter);
        self.arguments.iter().find(is_it)?.text.as_deref()
    }
}
