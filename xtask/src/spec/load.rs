//! From text to a document: YAML or JSON, the version, the shape.

mod read;
mod version;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde_path_to_error::{Path, Segment};
use serde_yaml::{Mapping, Value};

use super::bundle::{self, Bundled};
use super::normalize::normalize;
use super::select::{self, Selection};
use super::{FileId, Input, Pointer, SpecDocument, downlevel, lint, overlay};
use crate::diagnostics::{Code, Sink};
pub(super) use version::Version;

impl SpecDocument {
    /// Reads a description.
    ///
    /// The answer is `None` if there is nothing to go on with; there may be errors in the sink even
    /// if there is a document.
    #[must_use]
    pub fn read(input: Input<'_>, selection: &Selection, sink: &mut Sink) -> Option<Self> {
        let root = sink.sources.add(&input.root.path, input.root.text);
        let raw = file(root, sink)?;
        let Bundled { raw, unresolved } = bundle::document(raw, input.files, sink);
        let mut raw = overlay::apply(raw, input.overlays, sink)?;
        // An overlay may mend the version, too.
        let version = version::check(&raw, sink)?;
        if !selection.is_all() {
            select::operations(&mut raw, selection, sink);
            select::leave_out_unused(&mut raw);
        }
        let (mut raw, unsupported) = match version {
            Version::V3_0 => (raw, BTreeMap::new()),
            Version::V3_1 => downlevel::document(raw, sink),
        };
        lint::document(&raw, version, &unresolved, sink);
        if sink
            .diagnostics()
            .iter()
            .any(|report| breaks_types(report.code))
        {
            return None;
        }
        if !selection.keeps_unused_types {
            select::leave_out_unused_schemas(&mut raw);
        }
        let openapi = typed(&without_callbacks(&raw), sink)?;
        Some(Self {
            raw,
            openapi,
            unsupported,
        })
    }
}

/// The value of a file, as JSON would have it.
pub(super) fn file(id: FileId, sink: &mut Sink) -> Option<Value> {
    let value = read::value(id, sink)?;
    Some(normalize(value, id, sink))
}

/// Whether a fault of this kind can keep the typed document from being read.
///
/// It would then fail too, say less about it, and take long: for each level of nesting, `openapiv3` tries a
/// value that fails twice.
fn breaks_types(code: Code) -> bool {
    matches!(
        code,
        Code::WrongShape
            | Code::MissingKey
            | Code::UnknownValue
            | Code::UnsupportedKeyword
            | Code::UnsupportedTag
            | Code::TooLarge
    )
}

/// The document with callbacks of which no more than the name is left: no call needs them, and `openapiv3` knows no
/// reference in their place.
fn without_callbacks(raw: &Value) -> Cow<'_, Value> {
    let operations = raw.get("paths").and_then(Value::as_mapping);
    let operations = operations
        .into_iter()
        .flat_map(Mapping::values)
        .filter_map(Value::as_mapping)
        .flat_map(Mapping::values);
    let components = raw.get("components");
    if !operations
        .chain(components)
        .any(|around| around.get("callbacks").is_some())
    {
        return Cow::Borrowed(raw);
    }
    let mut copy = raw.clone();
    if let Some(Value::Mapping(components)) = copy.get_mut("components") {
        components.shift_remove("callbacks");
    }
    let paths = copy.get_mut("paths").and_then(Value::as_mapping_mut);
    let items = paths.into_iter().flat_map(Mapping::values_mut);
    let items = items.filter_map(Value::as_mapping_mut);
    for operation in items.flat_map(Mapping::values_mut) {
        let callbacks = operation.get_mut("callbacks");
        let callbacks = callbacks.and_then(Value::as_mapping_mut);
        for callback in callbacks.into_iter().flat_map(Mapping::values_mut) {
            *callback = Mapping::new().into();
        }
    }
    Cow::Owned(copy)
}

/// The document as `openapiv3` has it.
fn typed(raw: &Value, sink: &mut Sink) -> Option<openapiv3::OpenAPI> {
    if let Ok(openapi) = openapiv3::OpenAPI::deserialize(raw) {
        return Some(openapi);
    }
    // Once more, to know where: keeping track of the path takes time.
    match serde_path_to_error::deserialize(raw) {
        Ok(openapi) => Some(openapi),
        Err(error) => {
            let at = pointer(error.path());
            sink.error(&at, Code::WrongShape, error.inner().to_string())
                .help("compare it with the OpenAPI specification, version 3.0.3");
            None
        }
    }
}

fn pointer(path: &Path) -> Pointer {
    path.iter()
        .fold(Pointer::root(), |pointer, segment| match segment {
            Segment::Seq { index } => pointer.index(*index),
            Segment::Map { key } => pointer.key(key),
            Segment::Enum { .. } | Segment::Unknown => pointer,
        })
}

#[cfg(test)]
mod tests;
