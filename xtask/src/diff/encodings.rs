//! How values become text: whether two ways to say it write the same.

use super::{media_type, values};
use crate::ir::{
    Api, FieldEncoding, FormEncoding, ParameterEncoding, Scalar, Style, Styling, Type, TypeKind,
};

/// Whether a parameter is written as before.
pub(super) fn are_same(
    (old_api, old_type, old): (&Api, &Type, ParameterEncoding),
    (new_api, new_type, new): (&Api, &Type, ParameterEncoding),
) -> bool {
    match (old, new) {
        (ParameterEncoding::Style(old), ParameterEncoding::Style(new)) => {
            let old = written(old, Kind::of(old_api, old_type));
            old == written(new, Kind::of(new_api, new_type))
        }
        (ParameterEncoding::Style(_) | ParameterEncoding::Json, _) => old == new,
    }
}

/// Whether a field of a form is written as before.
pub(super) fn are_same_of_field(
    (old_api, old_type, old): (&Api, &Type, &FieldEncoding),
    (new_api, new_type, new): (&Api, &Type, &FieldEncoding),
    form: FormEncoding,
) -> bool {
    let old = written_field(old, Kind::of(old_api, old_type), form);
    let new = written_field(new, Kind::of(new_api, new_type), form);
    match (old, new) {
        (FieldEncoding::MediaType(Some(old)), FieldEncoding::MediaType(Some(new))) => {
            media_type::are_same(&old, &new)
        }
        (old, new) => old == new,
    }
}

/// What a value is as far as it matters for the way in which it is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Texts,
    File,
    Files,
    Object,
    /// Several of them, or something deeper.
    Other,
}

impl Kind {
    fn of(api: &Api, ty: &Type) -> Self {
        match values::unaliased(api, ty) {
            Type::Scalar(Scalar::Binary) => Self::File,
            Type::Scalar(_) => Self::Text,
            Type::Array(items) => match Self::of(api, &items.ty) {
                Self::Text => Self::Texts,
                Self::File => Self::Files,
                Self::Texts | Self::Files | Self::Object | Self::Other => Self::Other,
            },
            Type::Map(_) => Self::Object,
            Type::Any => Self::Other,
            Type::Named(id) => match &api.type_definition(*id).kind {
                TypeKind::Object(_) => Self::Object,
                TypeKind::Enumeration(_) => Self::Text,
                TypeKind::Union(_) | TypeKind::Alias(_) => Self::Other,
            },
        }
    }

    /// The media type that a field of a form has if none is said (OAS 3.0.3, "Encoding Object").
    fn media_type(self) -> Option<&'static str> {
        match self {
            Self::Text | Self::Texts => Some("text/plain"),
            Self::File | Self::Files => Some("application/octet-stream"),
            Self::Object => Some("application/json"),
            Self::Other => None,
        }
    }
}

/// The one way to say it of all those that write the same (OAS 3.0.3, "Style Examples").
fn written(styling: Styling, kind: Kind) -> Styling {
    let Styling { style, explode, .. } = styling;
    let in_pairs = Styling {
        style: Style::Form,
        explode: true,
        ..styling
    };
    let together = Styling {
        explode: false,
        ..styling
    };
    match (kind, style) {
        (Kind::Text, Style::Matrix | Style::Label | Style::Simple)
        | (Kind::Texts, Style::Simple)
        | (Kind::Texts | Kind::Object, Style::DeepObject) => together,
        // One value has nothing between its items.
        (
            Kind::Text,
            Style::Form | Style::SpaceDelimited | Style::PipeDelimited | Style::DeepObject,
        ) => in_pairs,
        (
            Kind::Texts | Kind::Object,
            Style::Form | Style::SpaceDelimited | Style::PipeDelimited,
        ) if explode => in_pairs,
        (Kind::Texts | Kind::Object | Kind::File | Kind::Files | Kind::Other, _) => styling,
    }
}

/// The same of a field of a form. In a URL-encoded one a text without more is written as in a query; only spaces differ,
/// which readers of forms take in both ways.
fn written_field(encoding: &FieldEncoding, kind: Kind, form: FormEncoding) -> FieldEncoding {
    let is_plain = |media_type: &Option<String>| {
        let default = kind.media_type();
        media_type
            .as_deref()
            .is_none_or(|said| default.is_some_and(|default| media_type::are_same(said, default)))
    };
    match (encoding, form, kind) {
        (FieldEncoding::Style(styling), _, _) => FieldEncoding::Style(written(*styling, kind)),
        (FieldEncoding::MediaType(said), FormEncoding::UrlEncoded, Kind::Text | Kind::Texts)
            if is_plain(said) =>
        {
            FieldEncoding::Style(Styling {
                style: Style::Form,
                explode: true,
                allow_reserved: false,
            })
        }
        (FieldEncoding::MediaType(None), _, _) => {
            FieldEncoding::MediaType(kind.media_type().map(str::to_owned))
        }
        (FieldEncoding::MediaType(Some(_)), _, _) => encoding.clone(),
    }
}
