//! Complete programs that show an operation.

use super::expression::{self, Needs};
use super::format;
use super::source::{Source, Token, quote};
use crate::ir::CredentialPlace;
use crate::rust::{Crate, Group, Input, Operation};

/// A program that makes the call, formatted.
#[must_use]
pub fn program(krate: &Crate, group: &Group, operation: &Operation) -> String {
    format::rust(&tokens(krate, group, operation))
}

fn tokens(krate: &Crate, group: &Group, operation: &Operation) -> Source {
    let mut needs = Needs::default();
    let is_shown = |input: &Input| input.has_example && !is_token(operation, input);
    let call = call(group, operation, is_shown, &mut needs);
    let build = build(krate, operation);
    let root = if needs.part {
        quote! { {Client, Part} }
    } else {
        quote! { Client }
    };
    let imports = imports(krate, &root, &needs);
    let answer = if operation.paging.is_some() {
        quote! {
            let mut items = #call.items();
            while let Some(item) = items.try_next().await? {
                println!("{item:?}");
            }
        }
    } else {
        quote! {
            let answer = #call.await?;
            println!("{}: {answer:?}", answer.status());
        }
    };
    quote! {
        #imports

        #[tokio::main]
        async fn main() -> Result<(), Box<dyn std::error::Error>> {
            let client = #build;
            #answer
            Ok(())
        }
    }
}

/// The call, before it is awaited, with the options that are to be shown.
pub(super) fn call(
    group: &Group,
    operation: &Operation,
    is_shown: impl Fn(&Input) -> bool,
    needs: &mut Needs,
) -> Source {
    let accessor = &group.accessor;
    let function = &operation.function;
    let arguments = operation
        .arguments()
        .map(|input| expression::tokens(&input.example, needs))
        .collect::<Vec<_>>();
    let options = operation
        .options()
        .filter(|input| is_shown(input))
        .map(|input| option(input, needs))
        .collect::<Vec<_>>();
    quote! { client.#accessor().#function(#(#arguments),*)#(#options)* }
}

/// Whether the input names a page: the example begins with the first one.
fn is_token(operation: &Operation, input: &Input) -> bool {
    let paging = operation.paging.as_ref();
    paging.is_some_and(|paging| paging.token == input.ident)
}

fn option(input: &Input, needs: &mut Needs) -> Source {
    let ident = &input.ident;
    let value = expression::tokens(&input.example, needs);
    quote! { .#ident(#value) }
}

/// The client, with the first of the credentials that will do.
fn build(krate: &Crate, operation: &Operation) -> Source {
    let base_url = krate.base_url.is_none().then(|| {
        let url = some_base_url(krate);
        quote! { .base_url(#url) }
    });
    let schemes = operation
        .security
        .first()
        .into_iter()
        .flatten()
        .map(|scheme| {
            let scheme = &krate.schemes[*scheme];
            let setter = &scheme.setter;
            match scheme.place {
                CredentialPlace::Basic => quote! { .#setter("user", "password") },
                CredentialPlace::Bearer => quote! { .#setter("token") },
                CredentialPlace::Header(_)
                | CredentialPlace::Query(_)
                | CredentialPlace::Cookie(_) => quote! { .#setter("key") },
            }
        });
    quote! { Client::builder() #base_url #(#schemes)* .build()? }
}

/// A base URL that there might be, where the description names none.
pub(super) fn some_base_url(krate: &Crate) -> String {
    let path = krate.base_path.as_deref().unwrap_or_default();
    format!("https://api.example.com{path}")
}

/// What a program uses: this of the crate, and what its expressions need.
pub(super) fn imports(krate: &Crate, root: &Source, needs: &Needs) -> Source {
    let krate = krate.package.crate_name();
    let krate = Token(&krate);
    let map = needs
        .map
        .then(|| quote! { use std::collections::BTreeMap; });
    let models: Vec<_> = needs.models.iter().map(|model| Token(model)).collect();
    let models = match models.as_slice() {
        [] => None,
        [model] => Some(quote! { use #krate::models::#model; }),
        models => Some(quote! { use #krate::models::{#(#models),*}; }),
    };
    quote! { #map #models use #krate::#root; }
}
