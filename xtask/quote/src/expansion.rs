//! Pieces → what puts them together when the generator runs.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::pieces::{self, Fault, Piece};

/// The code that puts a quote together.
pub(crate) fn of(code: TokenStream) -> Result<TokenStream, Fault> {
    let pieces = pieces::of(code)?;
    let source = Ident::new("source", Span::mixed_site());
    let statements = pieces.iter().map(|piece| statement(piece, &source));
    let statements = statements.collect::<Result<Vec<_>, _>>()?;
    let room = pieces.iter().map(room).sum::<usize>();
    Ok(quote! {{
        #[allow(unused_mut)]
        let mut #source = crate::emit::source::Source::with_room(#room);
        #(#statements)*
        #source
    }})
}

/// How many bytes a value is taken for. Most are names, types or lines of docs.
const VALUE: usize = 32;

/// How often something is taken to be repeated.
const REPEATED: usize = 4;

/// How many bytes a piece may come to: a guess, so that a source seldom has to grow.
fn room(piece: &Piece) -> usize {
    match piece {
        Piece::Text(text) => text.len(),
        Piece::Value(_) => VALUE,
        Piece::Repetition { inner, .. } => REPEATED * inner.iter().map(room).sum::<usize>(),
    }
}

/// What adds a piece to the source.
fn statement(piece: &Piece, source: &Ident) -> Result<TokenStream, Fault> {
    match piece {
        Piece::Text(text) => Ok(quote! { #source.push(#text); }),
        Piece::Value(name) => Ok(quote! {
            crate::emit::source::Quote::quote(&#name, &mut #source);
        }),
        Piece::Repetition { inner, between, at } => {
            let name = pieces::variable(inner, *at)?;
            let inner = inner.iter().map(|piece| statement(piece, source));
            let inner = inner.collect::<Result<Vec<_>, _>>()?;
            let values = quote_spanned! { name.span() => #name.each() };
            let index = Ident::new("index", Span::mixed_site());
            let (head, separator) = match between {
                None => (quote! { #name in #values }, None),
                Some(between) => (
                    quote! { (#index, #name) in #values.enumerate() },
                    Some(quote! { if #index > 0 { #source.push(#between); } }),
                ),
            };
            Ok(quote! {{
                #[allow(unused_imports)]
                use crate::emit::source::{EachOfIterator as _, EachOfSlice as _};
                for #head { #separator #(#inner)* }
            }})
        }
    }
}
