//! Types of other crates, which the user chose for formats: how code names them, and what makes them values that can
//! be sent.

use super::source::{Source, Token, quote};
use crate::config::TypePath;
use crate::rust::ForeignType;

/// The path of a type.
pub(super) fn path(path: &TypePath) -> Source {
    let segments = path.segments().iter().map(|segment| {
        let name = Token(&segment.name);
        let arguments = segment.arguments.iter().map(self::path);
        let arguments = arguments.collect::<Vec<_>>();
        if arguments.is_empty() {
            quote! { #name }
        } else {
            quote! { #name<#(#arguments),*> }
        }
    });
    let segments = segments.collect::<Vec<_>>();
    let (last, before) = match segments.split_last() {
        Some((last, before)) => (Some(last), before),
        None => (None, [].as_slice()),
    };
    quote! { #(#before::)* #last }
}

/// The impls of the runtime's traits, with their imports: each type is checked nowhere, and one that is a parameter is
/// sent as it displays itself.
pub(super) fn impls(foreign: &[ForeignType]) -> Source {
    if foreign.is_empty() {
        return Source::new();
    }
    let imports = if foreign.iter().any(|foreign| foreign.is_text) {
        quote! { use crate::runtime::{ParameterValue, ToParameter, Validate}; }
    } else {
        quote! { use crate::runtime::Validate; }
    };
    let impls = foreign.iter().map(|foreign| {
        let path = self::path(&foreign.path);
        let sent = foreign.is_text.then(|| {
            quote! {
                impl ToParameter for #path {
                    #[inline]
                    fn to_parameter(&self) -> ParameterValue { ParameterValue::Text(self.to_string()) }
                }
            }
        });
        quote! {
            impl Validate for #path {}
            #sent
        }
    });
    let impls = impls.collect::<Source>();
    quote! { #imports #impls }
}
