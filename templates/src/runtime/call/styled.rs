//! Fields of forms that are written as parameters are.

use serde::Serialize;

use super::Call;
use super::objects::{or_nothing, structured};
use crate::runtime::validate::Checker;
use crate::runtime::{FormField, ParameterValue, Part, Style, ToParameter, Validate};

impl Call {
    /// Sets a field of a form to a value, by the field's style.
    #[must_use]
    #[inline]
    pub fn field_styled(self, field: &'static FormField, value: &dyn ToParameter) -> Self {
        let mut check = self.checker(field.name);
        value.validate(field.bounds, &mut check);
        self.styled(field, &value.to_parameter(), check)
    }

    /// Sets a field of a form to an object, or to what has something in it that is neither text nor a list of texts, by
    /// the field's style.
    #[must_use]
    pub fn field_object<T: Serialize + Validate>(
        self,
        field: &'static FormField,
        value: &T,
    ) -> Self {
        let mut check = self.checker(field.name);
        value.validate(field.bounds, &mut check);
        let json = serde_json::to_string(value);
        self.structured_field(field, json, check)
    }

    #[inline]
    fn structured_field(
        self,
        field: &'static FormField,
        json: serde_json::Result<String>,
        mut check: Checker,
    ) -> Self {
        let style = field.style.as_ref().map(|parameter| &parameter.style);
        let is_deep = matches!(style, Some(Style::DeepObject));
        let value = json.and_then(|json| structured(&json, is_deep));
        let value = or_nothing(value, &mut check);
        self.styled(field, &value, check)
    }

    #[inline]
    fn styled(self, field: &'static FormField, value: &ParameterValue, check: Checker) -> Self {
        let style = field.style.as_ref();
        let text = style.and_then(|parameter| parameter.render(value));
        let parts = text.map(Part::text).into_iter();
        self.form_parts(field, parts.collect(), check)
    }
}
