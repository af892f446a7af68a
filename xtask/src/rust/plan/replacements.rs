//! What to use instead of what is deprecated, by its name in Rust.
//!
//! The last step of the plan: what replaces something may be anywhere in the crate.

use std::collections::BTreeMap;

use crate::ir::{self, Body, TypeKind, WireName};
use crate::rust::{
    Carrier, Deprecation, Field, Group, Input, Method, Model, ModelKind, Operation, Replacement,
};

/// The methods of the crate, by `operationId`.
type Methods = BTreeMap<WireName, Method>;

/// Names what is to be used instead of all that is deprecated.
pub(super) fn name(api: &ir::Api, models: &mut [Model], groups: &mut [Group]) {
    let methods = methods(groups);
    let definitions = api
        .types
        .iter()
        .filter(|definition| definition.has_values());
    for (model, definition) in models.iter_mut().zip(definitions) {
        add_method(&mut model.docs.deprecation, &definition.docs, &methods);
        if let (ModelKind::Struct(structure), TypeKind::Object(object)) =
            (&mut model.kind, &definition.kind)
        {
            of_fields(&mut structure.fields, &object.fields, &methods);
        }
    }
    let planned = groups.iter_mut().flat_map(|group| &mut group.operations);
    for (planned, operation) in planned.zip(api.operations()) {
        add_method(&mut planned.docs.deprecation, &operation.docs, &methods);
        of_inputs(planned, operation, &methods);
    }
}

fn methods(groups: &[Group]) -> Methods {
    let all = groups.iter().flat_map(|group| {
        group.operations.iter().map(|operation| {
            let method = Method {
                module: group.module.clone(),
                group: group.ident.clone(),
                function: operation.function.clone(),
                page: group.page.clone(),
            };
            (operation.id.clone(), method)
        })
    });
    all.collect()
}

/// Adds the operation that replaces something: the method of the crate, if it has one.
fn add_method(planned: &mut Option<Deprecation>, said: &ir::Docs, methods: &Methods) {
    let operation = said
        .deprecation
        .as_ref()
        .and_then(|said| said.operation.as_ref());
    let (Some(planned), Some(id)) = (planned, operation) else {
        return;
    };
    planned.replacements.push(match methods.get(id) {
        Some(method) => Replacement::Method(Box::new(method.clone())),
        None => Replacement::Operation(id.clone()),
    });
}

fn of_fields(planned: &mut [Field], fields: &[ir::Field], methods: &Methods) {
    for (index, said) in fields.iter().enumerate() {
        let sibling = sibling(&said.docs).and_then(|name| {
            let sibling = planned.iter().find(|field| field.wire == *name)?;
            let setter = sibling.setters().next();
            Some(Replacement::Field(sibling.ident.clone(), setter.cloned()))
        });
        let planned = &mut planned[index].docs.deprecation;
        add_method(planned, &said.docs, methods);
        if let Some(planned) = planned {
            planned.replacements.extend(sibling);
        }
    }
}

/// Parameters replace parameters, and fields of a form replace fields of the form.
fn of_inputs(planned: &mut Operation, operation: &ir::Operation, methods: &Methods) {
    let fields = match &operation.body {
        Some(Body::Form { fields, .. }) => fields.as_slice(),
        Some(Body::Json { .. } | Body::Text { .. } | Body::Binary { .. }) | None => &[],
    };
    let is_parameter = |input: &Input| matches!(input.carrier, Carrier::Parameter { .. });
    let is_field = |input: &Input| matches!(input.carrier, Carrier::FormField { .. });
    for parameter in &operation.parameters {
        let this = |input: &Input| match &input.carrier {
            Carrier::Parameter { name, location, .. } => {
                *name == parameter.name && *location == parameter.location
            }
            Carrier::FormField { .. } | Carrier::Json | Carrier::Text | Carrier::Binary => false,
        };
        of_input(planned, this, is_parameter, &parameter.docs, methods);
    }
    for field in fields {
        let this = |input: &Input| is_field(input) && wire(input) == Some(&field.name);
        of_input(planned, this, is_field, &field.docs, methods);
    }
}

fn of_input(
    planned: &mut Operation,
    this: impl Fn(&Input) -> bool,
    is_sibling: impl Fn(&Input) -> bool,
    said: &ir::Docs,
    methods: &Methods,
) {
    if said.deprecation.is_none() {
        return;
    }
    let sibling = sibling(said).and_then(|name| {
        let mut inputs = planned.inputs.iter();
        let sibling = inputs.find(|input| is_sibling(input) && wire(input) == Some(name))?;
        let ident = sibling.ident.clone();
        Some(if sibling.required {
            Replacement::Argument(ident)
        } else {
            Replacement::Setter {
                call: planned.call.clone(),
                setter: ident,
            }
        })
    });
    let Some(input) = planned.inputs.iter_mut().find(|input| this(input)) else {
        return;
    };
    add_method(&mut input.docs.deprecation, said, methods);
    if let Some(planned) = &mut input.docs.deprecation {
        planned.replacements.extend(sibling);
    }
}

fn sibling(said: &ir::Docs) -> Option<&WireName> {
    said.deprecation.as_ref()?.sibling.as_ref()
}

fn wire(input: &Input) -> Option<&WireName> {
    match &input.carrier {
        Carrier::Parameter { name, .. } | Carrier::FormField { name, .. } => Some(name),
        Carrier::Json | Carrier::Text | Carrier::Binary => None,
    }
}
