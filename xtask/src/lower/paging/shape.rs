//! Paging by shape.
//!
//! An operation is paged if one field of its answer clearly is the next value of one of its query
//! parameters, and one array near that field clearly holds the items. Anything less is not paged.

use super::{is_array, is_in_query, is_text, object, object_of, page, takes_text};
use crate::ir::{Field, Object, Operation, Paging, Parameter, WireName};
use crate::lower::context::Context;

/// How many objects stand around a token at most, beside the answer itself.
const MAXIMUM_OBJECTS: usize = 3;

/// The paging of an operation, if its shape shows one.
pub(super) fn find(context: &Context<'_>, operation: &Operation) -> Option<Paging> {
    let (status, page) = page(context, operation)?;
    let answer = object_of(context, page)?;
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
        status,
        token_parameter: parameter.name.clone(),
        next_token: token.path,
        has_more: None,
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
        if is_text(context, &field.value.ty) {
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
            && let Some((_, inner)) = object(context, &field.value.ty)
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
    is_in_query(parameter)
        && takes_text(context, parameter)
        && words.iter().any(|word| name.contains(word))
}

/// Whether a name can only be that of a page's token, without being called the next one.
fn names_a_token(name: &str) -> bool {
    ["pagetoken", "cursor", "continuationtoken"].contains(&name)
}

/// A name without its case and its separators.
pub(super) fn fold(name: &WireName) -> String {
    let letters = name.0.chars().filter(|letter| !matches!(letter, '_' | '-'));
    letters.flat_map(char::to_lowercase).collect()
}
