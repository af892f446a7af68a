//! What is made of what. A schema stands at `/components/schemas/A`.

mod documents;
mod laws;
mod schemas;

use serde_yaml::Value;

use crate::diagnostics::{Sink, render};
use crate::spec::bundle::{self, Bundled};
use crate::spec::{Input, Pointer};

/// What a document becomes, and what is said of it.
fn rewritten(text: &str) -> (Value, Sink) {
    let mut sink = Sink::default();
    sink.sources.add("spec.yaml", text.to_owned());
    let raw = serde_yaml::from_str(text).expect("it is YAML");
    let Bundled { raw, .. } = bundle::document(raw, Input::text("", "").files, &mut sink);
    let (document, _) = super::document(raw, &mut sink);
    (document, sink)
}

/// A document with a schema.
fn with_schema(schema: &str) -> String {
    format!("openapi: 3.1.0\ncomponents:\n  schemas:\n    A: {schema}\n")
}

/// What a schema becomes.
fn schema(text: &str) -> Value {
    let (document, _) = rewritten(&with_schema(text));
    let at = Pointer::from_reference("#/components/schemas/A").expect("it is a pointer");
    at.find_in(&document).expect("it is there").clone()
}

fn value(text: &str) -> Value {
    serde_yaml::from_str(text).expect("it is YAML")
}

/// The report on a schema.
fn report(text: &str) -> String {
    let (_, sink) = rewritten(&with_schema(text));
    render(&sink, false)
}
