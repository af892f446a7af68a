//! The keywords of 3.1 for items.

use serde_yaml::{Mapping, Value};

use super::{Rewriter, Unsupported};
use crate::diagnostics::Code;
use crate::spec::grammar::Shape;
use crate::spec::pointer::Path;

/// Those that forbid values and describe none.
const NOT_CHECKED: &[&str] = &["contains", "unevaluatedItems", "additionalItems"];

/// What depends on another keyword that is not checked.
const WITH_THEM: &[&str] = &["minContains", "maxContains"];

impl Rewriter<'_> {
    /// Says by `items` what can be said of items.
    pub(super) fn arrays(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        for key in NOT_CHECKED {
            if schema.shift_remove(*key).is_some() {
                self.not_checked(path, key);
            }
        }
        for key in WITH_THEM {
            schema.shift_remove(*key);
        }
        let shape = Shape::List(&Shape::Any);
        if let Some(Value::Sequence(first)) = self.take(schema, "prefixItems", &shape, path) {
            self.tuple(schema, &first, path);
        } else if has_no_items(schema) {
            self.no_more_items(schema, 0, path);
        }
    }

    /// Describes all items by one schema, if they have the same.
    fn tuple(&mut self, schema: &mut Mapping, first: &[Value], path: &Path<'_>) {
        let at = path.pointer();
        if has_no_items(schema) {
            self.no_more_items(schema, first.len(), path);
            schema.shift_remove("items");
        }
        let Some((items, others)) = first.split_first() else {
            return;
        };
        if others
            .iter()
            .chain(schema.get("items"))
            .all(|other| other == items)
        {
            self.moved(&at.key("prefixItems").index(0), at.key("items"));
            schema.insert("items".into(), items.clone());
            return;
        }
        schema.insert("items".into(), Mapping::new().into());
        let what = Unsupported {
            at: at.key("prefixItems"),
            code: Code::TupleUnsupported,
            message: "an array whose items have a schema each is not supported",
            help: "describe all items by one `items`, or write an object with a property for each",
        };
        self.unsupported.insert(at, what);
    }

    /// Says by their number that there are no items but the first.
    fn no_more_items(&mut self, schema: &mut Mapping, first: usize, path: &Path<'_>) {
        let at = path.pointer();
        schema.insert("items".into(), Mapping::new().into());
        if !schema.contains_key("maxItems") {
            self.moved(&at.key("items"), at.key("maxItems"));
            schema.insert("maxItems".into(), first.into());
        }
    }
}

/// Whether there are no items but those that are described one by one.
fn has_no_items(schema: &Mapping) -> bool {
    schema.get("items") == Some(&Value::Bool(false))
}
