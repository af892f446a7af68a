//! Keys that an object must have, and has not.

use serde_yaml::Mapping;

use super::Linter;
use crate::diagnostics::Code;
use crate::spec::grammar::Object;
use crate::spec::pointer::Path;

impl Linter<'_> {
    /// Reports the keys that are missing: where they should be, or at the action of an overlay that has removed one.
    pub(super) fn missing_keys(&mut self, mapping: &Mapping, object: &Object, path: &Path<'_>) {
        let required = object.fields.iter().filter(|field| field.required);
        for field in required.filter(|field| !mapping.contains_key(field.key)) {
            let key = field.key;
            let message = format!("{} needs the key `{key}`", object.name);
            match self.given.sources.removal(&path.pointer().key(key)) {
                Some(action) => {
                    let message = format!("{message}, which this action removes");
                    self.sink
                        .error(action, Code::MissingKey, message)
                        .label(path.place(), "it is missing here")
                        .help(format!(
                            "take the action out, or bring another `{key}` by an `update` after it"
                        ));
                }
                None => {
                    self.sink
                        .error(path.place(), Code::MissingKey, message)
                        .help(format!("add `{key}`"));
                }
            }
        }
    }
}
