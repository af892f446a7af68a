//! OpenAPI Overlay 1.0 and 1.1.

use super::Shape::{Any, Boolean, List, Text};
use super::{Object, Shape, optional, required};

pub(in crate::spec) static OVERLAY: Object = Object::new(
    "an overlay",
    &[
        required("overlay", Text),
        required("info", Shape::Object(&INFO)),
        optional("extends", Text),
        required("actions", List(&Shape::Object(&ACTION))),
    ],
);

static INFO: Object = Object::new(
    "the info of an overlay",
    &[
        required("title", Text),
        required("version", Text),
        // Of 1.1; it does no harm in 1.0.
        optional("description", Text),
    ],
);

static ACTION: Object = Object::new(
    "an action",
    &[
        required("target", Text),
        optional("description", Text),
        optional("update", Any),
        optional("remove", Boolean),
        // Of 1.1; that it is not supported is said in `overlay/read`.
        optional("copy", Text),
    ],
);
