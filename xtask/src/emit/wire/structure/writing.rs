//! How a struct is written.

use crate::emit::imports::Imports;
use crate::emit::source::{Source, quote};
use crate::emit::wire::union::UNIONS;
use crate::rust::{Holder, Struct};

/// How the struct is written. Its fields are apart where a union writes the discriminator with them.
pub(super) fn serialization(ident: &Source, structure: &Struct, imports: &mut Imports) -> Source {
    let statements = field_statements(structure);
    let body = if structure.is_tagged {
        quote! {
            let mut fields = Fields::new(serializer);
            self.write_fields(&mut fields);
            fields.end()
        }
    } else if statements.is_empty() {
        quote! { Fields::new(serializer).end() }
    } else {
        quote! {
            let mut fields = Fields::new(serializer);
            #(#statements)*
            fields.end()
        }
    };
    let tagged = structure.is_tagged.then(|| {
        imports.add(UNIONS, "Tagged");
        let fields = if statements.is_empty() {
            quote! { _ }
        } else {
            quote! { fields }
        };
        quote! {
            impl Tagged for #ident {
                fn write_fields<S: Serializer>(&self, #fields: &mut Fields<S>) { #(#statements)* }
            }
        }
    });
    quote! {
        impl Serialize for #ident {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { #body }
        }

        #tagged
    }
}

fn field_statements(structure: &Struct) -> Vec<Source> {
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
    statements
}
