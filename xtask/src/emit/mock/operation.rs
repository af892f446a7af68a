//! What the mock server knows of an operation: what can be expected of its arguments, and how they are
//! read back.

use super::super::imports::{Imports, Taken};
use super::super::source::{Source, quote};
use super::super::{alias, docs, format, operation as operations, types};
use super::answer;
use crate::GeneratedFile;
use crate::ir::WireName;
use crate::rust::{
    Alias, Carrier, Crate, ErrorType, FieldForm, Group, Input, Operation, ParameterForm, RustType,
    Success, owner,
};

/// The file of an operation.
pub(super) fn file(
    krate: &Crate,
    group: &Group,
    taken: &Taken,
    operation: &Operation,
) -> GeneratedFile {
    let mut imports = Imports::also_beside(taken, operation.mocking.arguments.text());
    imports.add("crate::runtime", "Operation");
    imports.add("crate::runtime", "mock");
    let mocked = mocked(operation, &mut imports);
    let paged = paged(operation, &mut imports);
    let expected = expected(krate, group, operation, &mut imports);
    let arguments = arguments(group, operation, &mut imports);
    let answer = match &operation.success {
        Success::One(_) => None,
        Success::Several(several) => Some(answer::successes(several)),
    };
    let imports = imports.tokens();
    let (group, module) = (&group.module, &operation.module);
    let tokens = quote! {
        #imports
        use crate::#group::#module as operation;

        #mocked
        #paged
        #expected
        #arguments
        #answer
    };
    format::rust_file(
        format!("src/{}/mock/{}.rs", group.text(), module.text()),
        &tokens,
    )
}

fn mocked(operation: &Operation, imports: &mut Imports) -> Source {
    let (call, arguments) = (&operation.call, &operation.mocking.arguments);
    let status = operation.mocking.status;
    let success = match &operation.success {
        Success::One(payload) => types::decoder(payload, imports),
        Success::Several(answer) => {
            let ident = &answer.ident;
            quote! { operation::#ident }
        }
    };
    let error = match &operation.error {
        ErrorType::None => {
            imports.add("crate::runtime", "NoErrorBody");
            quote! { NoErrorBody }
        }
        ErrorType::Enum { module, ident } => quote! { crate::#module::#ident },
    };
    quote! {
        impl mock::Mocked for operation::#call {
            type Success = #success;
            type Error = #error;
            type Arguments = #arguments;

            const OPERATION: &'static Operation = &operation::OPERATION;
            const STATUS: u16 = #status;
        }
    }
}

/// How its pages are asked for.
fn paged(operation: &Operation, imports: &mut Imports) -> Option<Source> {
    let paging = operation.paging.as_ref()?;
    imports.add("crate::runtime", "Parameter");
    let (call, constant) = (&operation.call, &paging.constant);
    let first = if paging.needs_token {
        quote! { AnyToken }
    } else {
        quote! { NoToken }
    };
    let place = place(&paging.next_token_place);
    let has_more = (!paging.has_more_place.is_empty()).then(|| {
        let place = self::place(&paging.has_more_place);
        quote! { const HAS_MORE: &'static [&'static str] = #place; }
    });
    Some(quote! {
        impl mock::Paged for operation::#call {
            const TOKEN: &'static Parameter = &operation::#constant;
            const FIRST: mock::FirstPage = mock::FirstPage::#first;
            const NEXT_TOKEN: &'static [&'static str] = #place;
            #has_more
        }
    })
}

/// The way to a place in a page, from the top.
fn place(names: &[WireName]) -> Source {
    let names = names.iter().map(|name| name.0.as_str());
    let names = names.collect::<Vec<_>>();
    quote! { &[#(#names),*] }
}

/// The methods that name what an argument must be.
fn expected(
    krate: &Crate,
    group: &Group,
    operation: &Operation,
    imports: &mut Imports,
) -> Option<Source> {
    if operation.inputs.is_empty() {
        return None;
    }
    let call = &operation.call;
    let aliases = krate
        .aliases
        .within(&owner::expectation(&group.module, call));
    let methods = operation
        .inputs
        .iter()
        .map(|input| expecting(krate, input, aliases, imports))
        .collect::<Vec<_>>();
    Some(quote! { impl mock::Expectation<'_, operation::#call> { #(#methods)* } })
}

fn expecting(krate: &Crate, input: &Input, aliases: &[Alias], imports: &mut Imports) -> Source {
    let (method, ident) = (&input.mocked.expected, &input.ident);
    let taken = operations::argument_type(krate, &input.ty, imports);
    let sending = operations::sending(krate, input, &quote! { operation:: }, imports);
    let about = format!("Only requests with this `{}`.", ident.text());
    let about = docs::lines(&format!("{about}\n\n{}", described(input)));
    let before = alias::methods(aliases, method, |old, told| {
        quote! {
            #told
            #[inline]
            pub fn #old(self, #ident: #taken) -> Self { self.#method(#ident) }
        }
    });
    quote! {
        #about
        #[inline]
        pub fn #method(mut self, #ident: #taken) -> Self {
            self.call = self.call #sending;
            self
        }
        #(#before)*
    }
}

fn described(input: &Input) -> String {
    docs::text(&input.docs, &operations::default_docs(input))
}

/// What a request says.
fn arguments(group: &Group, operation: &Operation, imports: &mut Imports) -> Source {
    let ident = &operation.mocking.arguments;
    // By `super`, for a link cannot have the `r#` of a module's name.
    let about = docs::lines(&format!(
        "The arguments of a call of [`{0}::{1}`](super::super::{0}::{1}), as they came.",
        group.ident.text(),
        operation.function.text(),
    ));
    let fields = operation.inputs.iter().map(|input| {
        let (field, ty) = (&input.mocked.received, received(input, imports));
        let about = docs::lines(&described(input));
        quote! { #about pub #field: #ty, }
    });
    let fields = fields.collect::<Vec<_>>();
    let read = operation.inputs.iter().map(|input| {
        let (field, reading) = (&input.mocked.received, reading(input));
        quote! { #field: #reading, }
    });
    let read = read.collect::<Vec<_>>();
    let request = if read.is_empty() {
        quote! { _ }
    } else {
        quote! { request }
    };
    quote! {
        #about
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct #ident { #(#fields)* }

        impl mock::Arguments for #ident {
            fn read(#request: &mock::Incoming<'_>) -> Result<Self, mock::Unreadable> {
                Ok(Self { #(#read)* })
            }
        }
    }
}

/// The type of an argument that came.
fn received(input: &Input, imports: &mut Imports) -> Source {
    let ty = match &input.carrier {
        Carrier::FormField {
            form: FieldForm::Part,
            ..
        } => quote! { mock::ReceivedPart },
        Carrier::FormField {
            form: FieldForm::Parts,
            ..
        } => quote! { Vec<mock::ReceivedPart> },
        Carrier::Binary => {
            imports.add("bytes", "Bytes");
            quote! { Bytes }
        }
        Carrier::FormField {
            form:
                FieldForm::Value
                | FieldForm::Json
                | FieldForm::StyledValue(_)
                | FieldForm::StyledObject(_),
            ..
        }
        | Carrier::Parameter { .. }
        | Carrier::Json
        | Carrier::Text => types::tokens(&input.ty, imports),
    };
    if input.required || is_option(input) {
        ty
    } else {
        quote! { Option<#ty> }
    }
}

fn is_option(input: &Input) -> bool {
    matches!(input.ty, RustType::Option(_))
}

/// How an argument is read.
fn reading(input: &Input) -> Source {
    let found = match &input.carrier {
        Carrier::Parameter { constant, form, .. } => match form {
            ParameterForm::Value(_) => quote! { request.parameter(&operation::#constant) },
            ParameterForm::Object(_) => quote! { request.object(&operation::#constant) },
            ParameterForm::Json => quote! { request.parameter_json(&operation::#constant) },
        },
        Carrier::FormField { constant, form, .. } => match form {
            FieldForm::Part => quote! { request.part(&operation::#constant) },
            FieldForm::Parts => quote! { request.parts(&operation::#constant) },
            FieldForm::Value => quote! { request.field(&operation::#constant) },
            FieldForm::StyledValue(_) => quote! { request.field_styled(&operation::#constant) },
            FieldForm::StyledObject(_) => quote! { request.field_object(&operation::#constant) },
            FieldForm::Json => quote! { request.field_json(&operation::#constant) },
        },
        Carrier::Json => quote! { request.json() },
        Carrier::Text => quote! { request.text() },
        Carrier::Binary => quote! { request.binary() },
    };
    if input.required {
        quote! { #found.required()? }
    } else if is_option(input) {
        quote! { #found.optional()?.flatten() }
    } else {
        quote! { #found.optional()? }
    }
}
