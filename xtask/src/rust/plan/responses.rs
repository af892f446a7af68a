//! What comes back: payloads by status, and the types of errors.

use http::StatusCode;

use super::types::Types;
use crate::ir::{self, Content, Response, StatusMatch};
use crate::rust::names::{Kind, Scope};
use crate::rust::{
    AnswerEnum, ErrorEnum, ErrorType, Group, Payload, Refusal, RustType, StatusVariant, Success,
};

/// The type of success of an operation, by whose name an enum is called: one payload, or an enum where it differs by status.
pub(super) fn success(
    operation: &ir::Operation,
    name: &str,
    scope: &mut Scope,
    types: &Types<'_>,
) -> Success {
    let payloads: Vec<Payload> = operation
        .successes
        .iter()
        .map(|response| payload(&response.content, types))
        .collect();
    match payloads.split_first() {
        None => Success::One(Payload::Empty),
        Some((first, rest)) if rest.iter().all(|payload| payload == first) => {
            Success::One(first.clone())
        }
        Some(_) => Success::Several(AnswerEnum {
            ident: scope.claim(&format!("{name} answer"), Kind::Type),
            variants: variants(&operation.successes, types),
        }),
    }
}

/// Every answer that is not a success.
pub(super) fn refusals(operation: &ir::Operation, types: &Types<'_>) -> Vec<Refusal> {
    operation
        .errors
        .iter()
        .map(|response| Refusal {
            status: response.status,
            description: response.description.clone(),
            payload: payload(&response.content, types),
        })
        .collect()
}

fn payload(content: &Content, types: &Types<'_>) -> Payload {
    match content {
        Content::Empty => Payload::Empty,
        Content::Text { .. } => Payload::Text,
        Content::Binary { .. } => Payload::Binary,
        Content::Json { ty, nullable, .. } => {
            let ty = types.of(ty);
            Payload::Json(if *nullable {
                RustType::Option(Box::new(ty))
            } else {
                ty
            })
        }
    }
}

fn variants(responses: &[Response], types: &Types<'_>) -> Vec<StatusVariant> {
    let mut scope = Scope::new(&[]);
    responses
        .iter()
        .map(|response| StatusVariant {
            ident: scope.claim(&variant_name(response), Kind::Variant),
            status: response.status,
            description: response.description.clone(),
            payload: payload(&response.content, types),
        })
        .collect()
}

/// The reason phrase of RFC 9110; of a status that has none, the name that the description gives the answer.
fn variant_name(response: &Response) -> String {
    let named = |name: &&String| name.starts_with(|first: char| first.is_ascii_alphabetic());
    match (
        status_name(response.status),
        response.name.as_ref().filter(named),
    ) {
        (name, Some(component)) if name.starts_with("Status") => component.clone(),
        (name, Some(_) | None) => name,
    }
}

/// The reason phrase, or the number.
fn status_name(status: StatusMatch) -> String {
    match status {
        StatusMatch::Code(code) => StatusCode::from_u16(code)
            .ok()
            .and_then(|status| status.canonical_reason())
            .map_or_else(|| format!("Status{code}"), str::to_owned),
        StatusMatch::Class(1) => "Informational".to_owned(),
        StatusMatch::Class(2) => "Success".to_owned(),
        StatusMatch::Class(3) => "Redirection".to_owned(),
        StatusMatch::Class(4) => "ClientError".to_owned(),
        StatusMatch::Class(5) => "ServerError".to_owned(),
        StatusMatch::Class(class) => format!("Status{class}xx"),
        StatusMatch::Default => "Other".to_owned(),
    }
}

/// The error types: operations with the same bodies of errors share one.
pub(super) struct ErrorTypes {
    /// By the number of the operation in the API.
    of_operation: Vec<ErrorType>,
}

impl ErrorTypes {
    /// Plans them into the group of the first operation that has them. `names` are those of the operations, by
    /// their number.
    pub(super) fn plan(
        api: &ir::Api,
        names: &[String],
        groups: &mut [Group],
        scopes: &mut [Scope],
        types: &Types<'_>,
    ) -> Self {
        let clusters = clusters(api, names, types);
        let mut of_operation = vec![ErrorType::None; api.operations().count()];
        for cluster in &clusters {
            let home = &mut groups[cluster.home];
            let ident = scopes[cluster.home].claim(&cluster.name(&clusters, home), Kind::Type);
            for &operation in &cluster.operations {
                of_operation[operation] = ErrorType::Enum {
                    module: home.module.clone(),
                    ident: ident.clone(),
                };
            }
            home.errors.push(ErrorEnum {
                ident,
                variants: variants(&cluster.responses, types),
            });
        }
        Self { of_operation }
    }

    /// That of an operation, by its number in the API.
    pub(super) fn of(&self, operation: usize) -> ErrorType {
        self.of_operation[operation].clone()
    }
}

/// Operations with the same bodies of errors.
struct Cluster {
    key: Vec<(StatusMatch, Payload)>,
    responses: Vec<Response>,
    /// The group of the first operation.
    home: usize,
    first_operation: String,
    operations: Vec<usize>,
}

impl Cluster {
    /// After the group, if it is the only one that lives there; else after its first operation.
    fn name(&self, all: &[Cluster], home: &Group) -> String {
        let alone = all
            .iter()
            .filter(|cluster| cluster.home == self.home)
            .count()
            == 1;
        if alone {
            format!("{} error", home.ident.text())
        } else {
            format!("{} error", self.first_operation)
        }
    }
}

fn clusters(api: &ir::Api, names: &[String], types: &Types<'_>) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let operations = api.groups.iter().enumerate().flat_map(|(home, group)| {
        group
            .operations
            .iter()
            .map(move |operation| (home, operation))
    });
    for (number, (home, operation)) in operations.enumerate() {
        let responses: Vec<Response> = operation
            .errors
            .iter()
            .filter(|response| response.content != Content::Empty)
            .cloned()
            .collect();
        let key: Vec<_> = responses
            .iter()
            .map(|response| (response.status, payload(&response.content, types)))
            .collect();
        if key.is_empty() {
            continue;
        }
        match clusters.iter_mut().find(|cluster| cluster.key == key) {
            Some(cluster) => cluster.operations.push(number),
            None => clusters.push(Cluster {
                key,
                responses,
                home,
                first_operation: names[number].clone(),
                operations: vec![number],
            }),
        }
    }
    clusters
}
