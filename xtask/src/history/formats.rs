//! Formats whose values have another type now, because the settings say so.

use super::before::Before;
use super::draft::Present;

/// A format whose values are of another type now, because the settings say so.
pub(super) struct Format {
    pub(super) name: String,
    pub(super) old: String,
    pub(super) new: String,
}

/// The formats whose values are of another type in the crate that is made now.
pub(super) fn changed(before: &Before, present: &Present<'_>) -> Vec<Format> {
    let is_used = |name: &str| {
        let formats = present.api.formats.iter();
        let mut used = formats.filter(|format| format.is_used);
        used.any(|format| format.name.0 == name)
    };
    let formats = before.config.formats.iter().filter_map(|(name, old)| {
        let name = name.get_ref();
        let new = present.config.formats.get(name.as_str())?;
        let [old, new] = [old, new].map(|format| format.ty.to_string());
        (old != new && is_used(name)).then(|| Format {
            name: name.clone(),
            old,
            new,
        })
    });
    formats.collect()
}
