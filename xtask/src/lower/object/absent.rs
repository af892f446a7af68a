//! Properties that are required and that no part of an object describes.

use crate::diagnostics::Code;
use crate::lower::context::Context;
use crate::spec::Pointer;

/// A property that must be there, and that nobody describes.
pub(in crate::lower) struct Absent {
    /// Its name.
    pub(super) name: String,
    /// The place that asks for it.
    pub(super) at: Pointer,
}

impl Absent {
    pub(super) fn report(&self, context: &mut Context<'_>) {
        let name = &self.name;
        let message = format!("`{name}` is required, but there is no such property");
        context
            .warning(&self.at, Code::RequiredWithoutProperty, message)
            .help("it is taken for a property of any value");
    }
}

/// Reports the properties that no part of a type describes. Of a type that is left over, another part may do.
pub(in crate::lower) fn report_absent(context: &mut Context<'_>) {
    for (id, absent) in std::mem::take(&mut context.absent) {
        if !context.types[id.0].is_left_over {
            absent.report(context);
        }
    }
}
