//! Source → formatted text.
//!
//! prettyplease writes no blank lines; an empty verbatim item prints as one.

mod plain;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use syn::{File, ImplItem, Item};

use super::source::Source;
use crate::GeneratedFile;

/// A Rust file.
pub(super) fn rust_file(path: String, source: &Source) -> GeneratedFile {
    GeneratedFile::new(path, rust(source))
}

/// Formatted Rust, a blank line between items.
///
/// # Panics
///
/// If the source is not Rust: that is a fault of this crate, whatever the description says.
pub(super) fn rust(source: &Source) -> String {
    let source = source.text();
    let Some(text) = plain::file(source, pretty) else {
        return pretty(source);
    };
    debug_assert_eq!(text, pretty(source), "plain code is written otherwise");
    text
}

fn pretty(source: &str) -> String {
    let file: File = syn::parse_str(source)
        .unwrap_or_else(|error| panic!("emitted tokens are not Rust: {error}\n{source}"));
    prettyplease::unparse(&spaced(file))
}

fn spaced(mut file: File) -> File {
    let mut items = Vec::new();
    if !file.attrs.is_empty() {
        items.push(Item::Verbatim(TokenStream::new()));
    }
    for mut item in file.items {
        if let Item::Impl(block) = &mut item {
            block.items = spaced_members(std::mem::take(&mut block.items));
        }
        if items
            .last()
            .is_some_and(|last| !are_neighbours(last, &item))
        {
            items.push(Item::Verbatim(TokenStream::new()));
        }
        items.push(item);
    }
    file.items = items;
    file
}

fn spaced_members(members: Vec<ImplItem>) -> Vec<ImplItem> {
    let mut spaced: Vec<ImplItem> = Vec::new();
    for member in members {
        let is_like_the_last = matches!(
            (spaced.last(), &member),
            (Some(ImplItem::Const(_)), ImplItem::Const(_))
                | (Some(ImplItem::Type(_)), ImplItem::Type(_))
        );
        if !spaced.is_empty() && !is_like_the_last {
            spaced.push(ImplItem::Verbatim(TokenStream::new()));
        }
        spaced.push(member);
    }
    spaced
}

/// Whether two items stand without a blank line between them.
fn are_neighbours(first: &Item, second: &Item) -> bool {
    match (first, second) {
        (Item::Verbatim(_), _) => true,
        (Item::Use(first), Item::Use(second)) => {
            origin(first) == origin(second) && is_public(first) == is_public(second)
        }
        (Item::Mod(first), Item::Mod(second)) => {
            first.content.is_none() && second.content.is_none() && second.attrs.is_empty()
        }
        _ => false,
    }
}

/// The standard library, other crates, this crate: the blocks of imports.
fn origin(item: &syn::ItemUse) -> u8 {
    let syn::UseTree::Path(path) = &item.tree else {
        return 1;
    };
    match path.ident.to_string().as_str() {
        "std" => 0,
        "crate" | "super" | "self" => 2,
        _ => 1,
    }
}

fn is_public(item: &syn::ItemUse) -> bool {
    matches!(item.vis, syn::Visibility::Public(_))
}
