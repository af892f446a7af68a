//! From text to a document: YAML or JSON, the version, the shape.

mod faults;
mod guard;
mod halves;
mod ignored;
mod other;
mod read;
mod tree;
mod version;

use std::collections::BTreeMap;
use std::thread;

use serde::Deserialize;
use serde_path_to_error::{Path, Segment};
use serde_yaml::{Mapping, Value};

use super::bundle::size::depth;
use super::bundle::{self, Bundled};
use super::grammar::A_DESCRIPTION;
use super::normalize::normalize;
use super::select::{self, LeftOut, Selection, UnusedTypes};
use super::{FileId, Gaps, Input, Pointer, SpecDocument, downlevel, lint, overlay, repair};
use crate::diagnostics::{Code, Sink};
use crate::threads;
pub(super) use read::faultless;
pub(super) use version::Version;

impl SpecDocument {
    /// Reads a description.
    ///
    /// The answer is `None` if there is nothing to go on with; there may be errors in the sink even
    /// if there is a document.
    #[must_use]
    pub fn read(input: Input<'_>, selection: &Selection, sink: &mut Sink) -> Option<Self> {
        let Bundled {
            mut raw,
            unresolved,
            faults,
        } = in_one_piece(input, sink)?;
        // An overlay may mend the version, too.
        let version = version::check(&raw, sink)?;
        let mut left_out = LeftOut::default();
        if !selection.is_all() {
            select::operations(&mut raw, selection, &mut left_out, sink);
            let sections = selection.unused_types.sections();
            select::leave_out_unused(&mut raw, sections, &mut left_out);
        }
        faults::report(faults, &raw, sink);
        let mut as_written = None;
        let (mut raw, unsupported) = match version {
            Version::V3_0 => (raw, BTreeMap::new()),
            Version::V3_1 => {
                as_written = Some(raw.clone());
                downlevel::document(raw, sink)
            }
        };
        let is_shared = threads::are_worth_it(&sink.sources);
        let (used, ()) = threads::join(
            is_shared,
            || (selection.unused_types == UnusedTypes::LeftOut).then(|| select::Used::of(&raw)),
            || lint::document(&raw, version, &unresolved, &left_out, sink),
        );
        // What is too large for this document is too large for all that would read it, too.
        if sink.has(Code::TooLarge) {
            return None;
        }
        let gaps = repaired(&mut raw, sink);
        if let Some(mut used) = used {
            if gaps.is_some() {
                used = select::Used::of(&raw);
            }
            select::leave_out_unused_schemas(&mut raw, &used, &mut left_out);
        }
        let openapi = typed(&ignored::without(&raw), is_shared, sink)?;
        Some(Self {
            raw,
            as_written,
            openapi,
            unsupported,
            left_out,
            gaps: gaps.unwrap_or_default(),
        })
    }
}

/// The document that the files make together, and the overlays with them.
fn in_one_piece(input: Input<'_>, sink: &mut Sink) -> Option<Bundled> {
    let root = sink.sources.add(&input.root.path, input.root.text);
    let (raw, mut faults) = sink.apart(|sink| file(root, sink));
    let Some(raw) = raw else {
        sink.extend(faults);
        return None;
    };
    let bundled = bundle::document(raw, input.files, sink);
    faults.extend(bundled.faults);
    Some(Bundled {
        raw: overlay::apply(bundled.raw, input.overlays, sink)?,
        faults,
        ..bundled
    })
}

/// Repairs a document that was checked, if there was need; what it lacks then.
fn repaired(raw: &mut Value, sink: &Sink) -> Option<Gaps> {
    let is_faulty = sink.checkpoint().is_err();
    if !is_faulty && sink.has(Code::EmptyKey) {
        repair::empty_keys(raw, &A_DESCRIPTION);
    }
    is_faulty.then(|| repair::document(raw))
}

/// The value of a file, as JSON would have it.
pub(super) fn file(id: FileId, sink: &mut Sink) -> Option<Value> {
    let value = read::value(id, sink)?;
    Some(normalize(value, id, sink))
}

/// The same of a file whose text was parsed already.
pub(super) fn parsed_file(value: Option<Value>, id: FileId, sink: &mut Sink) -> Option<Value> {
    match value {
        Some(value) => Some(normalize(value, id, sink)),
        None => file(id, sink),
    }
}

/// The document as `openapiv3` has it.
///
/// A value that it does not want takes it long, for it tries twice at each level of nesting. So `lint` reports all
/// that it does not want, and [`repair`] takes that out.
fn typed(raw: &Value, is_shared: bool, sink: &mut Sink) -> Option<openapiv3::OpenAPI> {
    // A stack of its own takes time, which few descriptions need.
    let result = if depth(raw) > SHALLOW {
        with_large_stack(|| openapiv3::OpenAPI::deserialize(raw))
    } else if is_shared {
        in_parts(raw)
    } else {
        openapiv3::OpenAPI::deserialize(raw)
    };
    // Once more, to know where: keeping track of the path takes time.
    let result = result.or_else(|_| with_large_stack(|| serde_path_to_error::deserialize(raw)));
    match result {
        Ok(openapi) => Some(openapi),
        Err(error) => {
            let at = pointer(error.path());
            sink.error(&at, Code::WrongShape, error.inner().to_string())
                .help("compare it with the OpenAPI specification, version 3.0.3");
            None
        }
    }
}

/// Paths and components, which are nearly all there is, are read at the same time.
fn in_parts(raw: &Value) -> Result<openapiv3::OpenAPI, serde_yaml::Error> {
    let (paths, components) = (raw.get("paths"), raw.get("components"));
    let entries = raw.as_mapping().into_iter().flatten();
    let without_parts = entries.filter_map(|(key, value)| match key.as_str() {
        Some("components") => None,
        Some("paths") => Some((key.clone(), Mapping::new().into())),
        Some(_) | None => Some((key.clone(), value.clone())),
    });
    let openapi = openapiv3::OpenAPI::deserialize(Value::Mapping(without_parts.collect()))?;
    let (paths, components) = rayon::join(
        || paths.map(Deserialize::deserialize).transpose(),
        || components.map(Deserialize::deserialize).transpose(),
    );
    Ok(openapiv3::OpenAPI {
        paths: paths?.unwrap_or_default(),
        components: components?.flatten(),
        ..openapi
    })
}

/// How deep a description may nest that is read on the stack of the caller.
const SHALLOW: usize = 32;

/// How much stack reading takes at most, in bytes: at each of 128 levels of nesting, `openapiv3` takes some 20 KB in a build
/// for development.
const STACK: usize = 64 * 1024 * 1024;

/// Does something on a thread of its own, whose stack does not depend on who calls.
fn with_large_stack<T: Send>(act: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| {
        let builder = thread::Builder::new().stack_size(STACK);
        let handle = builder.spawn_scoped(scope, act);
        let result = handle.expect("a thread can be started").join();
        result.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
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
