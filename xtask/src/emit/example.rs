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
    let accessor = &group.accessor;
    let function = &operation.function;
    let arguments = operation
        .arguments()
        .map(|input| expression::tokens(&input.example, &mut needs))
        .collect::<Vec<_>>();
    let options = operation
        .options()
        .filter(|input| input.has_example)
        .map(|input| option(input, &mut needs))
        .collect::<Vec<_>>();
    let build = build(krate, operation);
    let imports = imports(krate, &needs);
    quote! {
        #imports

        #[tokio::main]
        async fn main() -> Result<(), Box<dyn std::error::Error>> {
            let client = #build;
            let answer = client.#accessor().#function(#(#arguments),*)#(#options)*.await?;
            println!("{}: {answer:?}", answer.status());
            Ok(())
        }
    }
}

fn option(input: &Input, needs: &mut Needs) -> Source {
    let ident = &input.ident;
    let value = expression::tokens(&input.example, needs);
    quote! { .#ident(#value) }
}

/// The client, with the first of the credentials that will do.
fn build(krate: &Crate, operation: &Operation) -> Source {
    let base_url = krate
        .base_url
        .is_none()
        .then(|| quote! { .base_url("https://api.example.com") });
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

fn imports(krate: &Crate, needs: &Needs) -> Source {
    let krate = krate.package.crate_name();
    let krate = Token(&krate);
    let map = needs
        .map
        .then(|| quote! { use std::collections::BTreeMap; });
    let root = if needs.part {
        quote! { {Client, Part} }
    } else {
        quote! { Client }
    };
    let models: Vec<_> = needs.models.iter().map(|model| Token(model)).collect();
    let models = match models.as_slice() {
        [] => None,
        [model] => Some(quote! { use #krate::models::#model; }),
        models => Some(quote! { use #krate::models::{#(#models),*}; }),
    };
    quote! { #map #models use #krate::#root; }
}
