//! Paging: found by its shape, unless the user says it.
//!
//! An operation is paged if one field of its answer clearly is the next value of one of its query
//! parameters, and one array near that field clearly holds the items. Anything less is not paged.

use super::context::Context;
use super::operation::Draft;
use crate::ir::{
    Content, Field, Object, Operation, Paging, Parameter, ParameterLocation, Scalar, Type,
    TypeKind, WireName,
};

/// How many objects stand around a token at most, beside the answer itself.
const MAXIMUM_OBJECTS: usize = 3;

/// Finds the paging of every operation.
pub(super) fn find_all(context: &mut Context<'_>, drafts: &mut [Draft]) {
    for draft in drafts {
        let said = context.options.paging.get(&draft.operation.id.0);
        let said = said.cloned();
        draft.operation.paging = said.or_else(|| find(context, &draft.operation));
    }
}

fn find(context: &Context<'_>, operation: &Operation) -> Option<Paging> {
    let answer = operation
        .successes
        .iter()
        .find_map(|response| match &response.content {
            Content::Json { ty, .. } => object(context, ty),
            Content::Empty | Content::Text { .. } | Content::Binary { .. } => None,
        })?;
    let mut found = Vec::new();
    for parameter in &operation.parameters {
        if is_token_parameter(context, parameter) {
            let mut search = Search {
                context,
                token: fold(&parameter.name),
                path: Vec::new(),
                objects: Vec::new(),
                next: Vec::new(),
                same: Vec::new(),
            };
            search.object(answer);
            let tokens = if search.next.is_empty() {
                search.same
            } else {
                search.next
            };
            found.extend(tokens.into_iter().map(|token| (parameter, token)));
        }
    }
    let (parameter, token) = found.pop()?;
    found.is_empty().then_some(Paging {
        token_parameter: parameter.name.clone(),
        next_token: token.path,
        items: token.items?,
    })
}

/// A walk through an answer in search of the fields that may be the next token.
struct Search<'s> {
    context: &'s Context<'s>,
    token: String,
    path: Vec<WireName>,
    objects: Vec<&'s Object>,
    /// Called the next token.
    next: Vec<Token>,
    /// Called as the parameter is.
    same: Vec<Token>,
}

struct Token {
    path: Vec<WireName>,
    items: Option<Vec<WireName>>,
}

impl<'s> Search<'s> {
    fn object(&mut self, object: &'s Object) {
        self.objects.push(object);
        for field in &object.fields {
            self.path.push(field.name.clone());
            self.field(field);
            self.path.pop();
        }
        self.objects.pop();
    }

    fn field(&mut self, field: &'s Field) {
        let context = self.context;
        if is_string(context, &field.value.ty) {
            let name = fold(&field.name);
            let bare = name
                .strip_prefix("next")
                .or_else(|| name.strip_suffix("next"));
            if bare == Some(&self.token) {
                let token = self.found();
                self.next.push(token);
            } else if name == self.token && names_a_token(&name) {
                let token = self.found();
                self.same.push(token);
            }
        } else if self.objects.len() <= MAXIMUM_OBJECTS
            && let Some(inner) = self::object(context, &field.value.ty)
        {
            self.object(inner);
        }
    }

    fn found(&self) -> Token {
        Token {
            path: self.path.clone(),
            items: self.items(),
        }
    }

    /// The only array of the nearest object that has any.
    fn items(&self) -> Option<Vec<WireName>> {
        for (depth, object) in self.objects.iter().enumerate().rev() {
            let arrays = object.fields.iter();
            let mut arrays = arrays.filter(|field| is_array(self.context, &field.value.ty));
            let Some(array) = arrays.next() else {
                continue;
            };
            let mut path = self.path[..depth].to_vec();
            path.push(array.name.clone());
            return arrays.next().is_none().then_some(path);
        }
        None
    }
}

fn is_token_parameter(context: &Context<'_>, parameter: &Parameter) -> bool {
    let words = ["token", "cursor", "page", "marker", "continuation", "after"];
    let name = fold(&parameter.name);
    parameter.location == ParameterLocation::Query
        && is_string(context, &parameter.value.ty)
        && words.iter().any(|word| name.contains(word))
}

/// Whether a name can only be that of a page's token, without being called the next one.
fn names_a_token(name: &str) -> bool {
    ["pagetoken", "cursor", "continuationtoken"].contains(&name)
}

/// A name without its case and its separators.
fn fold(name: &WireName) -> String {
    let letters = name.0.chars().filter(|letter| !matches!(letter, '_' | '-'));
    letters.flat_map(char::to_lowercase).collect()
}

fn is_string(context: &Context<'_>, ty: &Type) -> bool {
    match unaliased(context, ty) {
        Type::Scalar(scalar) => *scalar == Scalar::String,
        Type::Named(_) | Type::Array(_) | Type::Map(_) | Type::Any => false,
    }
}

fn is_array(context: &Context<'_>, ty: &Type) -> bool {
    matches!(unaliased(context, ty), Type::Array(_))
}

fn object<'t>(context: &'t Context<'_>, ty: &'t Type) -> Option<&'t Object> {
    match unaliased(context, ty) {
        Type::Named(id) => match &context.types[id.0].kind {
            TypeKind::Object(object) => Some(object),
            TypeKind::Enumeration(_) | TypeKind::Alias(_) => None,
        },
        Type::Scalar(_) | Type::Array(_) | Type::Map(_) | Type::Any => None,
    }
}

/// A type behind its aliases, whose cycles are broken by now.
fn unaliased<'t>(context: &'t Context<'_>, mut ty: &'t Type) -> &'t Type {
    while let Type::Named(id) = ty {
        match &context.types[id.0].kind {
            TypeKind::Alias(value) => ty = &value.ty,
            TypeKind::Object(_) | TypeKind::Enumeration(_) => break,
        }
    }
    ty
}
