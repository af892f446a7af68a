//! How a struct stands on the wire: its slots, how it is read, built and written.

mod writing;

use super::validation::validation;
use crate::emit::imports::Imports;
use crate::emit::source::{Source, quote};
use crate::emit::types;
use crate::rust::{Crate, Field, Holder, Ident, Model, Struct};

pub(super) fn impls(
    krate: &Crate,
    model: &Model,
    ident: &Source,
    structure: &Struct,
    imports: &mut Imports,
) -> Source {
    for name in ["Fields", "Missing", "Model", "Values", "model"] {
        imports.add("crate::runtime", name);
    }
    imports.add("serde::de", "MapAccess");
    imports.add("serde::ser", "Serialize");
    imports.add("serde::ser", "Serializer");
    let layout = Layout::of(structure);
    let constants = constants(model, structure);
    let slots = layout.ty(structure, imports);
    let read = read_function(structure, &layout);
    let build = build_function(structure, &layout, imports);
    let serialize = writing::serialization(ident, structure, imports);
    let validate = model
        .validated
        .then(|| validation(krate, ident, structure, imports));
    quote! {
        model!(#ident);

        impl<'de> Model<'de> for #ident {
            #constants
            type Slots = #slots;
            #read
            #build
        }

        #serialize
        #validate
    }
}

fn constants(model: &Model, structure: &Struct) -> Source {
    let name = &model.wire;
    let additional = structure
        .additional
        .as_ref()
        .map(|_| quote! { const ADDITIONAL: bool = true; });
    let fields = structure.fields.iter().map(|field| &field.wire.0);
    quote! {
        const NAME: &'static str = #name;
        const FIELDS: &'static [&'static str] = &[#(#fields),*];
        #additional
    }
}

/// Where the slots of the fields are.
enum Layout {
    /// In the struct itself, which is whole whatever is read.
    Whole,
    /// In tuples of twelve at most, since larger ones have no default.
    Tuples { places: usize, levels: usize },
}

const WIDTH: usize = 12;

impl Layout {
    fn of(structure: &Struct) -> Self {
        if !structure.fields.iter().any(Field::is_set_by_new) {
            return Self::Whole;
        }
        let places = structure.fields.len() + usize::from(structure.additional.is_some());
        let mut levels = 1;
        let mut capacity = WIDTH;
        while capacity < places {
            levels += 1;
            capacity = capacity.saturating_mul(WIDTH);
        }
        Self::Tuples { places, levels }
    }

    /// The slot of the field at a place, as `slots.name` or `slots.1.3`.
    fn slot(&self, place: usize, field: &Ident) -> Source {
        match self {
            Self::Whole => quote! { slots.#field },
            Self::Tuples { levels, .. } => {
                let mut path = Vec::new();
                let mut rest = place;
                for _ in 0..*levels {
                    path.push(rest % WIDTH);
                    rest /= WIDTH;
                }
                path.reverse();
                quote! { slots #(.#path)* }
            }
        }
    }

    /// The type of all slots.
    fn ty(&self, structure: &Struct, imports: &mut Imports) -> Source {
        match self {
            Self::Whole => quote! { Self },
            Self::Tuples { places, levels } => {
                let mut row = leaves(structure, imports);
                debug_assert_eq!(row.len(), *places);
                for _ in 0..*levels {
                    row = row
                        .chunks(WIDTH)
                        .map(|chunk| quote! { (#(#chunk,)*) })
                        .collect();
                }
                row.into_iter().collect()
            }
        }
    }
}

/// The types of the slots.
fn leaves(structure: &Struct, imports: &mut Imports) -> Vec<Source> {
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
    leaves
}

fn read_function(structure: &Struct, layout: &Layout) -> Source {
    let last = structure.fields.len().saturating_sub(1);
    let readings: Vec<Source> = structure
        .fields
        .iter()
        .enumerate()
        .map(|(index, field)| reading(index, field, layout))
        .collect();
    let body = match readings.as_slice() {
        [] => Source::new(),
        [only] => quote! { #only; },
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
    let (slots, field, values) = match readings.len() {
        0 => (quote! { _ }, quote! { _ }, quote! { _ }),
        1 => (quote! { slots }, quote! { _ }, quote! { values }),
        _ => (quote! { slots }, quote! { field }, quote! { values }),
    };
    let additional = structure.additional.as_ref().map(|additional| {
        let slot = layout.slot(structure.fields.len(), &additional.ident);
        quote! {
            fn read_additional<A: MapAccess<'de>>(slots: &mut Self::Slots, key: String, values: &mut Values<'de, A>) {
                values.additional(&mut #slot, key);
            }
        }
    });
    quote! {
        fn read<A: MapAccess<'de>>(#slots: &mut Self::Slots, #field: usize, #values: &mut Values<'de, A>) { #body }
        #additional
    }
}

/// How the value of a field is read.
fn reading(index: usize, field: &Field, layout: &Layout) -> Source {
    let slot = layout.slot(index, &field.ident);
    match field.holder {
        Holder::Plain | Holder::Nullable => quote! { values.required(&mut #slot) },
        Holder::Optional if field.null_is_value => quote! { values.required(&mut #slot) },
        Holder::Optional | Holder::Patch => quote! { values.optional(&mut #slot) },
    }
}

fn build_function(structure: &Struct, layout: &Layout, imports: &mut Imports) -> Source {
    let built = match layout {
        Layout::Whole => quote! { slots },
        Layout::Tuples { .. } => built(structure, layout, imports),
    };
    quote! {
        #[inline]
        fn build(slots: Self::Slots) -> Result<Self, Missing> { Ok(#built) }
    }
}

/// The struct that is made of its slots.
fn built(structure: &Struct, layout: &Layout, imports: &mut Imports) -> Source {
    let mut values: Vec<Source> = structure
        .fields
        .iter()
        .enumerate()
        .map(|(index, field)| {
            let (ident, wire) = (&field.ident, &field.wire.0);
            let slot = layout.slot(index, ident);
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
        let ident = &additional.ident;
        let slot = layout.slot(structure.fields.len(), ident);
        values.push(quote! { #ident: #slot });
    }
    quote! { Self { #(#values,)* } }
}
