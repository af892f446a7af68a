//! A group of operations: a struct whose methods they are.

use rayon::prelude::*;

use super::imports::{Imports, Taken};
use super::source::{Source, quote};
use super::{alias, deprecation, docs, error, format, markdown, method_docs, mock, operation};
use crate::GeneratedFile;
use crate::rust::{Crate, Group, Operation, Success, owner};

/// The files of a group.
pub(super) fn files<'p>(
    krate: &Crate,
    group: &Group,
    program: impl Fn(usize) -> &'p str + Sync,
) -> Vec<GeneratedFile> {
    let taken = operation::taken(krate, group);
    let ((module, mock), others) = rayon::join(
        || {
            rayon::join(
                || module(krate, group, &taken, &program),
                || mock::group::files(krate, group, &taken),
            )
        },
        || errors_and_operations(krate, group, &taken),
    );
    let mut files = vec![module];
    files.extend(others);
    files.extend(mock);
    files
}

fn errors_and_operations(krate: &Crate, group: &Group, taken: &Taken) -> Vec<GeneratedFile> {
    let mut files = Vec::from_iter(error::file(group, taken));
    let operations = group.operations.par_iter();
    files.par_extend(operations.map(|operation| operation::file(krate, group, taken, operation)));
    files
}

fn module<'p>(
    krate: &Crate,
    group: &Group,
    taken: &Taken,
    program: impl Fn(usize) -> &'p str,
) -> GeneratedFile {
    let mut imports = Imports::beside(taken);
    imports.add("crate::runtime", "Call");
    imports.add("crate::runtime", "Client");
    let ident = &group.ident;
    let about = about(group);
    let (inner, about) = (docs::inner_lines(&about), docs::lines(&about));
    let methods = group
        .operations
        .iter()
        .enumerate()
        .map(|(index, operation)| method(krate, group, operation, program(index), &mut imports))
        .collect::<Vec<_>>();
    let moved = moved(krate, group, &mut imports);
    let (modules, exports) = modules(group);
    let aliases = alias::group_types(krate, group);
    let imports = imports.tokens();
    let tokens = quote! {
        #inner
        #modules
        #imports
        #exports

        #about
        #[derive(Debug, Clone, Copy)]
        pub struct #ident<'a> {
            pub(crate) client: &'a Client,
        }

        impl #ident<'_> { #(#methods)* #(#moved)* }

        #(#aliases)*
    };
    format::rust_file(format!("src/{}.rs", group.module.text()), &tokens)
}

/// What is said of the group.
pub(super) fn about(group: &Group) -> String {
    let otherwise = match &group.tag {
        Some(tag) if !tag.0.trim().is_empty() => {
            format!("The operations of {}.", markdown::code(&tag.0))
        }
        Some(_) | None => "The operations.".to_owned(),
    };
    match &group.description {
        Some(description) if !description.trim().is_empty() => markdown::sanitize(description),
        Some(_) | None => otherwise,
    }
}

fn modules(group: &Group) -> (Source, Source) {
    let error_module = (!group.errors.is_empty()).then(|| quote! { mod error; });
    let errors = group.errors.iter().map(|error| &error.ident);
    let error_export =
        (!group.errors.is_empty()).then(|| quote! { pub use error::{#(#errors),*}; });
    let names = group.operations.iter().map(|operation| &operation.module);
    let exports = group.operations.iter().map(|operation| {
        let (module, call) = (&operation.module, &operation.call);
        match &operation.success {
            Success::One(_) => quote! { pub use #module::#call; },
            Success::Several(answer) => {
                let answer = &answer.ident;
                quote! { pub use #module::{#call, #answer}; }
            }
        }
    });
    (
        quote! {
            #error_module
            #(mod #names;)*
            #[cfg(feature = "mock")]
            pub mod mock;
        },
        quote! { #error_export #(#exports)* },
    )
}

fn method(
    krate: &Crate,
    group: &Group,
    operation: &Operation,
    program: &str,
    imports: &mut Imports,
) -> Source {
    let (function, call, module) = (&operation.function, &operation.call, &operation.module);
    let comment = docs::lines(&method_docs::method_docs(krate, group, operation, program));
    let deprecated = deprecation::attribute(&operation.docs);
    let (arguments, many) = arguments(krate, operation, imports);
    let path = quote! { #module:: };
    let sent = operation
        .arguments()
        .map(|input| operation::sending(krate, input, &path, imports))
        .collect::<Vec<_>>();
    let aliases = krate.aliases.within(&owner::methods(group));
    let given = operation.arguments().map(|input| &input.ident);
    let given = given.collect::<Vec<_>>();
    let before = alias::methods(aliases, function, |old, told| {
        quote! {
            #told
            #many
            #[inline]
            pub fn #old(&self, #arguments) -> #call { self.#function(#(#given),*) }
        }
    });
    quote! {
        #comment
        #deprecated
        #many
        #[inline]
        pub fn #function(&self, #arguments) -> #call {
            #call { call: Call::new(self.client, &#module::OPERATION) #(#sent)* }
        }
        #(#before)*
    }
}

/// The arguments of a method, and what is said to clippy if there are many.
fn arguments(krate: &Crate, operation: &Operation, imports: &mut Imports) -> (Source, Source) {
    let arguments = operation.arguments().map(|input| {
        let ident = &input.ident;
        let ty = operation::argument_type(krate, &input.ty, imports);
        quote! { #ident: #ty }
    });
    let arguments = arguments.collect::<Vec<_>>();
    let many = (arguments.len() > 6).then(
        || quote! { #[allow(clippy::too_many_arguments, reason = "all of them are required")] },
    );
    (quote! { #(#arguments),* }, quote! { #many })
}

/// The methods of operations that stood in a group before they moved to another one.
fn moved(krate: &Crate, group: &Group, imports: &mut Imports) -> Vec<Source> {
    let moved = alias::moved_operations(krate, group).into_iter();
    let methods = moved.map(|(alias, group, operation)| {
        let (module, ident, accessor) = (&group.module, &group.ident, &group.accessor);
        let (function, call, old) = (&operation.function, &operation.call, &alias.old);
        let (arguments, many) = arguments(krate, operation, imports);
        let given = operation.arguments().map(|input| &input.ident);
        let name = format!("{}::{}", ident.text(), function.text());
        let path = format!("{module}::{ident}::{function}");
        let told = alias::told_of_move(alias, &name, &path);
        quote! {
            #told
            #many
            #[inline]
            pub fn #old(&self, #arguments) -> crate::#module::#call {
                self.client.#accessor().#function(#(#given),*)
            }
        }
    });
    methods.collect()
}
