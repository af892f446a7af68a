//! The intermediate representation as text: what `inspect --stage ir` prints and the snapshots show.
//!
//! Everything in an [`Api`] is in its dump, each thing in one way: two APIs that differ have dumps
//! that differ. The text is to be read; nothing reads it back.

mod operation;
mod types;

use std::fmt::{self, Write as _};

use super::{Api, CredentialPlace, Docs, Group, SecurityScheme, Server, WireName};

/// The text of an API.
#[must_use]
pub fn dump(api: &Api) -> String {
    let mut page = Page::default();
    head(&mut page, api);
    for group in &api.groups {
        self::group(&mut page, api, group);
    }
    for definition in &api.types {
        types::definition(&mut page, api, definition);
    }
    page.text
}

fn head(page: &mut Page, api: &Api) {
    page.line(
        0,
        format_args!("api {} {}", quoted(&api.title), quoted(&api.version)),
    );
    page.docs(1, None, api.description.as_deref());
    for server in &api.servers {
        self::server(page, server);
    }
    for scheme in &api.security_schemes {
        security_scheme(page, scheme);
    }
}

fn server(page: &mut Page, server: &Server) {
    page.line(0, format_args!("server {}", escaped(&server.url)));
    page.docs(1, None, server.description.as_deref());
    for variable in &server.variables {
        let values = &variable.values;
        let any_of = (!values.is_empty()).then(|| format!(" of {values:?}"));
        let values = any_of.unwrap_or_default();
        let (name, default) = (escaped(&variable.name.0), quoted(&variable.default));
        page.line(1, format_args!("{name} = {default}{values}"));
        page.docs(2, None, variable.description.as_deref());
    }
}

fn security_scheme(page: &mut Page, scheme: &SecurityScheme) {
    let place = match &scheme.place {
        CredentialPlace::Header(name) => format!("header {}", escaped(&name.0)),
        CredentialPlace::Query(name) => format!("query {}", escaped(&name.0)),
        CredentialPlace::Cookie(name) => format!("cookie {}", escaped(&name.0)),
        CredentialPlace::Bearer => "bearer".to_owned(),
        CredentialPlace::Basic => "basic".to_owned(),
    };
    page.line(
        0,
        format_args!("security {}: {place}", escaped(&scheme.name.0)),
    );
    page.docs(1, None, scheme.description.as_deref());
}

fn group(page: &mut Page, api: &Api, group: &Group) {
    page.text.push('\n');
    match &group.tag {
        Some(tag) => page.line(0, format_args!("group {}", escaped(&tag.0))),
        None => page.line(0, format_args!("group (none)")),
    }
    page.docs(1, None, group.description.as_deref());
    for operation in &group.operations {
        operation::operation(page, api, operation);
    }
}

/// The text so far.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn line(&mut self, depth: usize, line: fmt::Arguments<'_>) {
        // Writing to a `String` does not fail.
        let _ = writeln!(self.text, "{:indent$}{line}", "", indent = 2 * depth);
    }

    fn docs(&mut self, depth: usize, summary: Option<&str>, description: Option<&str>) {
        for (mark, text) in [("##", summary), ("#", description)] {
            if let Some(text) = text {
                self.line(depth, format_args!("{mark} {}", escaped(text.trim_end())));
            }
        }
    }

    fn all_docs(&mut self, depth: usize, docs: &Docs) {
        self.docs(depth, docs.summary.as_deref(), docs.description.as_deref());
    }
}

/// Text on one line.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('\n', "\\n")
        .replace('\r', "\\r")
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}

fn deprecated(docs: &Docs) -> String {
    let Some(deprecation) = &docs.deprecation else {
        return String::new();
    };
    let name = |name: &WireName| escaped(&name.0);
    let parts = [
        ("worse from", deprecation.degradation_start.clone()),
        ("gone from", deprecation.shutdown.clone()),
        ("operation", deprecation.operation.as_ref().map(name)),
        ("sibling", deprecation.sibling.as_ref().map(name)),
    ];
    let parts = parts
        .into_iter()
        .filter_map(|(word, value)| Some(format!("{word} {}", value?)));
    let parts: Vec<_> = parts.collect();
    if parts.is_empty() {
        "  deprecated".to_owned()
    } else {
        format!("  deprecated ({})", parts.join(", "))
    }
}
