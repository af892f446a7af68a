//! What comes back: payloads by status, and the types of errors.

use http::StatusCode;

use super::choice::Choice;
use super::types::Types;
use crate::ir::{self, Content, Response, StatusMatch};
use crate::rust::names::given::{self, Given, Wanted};
use crate::rust::names::{Kind, Scope};
use crate::rust::{
    AnswerEnum, ErrorEnum, ErrorType, GivenNames, Group, Ident, Payload, Refusal, RustType,
    StatusVariant, Success,
};

/// The type of success of an operation of a module: one payload, or an enum, named by `name`, where it differs by
/// status.
pub(super) fn success(
    operation: &ir::Operation,
    types: &Types<'_>,
    (given, module): (&GivenNames, &Ident),
    name: impl FnOnce() -> Ident,
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
        Some(_) => {
            let ident = name();
            let given = given.statuses.get(&given::path(module, &ident));
            Success::Several(AnswerEnum {
                variants: variants(&operation.successes, types, given),
                ident,
            })
        }
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

fn variants(
    responses: &[Response],
    types: &Types<'_>,
    given: Option<&Given>,
) -> Vec<StatusVariant> {
    let wanted: Vec<_> = responses
        .iter()
        .map(|response| Wanted {
            kind: Kind::Variant,
            given: given
                .and_then(|names| names.get(&given::status(response.status)))
                .map(String::as_str),
            derived: variant_name(response),
        })
        .collect();
    let idents = Scope::new(&[]).claim_all(&wanted);
    responses
        .iter()
        .zip(idents)
        .map(|(response, ident)| StatusVariant {
            ident,
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
        choice: &Choice<'_>,
    ) -> Self {
        let mut clusters = clusters(api, names, types);
        let operations: Vec<&ir::Operation> = api.operations().collect();
        let kept: Vec<Option<Ident>> = clusters
            .iter_mut()
            .map(|cluster| cluster.keep(&operations, groups, scopes, choice))
            .collect();
        let mut of_operation = vec![ErrorType::None; operations.len()];
        for (cluster, kept) in clusters.iter().zip(kept) {
            let home = &mut groups[cluster.home];
            let ident = kept.unwrap_or_else(|| {
                scopes[cluster.home].claim(&cluster.name(&clusters, home), Kind::Type)
            });
            let given = choice
                .given
                .statuses
                .get(&given::path(&home.module, &ident));
            for &operation in &cluster.operations {
                of_operation[operation] = ErrorType::Enum {
                    module: home.module.clone(),
                    ident: ident.clone(),
                };
            }
            home.errors.push(ErrorEnum {
                ident,
                variants: variants(&cluster.responses, types, given),
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
    /// The group in which the type lives: that of the first operation, unless it had one before.
    home: usize,
    first_operation: String,
    operations: Vec<usize>,
}

impl Cluster {
    /// The name that the type of one of the operations had, in the group that it lived in.
    fn keep(
        &mut self,
        operations: &[&ir::Operation],
        groups: &[Group],
        scopes: &mut [Scope],
        choice: &Choice<'_>,
    ) -> Option<Ident> {
        let own = self.operations.iter().map(|number| operations[*number]);
        let given = own.filter_map(|own| choice.given_to(&choice.given.errors, &own.id));
        let mut homes = given.filter_map(|path| {
            let (module, name) = path.split_once("::")?;
            let home = groups.iter().position(|g| g.module.text() == module)?;
            Some((home, scopes[home].keep(Some(name), Kind::Type)?))
        });
        let (home, ident) = homes.next()?;
        drop(homes);
        self.home = home;
        Some(ident)
    }

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
