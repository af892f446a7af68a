//! Plain code is what prettyplease writes, whatever the width of its parts.

mod laws;

use super::{plain, pretty};

/// Code of every plain shape, in which `NAME` is of any length.
const SHAPES: &[&str] = &[
    "use NAME::{First, Second, NAME, Third};",
    "pub use NAME::Third; use std::NAME; mod NAME; pub(crate) mod b;",
    "use a::NAME as b; use crate::a::b as NAME;",
    "//! NAME\nmod a; /// NAME \\ \"a\"\n#[derive(Debug, NAME)] #[must_use = \"NAME\"] pub struct A<'a> { /// NAME\npub NAME: &'a Vec<NAME>, }",
    "pub enum A { NAME, B(NAME, Vec<u8>), C(NAME), }",
    "static A: Vec<NAME> = A { NAME: 1, b: Some(NAME), c };",
    "pub(super) static A: A = A::path(\"NAME\").a(&B::new().minimum(1)).b();",
    "static A: A = &A::path(\"a\").NAME(&B::new().minimum(1));",
    "static A: A = &[&[&NAME::A], &[&NAME::B]];",
    "static A: A = A { b: concat!(env!(\"NAME\"), \"/\"), };",
    "type A = (Option<NAME>, Option<Vec<NAME>>); type B = (NAME,);",
    "type A = ((NAME, B), (C, D,), (E,),);",
    "type A = ((A, B), (C, NAME));",
    "call!(NAME -> B, C); call!(A by NAME);",
    "impl<'de> NAME<'de> for NAME { const A: &'static str = NAME; const B: u8 = 1; type C = (A, NAME); }",
    "impl A { pub fn NAME(self, a: &str) -> Self { Self { NAME: a } } }",
    "impl A { #[inline] pub fn new<A: B<'a>>(self, NAME: impl Into<A>, c: &mut A) -> Result<NAME, A::E> { Ok(()) } }",
    "impl A { fn a() -> Result<NAME, Vec<A>> { Ok(Self { a: NAME(slots.0, \"a\")?, }) } }",
    "impl A { fn a(&self) -> Vec<NAME> {} fn b() {} fn NAME() -> B { c() } }",
    "impl A { fn a(&self) { match NAME { 0 => slots.0 = Some(NAME.next()?), -1 => &NAME, _ => *a, } Ok(()) } }",
    "impl A { fn a() { match a { 400 => Json::a(b).map(|body| Some(Self::NAME(body))), _ => Self::B(c.to_owned()), } } }",
    "impl A { fn a() { const A: &B = &B::new().a(NAME); self.a = B::C(NAME); self } }",
    "impl A { fn a() { check.a(\"NAME\", &self.NAME, A); map.b(\"a\", &self.NAME)?; self.a.NAME().b(); } }",
    "impl A { fn a() { crate::a::B { c: self, NAME } } }",
    "impl A { fn a() -> B { A { b: C::new(self.a, &b::C).c(&d::E, &NAME).json(&NAME), } } }",
    "impl A { fn a() -> B { A { b: self.call.a(&NAME, &b.into_iter().map(Into::into).collect::<Vec<NAME>>()), } } }",
    "impl A { fn a() -> B { self.NAME(A { b: c }) } }",
    "impl A { fn a() -> B { Ok(a.b(A { NAME: c })) } }",
    "#[tokio::main] async fn main() -> Result<(), Box<dyn NAME>> { let a = a.b(1, NAME::c(\"d\").e([1, 2])).await?; Ok(()) }",
    "impl A { fn a() -> B { let mut NAME = B::new(c); a.b(\"NAME\", &self.NAME); a.end() } }",
    "#![allow(NAME, b::c, reason = \"NAME\")] #![deny(a)] #[allow(NAME, reason = \"a\")] mod a;",
    "impl A { #[cfg(all(feature = \"NAME\", b))] #[a] fn a() {} #[doc(alias = \"NAME\")] const A: B = C; }",
    "static A: &[&B] = &[&NAME::A, &b::NAME]; static B: &[u8] = &[1, NAME, 3]; static C: &[u8] = &[1, 2];",
    "impl A { const A: &'static [&'static str] = &[\"NAME\", \"b\"]; }",
    "impl A { /// NAME\nfn a() { match b { 1 => a.NAME().b(NAME), 2 => NAME { a }, c if d => (), _ => {} } } }",
    "fn a() { match NAME { 1 => b.c(NAME), _ => d } NAME.b(c); while let Some(a) = NAME.b().await? { c(a); } Ok(()) }",
    "impl A { fn a(self) { self.NAME = B::c(NAME.d().e(f).g()); check.field(\"NAME\", &self.NAME, A::B); self } }",
    "fn a() { match NAME { A::NAME(b) => c::D::e(&b).g(c::H::I(400)), NAME { a } => b, A(NAME) => &b.c, b => NAME!(c) } }",
    "impl A { fn a() { match b { C => D::e(NAME, \"a\", 1)?, D => -NAME, E => a.b, F => [NAME], G => NAME.c.d } } }",
    "fn a() { while let Some(NAME) = b.c().await? { d!(\"{NAME:?}\"); NAME.c(); e(f); } Ok(()) }",
    "impl A { fn a() { while let Some(b) = NAME { c(NAME) } } fn b() { while let Some(b) = c {} } }",
    "fn a() { let a = b.c().d(1046587, 5086217, Request::new(\"NAME\")).await?; let a = b.d(NAME, E::new(\"a b\"), 1); }",
    "fn a() { let a = b.c(|d| e.NAME(f)).await; println!(\"{}: {a:?}\", NAME.b()); }",
];

#[test]
fn plain_code_is_as_prettyplease_has_it() {
    for shape in SHAPES {
        for length in 1..100 {
            let source = shape.replace("NAME", &"n".repeat(length));
            let tokens: proc_macro2::TokenStream = source.parse().expect("the shape is of tokens");
            let source = tokens.to_string();
            let text = plain::file(&source, pretty);
            assert_eq!(text, Some(pretty(&source)));
        }
    }
}

#[test]
fn what_is_not_plain_is_left_to_prettyplease() {
    for source in [
        "#![allow(a)] fn b() {}",
        "fn a() { if b { c } else { d } }",
        "fn a() -> bool { !b && c > d }",
        "fn a(b: [u8; 2]) { b[0] = 'c'; }",
        "trait A { fn a(); } unsafe fn b() {}",
        "#[doc = include_str!(\"a\")] /** a\nb */ mod a { fn b() {} }",
        "impl A { fn a() { match b { 1 => (), 2 | 3 => {} } ; } }",
        "use a::{self}; use b::*; use c::d as e;",
        "fn a() where B: C { }",
    ] {
        let tokens: proc_macro2::TokenStream = source.parse().expect("they are tokens");
        let source = tokens.to_string();
        assert_eq!(super::rust(&source.as_str().into()), pretty(&source));
    }
}
