//! How a struct stands on the wire: its slots, how it is read, built and written.

use super::validation::validation;
use crate::emit::imports::Imports;
use crate::emit::source::{Source, quote};
use crate::emit::types;
use crate::rust::{Crate, Field, Holder, Model, Struct};

pub(super) fn impls(
    krate: &Crate,
    model: &Model,
    ident: &Source,
    structure: &Struct,
    imports: &mut Imports,
) -> Source {
    for name in ["Fields", "Model", "model"] {
        imports.add("crate::runtime", name);
    }
    imports.add("serde::de", "Error");
    imports.add("serde::de", "MapAccess");
    imports.add("serde::ser", "SerializeMap");
    let layout = Layout::of(structure);
    let constants = constants(model, structure);
    let slots = slots(structure, &layout, imports);
    let index = index_function(structure);
    let read = read_function(structure, &layout, imports);
    let build = build_function(structure, &layout, imports);
    let write = write_function(structure);
    let validate = model
        .validated
        .then(|| validation(krate, ident, structure, imports));
    quote! {
        model!(#ident);

        impl<'de> Model<'de> for #ident {
            #constants
            type Slots = #slots;
            #index
            #read
            #build
            #write
        }
        #validate
    }
}

fn constants(model: &Model, structure: &Struct) -> Source {
    let name = &model.wire;
    let additional = structure
        .additional
        .as_ref()
        .map(|_| quote! { const ADDITIONAL: bool = true; });
    quote! {
        const NAME: &'static str = #name;
        #additional
    }
}

/// Where the slots of the fields are: in tuples of twelve at most, since larger ones have no default.
struct Layout {
    places: usize,
    levels: usize,
}

const WIDTH: usize = 12;

impl Layout {
    fn of(structure: &Struct) -> Self {
        let places = structure.fields.len() + usize::from(structure.additional.is_some());
        let mut levels = 1;
        let mut capacity = WIDTH;
        while capacity < places {
            levels += 1;
            capacity = capacity.saturating_mul(WIDTH);
        }
        Self { places, levels }
    }

    /// The slot of a place, as `slots.1.3`.
    fn slot(&self, place: usize) -> Source {
        let mut path = Vec::new();
        let mut rest = place;
        for _ in 0..self.levels {
            path.push(rest % WIDTH);
            rest /= WIDTH;
        }
        path.reverse();
        quote! { slots #(.#path)* }
    }

    /// A tuple of tuples of what each place has.
    fn tuple(&self, leaves: &[Source]) -> Source {
        let mut row: Vec<Source> = leaves.to_vec();
        debug_assert_eq!(row.len(), self.places);
        for _ in 0..self.levels {
            row = row
                .chunks(WIDTH)
                .map(|chunk| quote! { (#(#chunk,)*) })
                .collect();
        }
        row.into_iter().next().unwrap_or_else(|| quote! { () })
    }
}

fn slots(structure: &Struct, layout: &Layout, imports: &mut Imports) -> Source {
    let mut leaves: Vec<Source> = structure
        .fields
        .iter()
        .map(|field| {
            let held = types::held(&field.ty, field.holder, imports);
            match field.holder {
                Holder::Plain | Holder::Nullable => quote! { Option<#held> },
                Holder::Optional | Holder::Patch => held,
            }
        })
        .collect();
    if let Some(additional) = &structure.additional {
        imports.add("std::collections", "BTreeMap");
        let ty = types::tokens(&additional.ty, imports);
        leaves.push(quote! { BTreeMap<String, #ty> });
    }
    layout.tuple(&leaves)
}

fn index_function(structure: &Struct) -> Source {
    if structure.fields.is_empty() {
        return quote! { #[inline] fn index(_: &str) -> Option<usize> { None } };
    }
    let arms = structure.fields.iter().enumerate().map(|(index, field)| {
        let wire = &field.wire.0;
        quote! { #wire => Some(#index), }
    });
    quote! {
        #[inline]
        fn index(key: &str) -> Option<usize> {
            match key { #(#arms)* _ => None, }
        }
    }
}

fn read_function(structure: &Struct, layout: &Layout, imports: &mut Imports) -> Source {
    let last = structure.fields.len().saturating_sub(1);
    let readings: Vec<Source> = structure
        .fields
        .iter()
        .enumerate()
        .map(|(index, field)| reading(index, field, layout, imports))
        .collect();
    let body = match readings.as_slice() {
        [] => quote! { Ok(()) },
        [only] => quote! { #only },
        readings => {
            let arms = readings.iter().enumerate().map(|(index, reading)| {
                let pattern = if index == last {
                    quote! { _ }
                } else {
                    quote! { #index }
                };
                quote! { #pattern => #reading, }
            });
            quote! { match field { #(#arms)* } }
        }
    };
    let (slots, field, map) = match readings.len() {
        0 => (quote! { _ }, quote! { _ }, quote! { _ }),
        1 => (quote! { slots }, quote! { _ }, quote! { map }),
        _ => (quote! { slots }, quote! { field }, quote! { map }),
    };
    let additional = structure.additional.as_ref().map(|_| {
        let slot = layout.slot(structure.fields.len());
        quote! {
            fn read_additional<A: MapAccess<'de>>(slots: &mut Self::Slots, key: String, map: &mut A) -> Result<(), A::Error> {
                #slot.insert(key, map.next_value()?);
                Ok(())
            }
        }
    });
    quote! {
        fn read<A: MapAccess<'de>>(#slots: &mut Self::Slots, #field: usize, #map: &mut A) -> Result<(), A::Error> { #body }
        #additional
    }
}

/// How the value of a field is read.
fn reading(index: usize, field: &Field, layout: &Layout, imports: &mut Imports) -> Source {
    let slot = layout.slot(index);
    match field.holder {
        Holder::Plain | Holder::Nullable => {
            imports.add("crate::runtime", "read_required");
            quote! { read_required(&mut #slot, map) }
        }
        Holder::Optional | Holder::Patch => {
            imports.add("crate::runtime", "read_optional");
            quote! { read_optional(&mut #slot, map) }
        }
    }
}

fn build_function(structure: &Struct, layout: &Layout, imports: &mut Imports) -> Source {
    let mut values: Vec<Source> = structure
        .fields
        .iter()
        .enumerate()
        .map(|(index, field)| {
            let (ident, wire, slot) = (&field.ident, &field.wire.0, layout.slot(index));
            match field.holder {
                Holder::Plain | Holder::Nullable => {
                    imports.add("crate::runtime", "required");
                    quote! { #ident: required(#slot, #wire)? }
                }
                Holder::Optional | Holder::Patch => quote! { #ident: #slot },
            }
        })
        .collect();
    if let Some(additional) = &structure.additional {
        let (ident, slot) = (&additional.ident, layout.slot(structure.fields.len()));
        values.push(quote! { #ident: #slot });
    }
    let slots = if values.is_empty() {
        quote! { (): Self::Slots }
    } else {
        quote! { slots: Self::Slots }
    };
    quote! {
        fn build<E: Error>(#slots) -> Result<Self, E> { Ok(Self { #(#values,)* }) }
    }
}

fn write_function(structure: &Struct) -> Source {
    let mut statements: Vec<Source> = structure
        .fields
        .iter()
        .map(|field| {
            let (ident, wire) = (&field.ident, &field.wire.0);
            match field.holder {
                Holder::Plain | Holder::Nullable => {
                    quote! { fields.required(#wire, &self.#ident); }
                }
                Holder::Optional => quote! { fields.optional(#wire, self.#ident.as_ref()); },
                Holder::Patch => quote! { fields.patch(#wire, &self.#ident); },
            }
        })
        .collect();
    if let Some(additional) = &structure.additional {
        let ident = &additional.ident;
        statements.push(quote! { fields.additional(&self.#ident); });
    }
    let fields = if statements.is_empty() {
        quote! { _ }
    } else {
        quote! { fields }
    };
    quote! {
        fn write<M: SerializeMap>(&self, #fields: &mut Fields<M>) { #(#statements)* }
    }
}
