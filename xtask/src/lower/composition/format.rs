//! Formats of several parts that all hold for a value.

use crate::diagnostics::Code;
use crate::ir::{Constraints, IntegerFormat, Limit};
use crate::lower::context::Context;
use crate::lower::keywords::{JsonType, type_of_format};
use crate::spec::Pointer;

/// Reports formats of which no value has two, each with the part that says it. Those of types that contradict each other
/// are reported as such.
pub(in crate::lower) fn check(
    context: &mut Context<'_>,
    said: impl IntoIterator<Item = (String, Pointer)>,
) {
    let mut said = said.into_iter().filter(|(format, _)| is_of_texts(format));
    let Some((first, first_at)) = said.next() else {
        return;
    };
    for (other, at) in said.filter(|(other, _)| *other != first) {
        let message = format!("no value is of format `{first}` and of format `{other}`");
        context
            .warning(&at, Code::AllOfConflict, message)
            .label(&first_at, "the part of the other format")
            .help("one of the two is ignored: give all parts one format, or write `oneOf` if a value is to have one of them");
    }
}

/// Whether a format says what texts look like: those of another one look otherwise. Numbers of two formats narrow each
/// other, and a password is any text.
fn is_of_texts(format: &str) -> bool {
    type_of_format(format) == Some(JsonType::String) && format != "password"
}

/// The bounds within which integers are of two formats. They are known if neither format is that of all integers.
pub(super) fn of_both(left: IntegerFormat, right: IntegerFormat) -> Constraints {
    let limit = |end: i128| i64::try_from(end).ok().map(Limit::Integer);
    if left.max(right) == IntegerFormat::Int64 {
        return Constraints::default();
    }
    let (narrow, wide) = (left.min(right).range(), left.max(right).range());
    let (least, most) = (wide.start(), wide.end());
    Constraints {
        minimum: limit(*least).filter(|_| least > narrow.start()),
        maximum: limit(*most).filter(|_| most < narrow.end()),
        ..Constraints::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_of_two_formats_are_within_both() {
        let both = |left: &str, right: &str| {
            let named = |name| IntegerFormat::named(name).expect("a format");
            let bounds = of_both(named(left), named(right));
            (bounds.minimum, bounds.maximum)
        };
        let most = Some(Limit::Integer(2_147_483_647));
        assert_eq!(both("int32", "uint32"), (None, most));
        assert_eq!(both("uint64", "int8"), (Some(Limit::Integer(0)), None));
        assert_eq!(both("uint8", "uint16"), (None, None));
        assert_eq!(both("int64", "uint64"), (None, None));
    }
}
