//! Bodies that are neither JSON nor a form.

use bytes::Bytes;

use super::Call;
use crate::runtime::content::Content;
use crate::runtime::{Bounds, Part, Validate};

impl Call {
    /// Sets the body, as text.
    #[must_use]
    #[inline]
    pub fn text(mut self, body: String, bounds: &Bounds) -> Self {
        let mut check = self.checker("");
        body.validate(bounds, &mut check);
        self.content = Content::Bytes(Bytes::from(body));
        self.blame_body("", check)
    }

    /// Sets the body, as bytes.
    #[must_use]
    pub fn binary(self, body: impl Into<Part>, bounds: &Bounds) -> Self {
        self.binary_part(body.into(), bounds)
    }

    #[inline]
    fn binary_part(mut self, part: Part, bounds: &Bounds) -> Self {
        let mut check = self.checker("");
        part.validate(bounds, &mut check);
        self.content = Content::Part(Box::new(part));
        self.blame_body("", check)
    }
}
