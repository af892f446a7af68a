//! What is known of an input before there is a call: its name, its place, its style, its bounds.

use crate::emit::bounds;
use crate::emit::imports::Imports;
use crate::emit::source::{Source, Token, quote};
use crate::ir::{ParameterLocation, Style};
use crate::rust::{Bounds, Carrier, FieldForm, Input, ParameterForm, StyleChoice};

pub(super) fn of_input(input: &Input, imports: &mut Imports) -> Option<Source> {
    let bounds = bounded(&input.bounds, imports);
    match &input.carrier {
        Carrier::Parameter {
            constant,
            name,
            location,
            form,
        } => {
            imports.add("crate::runtime", "Parameter");
            let place = Token(location_name(*location));
            let name = &name.0;
            let style = match form {
                ParameterForm::Value(choice) | ParameterForm::Object(choice) => {
                    styled(*choice, imports)
                }
                ParameterForm::Json => Source::new(),
            };
            Some(
                quote! { pub(super) static #constant: Parameter = Parameter::#place(#name) #style #bounds; },
            )
        }
        Carrier::FormField {
            constant,
            name,
            content_type,
            form,
        } => {
            imports.add("crate::runtime", "FormField");
            let name = &name.0;
            let content_type = content_type
                .as_ref()
                .map(|content_type| quote! { .content_type(#content_type) });
            let field = match form {
                FieldForm::StyledValue(choice) | FieldForm::StyledObject(choice) => {
                    imports.add("crate::runtime", "Parameter");
                    let style = styled(*choice, imports);
                    quote! { FormField::styled(Parameter::form(#name) #style) }
                }
                FieldForm::Part | FieldForm::Parts | FieldForm::Value | FieldForm::Json => {
                    quote! { FormField::new(#name) #content_type }
                }
            };
            Some(quote! { pub(super) static #constant: FormField = #field #bounds; })
        }
        Carrier::Json | Carrier::Text | Carrier::Binary => {
            let bounds = bounds::expression(&input.bounds)?;
            imports.add("crate::runtime", "Bounds");
            Some(quote! { pub(super) static BODY: Bounds = #bounds; })
        }
    }
}

fn bounded(bounds: &Bounds, imports: &mut Imports) -> Option<Source> {
    let expression = bounds::expression(bounds)?;
    imports.add("crate::runtime", "Bounds");
    if bounds::has_pattern(bounds) {
        imports.add("crate::runtime", "pattern");
    }
    Some(quote! { .bounds(&#expression) })
}

fn location_name(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
    }
}

fn styled(choice: StyleChoice, imports: &mut Imports) -> Source {
    let style = choice.style.map(|style| {
        imports.add("crate::runtime", "Style");
        let style = Token(style_name(style));
        quote! { .style(Style::#style) }
    });
    let explode = choice.explode.map(|explode| quote! { .explode(#explode) });
    let reserved = choice.allow_reserved.then(|| quote! { .allow_reserved() });
    quote! { #style #explode #reserved }
}

fn style_name(style: Style) -> &'static str {
    match style {
        Style::Matrix => "Matrix",
        Style::Label => "Label",
        Style::Simple => "Simple",
        Style::Form => "Form",
        Style::SpaceDelimited => "SpaceDelimited",
        Style::PipeDelimited => "PipeDelimited",
        Style::DeepObject => "DeepObject",
    }
}
