//! Which required fields `new` takes, and which it sets by itself. Only the crate knows.

use super::place::{At, Place};
use super::{ChangeKind, Comparison, Root, namings};
use crate::ir::WireName;
use crate::rust::{Crate, Field};

impl Comparison<'_> {
    /// Whether the constructor came to take a field that is in both, or takes it no more.
    pub(super) fn argument(&mut self, at: &At, old: &Field, new: &Field) {
        if !(old.is_required() && new.is_required()) {
            return;
        }
        match (old.is_argument(), new.is_argument()) {
            (false, true) => self.changed(ChangeKind::FieldBecameArgument, at),
            (true, false) => self.changed(ChangeKind::FieldBecameConstant, at),
            (true, true) | (false, false) => {}
        }
    }

    /// Whether a field of the new type is set by the constructor.
    pub(super) fn is_constant(&self, at: &At, name: &WireName) -> bool {
        field(self.after.krate, &at.new, name).is_some_and(|field| field.only.is_some())
    }

    /// Whether the constructor takes a field, before and now.
    pub(super) fn takes(&self, at: &At, (old, new): (&WireName, &WireName)) -> bool {
        let is_taken = |field: Option<&Field>| field.is_none_or(Field::is_argument);
        is_taken(field(self.before, &at.old, old))
            && is_taken(field(self.after.krate, &at.new, new))
    }
}

fn field<'c>(krate: &'c Crate, place: &Place, name: &WireName) -> Option<&'c Field> {
    let Root::Type(ty) = &place.root else {
        return None;
    };
    krate
        .model(ty)
        .and_then(|model| namings::field(model, name))
}
