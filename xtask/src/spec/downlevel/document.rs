//! Everything but schemas.

use serde_yaml::{Mapping, Value};

use super::Rewriter;
use super::parts::Parts;
use super::schema::{is_standard_dialect, says_nothing_of_values};
use crate::diagnostics::Code;
use crate::spec::Pointer;
use crate::spec::downlevel::Unsupported;
use crate::spec::pointer::Path;

impl Rewriter<'_> {
    /// Rewrites what stands at the top of the document.
    pub(super) fn whole(&mut self, document: &mut Mapping) {
        document.insert("openapi".into(), "3.0.3".into());
        self.parts = Parts::of(document);
        self.webhooks(document);
        self.dialect(document);
        if let Some(Value::Mapping(info)) = document.get_mut("info") {
            self.info(info);
        }
        if let Some(Value::Mapping(components)) = document.get_mut("components") {
            components.shift_remove("pathItems");
            if let Some(Value::Mapping(schemes)) = components.get_mut("securitySchemes") {
                self.security_schemes(schemes);
            }
        }
    }

    /// A client is not called, so that webhooks are nothing to it. With them, there may be no `paths`.
    fn webhooks(&mut self, document: &mut Mapping) {
        let webhooks = document.shift_remove("webhooks");
        if webhooks.is_some() {
            let place = self.place(&Pointer::root().key("webhooks"));
            self.sink
                .note(place, Code::WebhooksIgnored, "webhooks are ignored")
                .at_key()
                .help("they are requests to a server of yours, which a client does not send");
        }
        let may_be_without = webhooks.is_some() || document.contains_key("components");
        if may_be_without && !document.contains_key("paths") {
            document.insert("paths".into(), Mapping::new().into());
        }
    }

    fn dialect(&mut self, document: &mut Mapping) {
        if let Some(dialect) = document.shift_remove("jsonSchemaDialect")
            && !is_standard_dialect(&dialect)
        {
            self.dialect_ignored(&Pointer::root().key("jsonSchemaDialect"));
        }
    }

    pub(super) fn dialect_ignored(&mut self, at: &Pointer) {
        let message = "schemas are read in the dialect of OpenAPI 3.1, not in this one";
        self.warning(at, Code::DialectIgnored, message)
            .help("that is JSON Schema of 2020-12; a keyword that only the other dialect has is not known");
    }

    fn info(&mut self, info: &mut Mapping) {
        let at = Pointer::root().key("info");
        if let Some(summary) = info.shift_remove("summary") {
            let description = info.get("description").and_then(Value::as_str);
            let text = if let (Some(summary), Some(description)) = (summary.as_str(), description) {
                format!("{summary}\n\n{description}").into()
            } else {
                self.moved(&at.key("summary"), at.key("description"));
                summary
            };
            info.insert("description".into(), text);
        }
        if let Some(Value::Mapping(license)) = info.get_mut("license")
            && let Some(identifier) = license.shift_remove("identifier")
            && !license.contains_key("url")
        {
            let at = at.key("license");
            self.moved(&at.key("identifier"), at.key("url"));
            license.insert("url".into(), address_of_license(identifier));
        }
    }

    /// Says of bytes that they are bytes, and of the parts of a form what they are.
    pub(super) fn media_type(&mut self, media_type: &mut Mapping, path: &Path<'_>) {
        let Path::Key(_, name) = path else {
            return;
        };
        if name.starts_with("multipart/") {
            self.encodings(media_type, path);
        }
        let Some(schema) = media_type.get_mut("schema").filter(|_| is_bytes(name)) else {
            return;
        };
        if *schema == Value::Bool(true) {
            *schema = Mapping::new().into();
        }
        if let Value::Mapping(schema) = schema
            && says_nothing_of_values(schema)
        {
            schema.insert("type".into(), "string".into());
            schema.insert("format".into(), "binary".into());
        }
    }

    fn security_schemes(&mut self, schemes: &mut Mapping) {
        let section = Pointer::root().key("components").key("securitySchemes");
        for (name, scheme) in schemes {
            let (Some(name), Value::Mapping(scheme)) = (name.as_str(), scheme) else {
                continue;
            };
            if scheme.get("type").and_then(Value::as_str) != Some("mutualTLS") {
                continue;
            }
            let at = section.key(name);
            // 3.0 has no such type; `lower` reads the report, not this.
            scheme.insert("type".into(), "http".into());
            scheme.insert("scheme".into(), "mutual".into());
            let unsupported = Unsupported {
                at: at.key("type"),
                code: Code::SecuritySchemeUnsupported,
                message: "authentication by a certificate of the client is not supported",
                help: "give the client an HTTP client of yours that has the certificate, and take the scheme away",
            };
            self.unsupported.insert(at, unsupported);
        }
    }
}

/// Where the text of a license is, of which the identifier in the list of SPDX is known.
fn address_of_license(identifier: Value) -> Value {
    match identifier.as_str() {
        Some(name) if !name.contains(' ') => {
            format!("https://spdx.org/licenses/{name}.html").into()
        }
        Some(_) | None => identifier,
    }
}

/// An operation need not say what it answers.
pub(super) fn operation(operation: &mut Mapping) {
    if !operation.contains_key("responses") {
        operation.insert("responses".into(), Mapping::new().into());
    }
}

/// Whether what is of a media type is bytes rather than text or data.
pub(super) fn is_bytes(media_type: &str) -> bool {
    let name = media_type.split(';').next().unwrap_or_default();
    let name = name.trim().to_ascii_lowercase();
    let (kind, name) = name.split_once('/').unwrap_or((&name, ""));
    let is_text = matches!(kind, "text" | "multipart" | "*" | "message")
        || name.ends_with("+json")
        || name.ends_with("+xml")
        || matches!(
            name,
            "*" | "json"
                | "xml"
                | "yaml"
                | "x-yaml"
                | "x-www-form-urlencoded"
                | "x-ndjson"
                | "jsonl"
                | "json-seq"
                | "javascript"
                | "graphql"
                | "sql"
        );
    !is_text
}
