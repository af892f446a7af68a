//! How the pages of an operation follow each other: a static, and a line that makes streams of it.

use super::imports::Imports;
use super::source::{Source, quote};
use super::types;
use crate::rust::{Operation, Paging, Step, Success};

/// The static of an operation that answers in pages.
pub(super) fn data(operation: &Operation, imports: &mut Imports) -> Option<Source> {
    let paging = operation.paging.as_ref()?;
    let page = match &operation.success {
        Success::One(payload) => types::payload(payload, imports)?,
        Success::Several(answer) => {
            let ident = &answer.ident;
            quote! { #ident }
        }
    };
    imports.add("crate::runtime", "Paging");
    let constant = &paging.constant;
    let item = types::tokens(&paging.item, imports);
    let end = paging.has_more.as_deref().map(end);
    let next_token = closure(operation, paging, (end, &next_token(&paging.next_token)));
    let items = closure(operation, paging, (None, &all_items(&paging.items)));
    Some(quote! {
        static PAGING: Paging<#page, #item> = Paging {
            token: &#constant,
            next_token: #next_token,
            items: #items,
        };
    })
}

/// What gives the call its streams. `answer` and `error` are how `call!` has them.
pub(super) fn conversion(
    operation: &Operation,
    answer: &Source,
    error: &Source,
    imports: &mut Imports,
) -> Option<Source> {
    let paging = operation.paging.as_ref()?;
    imports.add("crate::runtime", "pages");
    let call = &operation.call;
    let item = types::tokens(&paging.item, imports);
    if item.is_one_word() {
        return Some(quote! { pages!(#call #answer of #item, #error); });
    }
    Some(quote! {
        type Listed = #item;

        pages!(#call #answer of Listed, #error);
    })
}

/// A function of a page: what ends it, if anything does, and the way that it goes.
fn closure(
    operation: &Operation,
    paging: &Paging,
    (end, way): (Option<Source>, &Source),
) -> Source {
    match (&operation.success, &paging.variant) {
        (Success::Several(answer), Some(variant)) => {
            let answer = &answer.ident;
            quote! {
                |page| {
                    let #answer::#variant(page) = page else { return None; };
                    #end
                    #way
                }
            }
        }
        (Success::One(_), _) | (Success::Several(_), None) if end.is_some() => {
            quote! { |page| { #end #way } }
        }
        (Success::One(_), _) | (Success::Several(_), None) => quote! { |page| #way },
    }
}

/// What ends the pages at one that says that there are no more.
fn end(steps: &[Step]) -> Source {
    let Some((last, steps)) = steps.split_last() else {
        return Source::new();
    };
    let way = borrowed(steps);
    let is_last = match last {
        Step::Field(field) => quote! { !#way.#field },
        Step::Option => quote! { #way == Some(false) },
        Step::Patch => quote! { #way.value() == Some(&false) },
    };
    quote! { if #is_last { return None; } }
}

/// The way to a value, borrowed from a page.
fn borrowed(steps: &[Step]) -> Source {
    steps.iter().fold(quote! { page }, |way, step| match step {
        Step::Field(field) => quote! { #way.#field },
        Step::Option => quote! { #way.as_ref()? },
        Step::Patch => quote! { #way.value()? },
    })
}

/// The token, borrowed from a page.
fn next_token(steps: &[Step]) -> Source {
    let Some((last, steps)) = steps.split_last() else {
        return quote! { page };
    };
    let way = borrowed(steps);
    match last {
        Step::Field(field) => quote! { Some(#way.#field.as_str()) },
        Step::Option => quote! { #way.as_deref() },
        Step::Patch => quote! { #way.value().map(String::as_str) },
    }
}

/// The items, taken out of a page.
fn all_items(steps: &[Step]) -> Source {
    let mut way = quote! { page };
    let Some((last, steps)) = steps.split_last() else {
        return way;
    };
    for step in steps {
        way = match step {
            Step::Field(field) => quote! { #way.#field },
            Step::Option => quote! { #way? },
            Step::Patch => quote! { #way.into_value()? },
        };
    }
    match last {
        Step::Field(field) => quote! { Some(#way.#field) },
        Step::Option => way,
        Step::Patch => quote! { #way.into_value() },
    }
}
