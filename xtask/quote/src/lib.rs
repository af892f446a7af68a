//! `quote!`, as that of the crate `quote`, but into text: what is fixed is one string when the generator is
//! compiled. No token is made, copied and dropped for it while the generator runs.

mod expansion;
mod pieces;
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

use pieces::Fault;

/// Code as a `crate::emit::source::Source`.
///
/// `#name` is the value of a variable, `#(… #name …)*` what stands in it for each value of the variable, and
/// `#(…),*` the same with a comma between them, or any other sign but `*`. One variable a repetition, and no
/// repetition in another.
#[proc_macro]
pub fn quote(code: TokenStream) -> TokenStream {
    expansion::of(code.into())
        .unwrap_or_else(Fault::report)
        .into()
}
