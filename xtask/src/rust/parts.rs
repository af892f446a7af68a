//! The parts of the runtime.

/// A part of the runtime that a client has only if its API needs it: compiling what nobody calls takes as long as
/// compiling what everybody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuntimePart {
    /// Answers that are not JSON.
    Answers,
    /// Bodies that are neither JSON nor a form.
    Bodies,
    /// Fields of forms that are not one file.
    FormFields,
    /// Enumerations of integers.
    Integers,
    /// Maps, and fields that a schema does not name.
    Maps,
    /// Parameters that are objects or JSON.
    Objects,
    /// Integers that are neither `i32` nor `i64`.
    OtherIntegers,
    /// Fields of forms that are written as parameters are.
    StyledFields,
    /// Headers and cookies, and all but the usual styles of paths and queries.
    Styles,
    /// Values of one of several types.
    Unions,
}
