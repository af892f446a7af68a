//! What of a crate its users can tell apart: the items, without what is said of them and what is in them.
//!
//! Invariant: nothing is taken away that rustdoc shows and the judge looks at. Words, bodies of functions and values of
//! constants are neither; everything else stays, private items included.

use std::collections::BTreeMap;
use std::path::Path;

use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Block, Expr, ImplItemConst, ItemConst, ItemStatic, Meta, parse_quote};
use xtask::GeneratedFile;

/// Whether two crates have the same modules, with the same items. Fails if one that differs is no Rust.
pub(super) fn are_same(old: &[GeneratedFile], new: &[GeneratedFile]) -> syn::Result<bool> {
    let [old, new] = [old, new].map(modules);
    if !old.keys().eq(new.keys()) {
        return Ok(false);
    }
    for (old, new) in old.values().zip(new.values()) {
        // Most are the same text: the runtime.
        if old != new && items(old)? != items(new)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn modules(files: &[GeneratedFile]) -> BTreeMap<&str, &str> {
    let modules = files.iter().filter(|file| is_module(&file.path));
    modules.map(|file| (&*file.path, &*file.contents)).collect()
}

fn is_module(path: &str) -> bool {
    let path = Path::new(path);
    path.starts_with("src") && path.extension().is_some_and(|extension| extension == "rs")
}

/// A module with its items alone.
fn items(module: &str) -> syn::Result<String> {
    let mut module = syn::parse_file(module)?;
    Strip.visit_file_mut(&mut module);
    Ok(prettyplease::unparse(&module))
}

struct Strip;

impl VisitMut for Strip {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        attributes.retain(|attribute| !is_words(attribute));
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        block.stmts.clear();
    }

    fn visit_item_const_mut(&mut self, item: &mut ItemConst) {
        *item.expr = nothing();
        visit_mut::visit_item_const_mut(self, item);
    }

    fn visit_impl_item_const_mut(&mut self, item: &mut ImplItemConst) {
        item.expr = nothing();
        visit_mut::visit_impl_item_const_mut(self, item);
    }

    fn visit_item_static_mut(&mut self, item: &mut ItemStatic) {
        *item.expr = nothing();
        visit_mut::visit_item_static_mut(self, item);
    }
}

/// Whether it is `#[doc = …]`, as a comment is; `#[doc(hidden)]` says more.
fn is_words(attribute: &Attribute) -> bool {
    matches!(&attribute.meta, Meta::NameValue(pair) if pair.path.is_ident("doc"))
}

fn nothing() -> Expr {
    parse_quote!(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_same(old: &str, new: &str) -> bool {
        let [old, new] = [old, new].map(|text| GeneratedFile {
            path: "src/lib.rs".to_owned(),
            contents: text.to_owned().into(),
        });
        are_same(&[old], &[new]).unwrap()
    }

    #[test]
    fn words_and_bodies_and_values_are_passed_by() {
        assert!(is_same(
            "/// One.\npub fn a() -> u8 {\n    1\n}\n\nstatic B: &str = \"b\";\n",
            "/// Two.\npub fn a() -> u8 {\n    /* 2 */ 2\n}\n\nstatic B: &str = \"c\";\n",
        ));
        assert!(is_same(
            "impl A {\n    const B: u8 = 1;\n    fn c(&self) {}\n}\nconst D: u8 = 1;\n",
            "impl A {\n    const B: u8 = 2;\n    fn c(&self) { self.d() }\n}\nconst D: u8 = 2;\n",
        ));
    }

    #[test]
    fn what_is_offered_is_kept() {
        for (old, new) in [
            ("pub fn a() {}", "fn a() {}"),
            ("pub fn a(b: u8) {}", "pub fn a(b: u16) {}"),
            ("pub struct A { b: u8 }", "pub struct A { b: Rc<u8> }"),
            ("#[derive(Clone)]\nstruct A;", "struct A;"),
            ("#[deprecated]\nfn a() {}", "fn a() {}"),
            ("#[doc(hidden)]\npub fn a() {}", "pub fn a() {}"),
            ("enum A { B = 1 }", "enum A { B = 2 }"),
            ("trait A { fn b() {} }", "trait A { fn b(); }"),
            ("const A: u8 = 1;", "const A: u16 = 1;"),
            ("static A: [u8; 1] = [0];", "static A: [u8; 2] = [0, 0];"),
            ("m! { a }", "m! { b }"),
        ] {
            assert!(!is_same(old, new), "{old}\n{new}");
        }
    }

    #[test]
    fn the_default_of_a_constant_of_a_trait_stays_a_default() {
        assert!(!is_same(
            "trait A { const B: u8 = 1; }",
            "trait A { const B: u8; }"
        ));
    }
}
