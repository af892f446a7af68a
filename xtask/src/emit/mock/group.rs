//! What the mock server knows of a group.

use rayon::prelude::*;

use super::super::imports::Taken;
use super::super::source::{Source, quote};
use super::super::{alias, docs, format, markdown, operation as operations};
use super::{answer, operation};
use crate::GeneratedFile;
use crate::rust::{Crate, Group, Operation, owner};

/// The files of a group.
pub(in crate::emit) fn files(krate: &Crate, group: &Group, taken: &Taken) -> Vec<GeneratedFile> {
    let mut files = vec![module(krate, group)];
    files.extend(answer::errors(group));
    let operations = group.operations.par_iter();
    files.par_extend(operations.map(|one| operation::file(krate, group, taken, one)));
    files
}

fn module(krate: &Crate, group: &Group) -> GeneratedFile {
    let about = format!(
        "What a [`MockServer`] expects and answers, as [`{0}`](super::{0}) calls it.",
        group.ident.text()
    );
    let about = docs::inner_lines(&about);
    let errors = (!group.errors.is_empty()).then(|| quote! { mod error; });
    let modules = group.operations.iter().map(|operation| &operation.module);
    let exports = group.operations.iter().map(|operation| {
        let (module, arguments) = (&operation.module, &operation.mocking.arguments);
        quote! { pub use #module::#arguments; }
    });
    let statics = group.operations.iter().map(|operation| {
        let module = &operation.module;
        quote! { &super::#module::OPERATION }
    });
    let methods = group.operations.iter().map(|one| method(krate, group, one));
    let methods = methods.collect::<Vec<_>>();
    let methods = (!methods.is_empty()).then(|| quote! { impl MockServer { #(#methods)* } });
    let aliases = alias::types(krate, &owner::mock(&group.module));
    let tokens = quote! {
        #about
        #errors
        #(mod #modules;)*

        use crate::runtime::Operation;
        use crate::runtime::mock::{Expectation, MockServer};

        #(#exports)*
        #(#aliases)*

        pub(crate) static OPERATIONS: &[&Operation] = &[#(#statics),*];

        #methods
    };
    format::rust_file(format!("src/{}/mock.rs", group.module.text()), &tokens)
}

fn method(krate: &Crate, group: &Group, operation: &Operation) -> Source {
    let (method, call) = (&operation.mocking.method, &operation.call);
    let route = format!(
        "{} {}",
        operations::method(operation.method),
        operation.path
    );
    let about = format!(
        "Expects calls of [`{0}::{1}`](super::{0}::{1}): {2}.",
        group.ident.text(),
        operation.function.text(),
        markdown::code(&route)
    );
    let about = docs::lines(&about);
    let aliases = krate.aliases.within(owner::MOCK_SERVER);
    let before = alias::methods(aliases, method, |old, told| {
        quote! {
            #told
            #[inline]
            pub fn #old(&self) -> Expectation<'_, super::#call> { self.#method() }
        }
    });
    quote! {
        #about
        #[inline]
        pub fn #method(&self) -> Expectation<'_, super::#call> { Expectation::new(self) }
        #(#before)*
    }
}
