//! Security: the schemes, and which of them an operation takes.

use std::collections::BTreeMap;

use openapiv3::{APIKeyLocation, ReferenceOr, SecurityScheme as Declared};

use super::context::Context;
use super::head;
use super::operation::Source;
use super::parameter::ParameterPlace;
use crate::diagnostics::Code;
use crate::ir::{
    CredentialPlace, Parameter, ParameterLocation, SecurityRequirement, SecurityScheme,
    SecuritySchemeId, WireName,
};
use crate::spec::Pointer;

/// The security schemes of an API.
pub(super) struct Schemes {
    schemes: Vec<SecurityScheme>,
    /// By name; `None` for a scheme that is declared but not supported.
    ids: BTreeMap<String, Option<SecuritySchemeId>>,
}

impl Schemes {
    /// All schemes, in the order of the document.
    pub(super) fn lower(context: &mut Context<'_>) -> Self {
        let mut schemes = Self {
            schemes: Vec::new(),
            ids: BTreeMap::new(),
        };
        let components = context.document.openapi.components.as_ref();
        for (name, declared) in components.into_iter().flat_map(|c| &c.security_schemes) {
            let at = Pointer::root()
                .key("components")
                .key("securitySchemes")
                .key(name);
            let id = scheme(context, name, declared, &at).map(|scheme| {
                schemes.schemes.push(scheme);
                SecuritySchemeId(schemes.schemes.len() - 1)
            });
            schemes.ids.insert(name.clone(), id);
        }
        schemes
    }

    /// What an operation takes: its own requirements, or those of the whole API.
    pub(super) fn requirements(
        &self,
        context: &mut Context<'_>,
        source: &Source<'_>,
    ) -> Vec<SecurityRequirement> {
        let root = &context.document.openapi.security;
        let (declared, at) = match (&source.operation.security, root) {
            (Some(own), _) => (own, source.at.key("security")),
            (None, Some(root)) => (root, Pointer::root().key("security")),
            (None, None) => return Vec::new(),
        };
        let mut requirements: Vec<SecurityRequirement> = Vec::new();
        for (index, alternative) in declared.iter().enumerate() {
            let names = alternative.keys();
            let at = at.index(index);
            let ids: Option<Vec<_>> = names.map(|name| self.id(context, name, &at)).collect();
            let ids = ids.map(|ids| self.with_one_token(ids));
            let ids = ids.filter(|ids| self.go_together(context, ids, &at));
            let requirement = ids.map(SecurityRequirement);
            requirements.extend(requirement.filter(|found| !requirements.contains(found)));
        }
        let is_known = |name: &String| self.ids.contains_key(name);
        let mut names = declared.iter().flat_map(|alternative| alternative.keys());
        if requirements.is_empty() && !declared.is_empty() && names.all(is_known) {
            let message = "none of the ways to authenticate is supported";
            context
                .unsupported(&at, Code::SecuritySchemeUnsupported, message)
                .label(&source.at, "an operation that needs one of them");
        }
        requirements
    }

    /// Takes out the parameters in whose place an operation sends a credential: a request has a header once, and of two
    /// values in a query or a cookie nobody knows which is read.
    pub(super) fn take_out_credentials(
        &self,
        context: &mut Context<'_>,
        requirements: &[SecurityRequirement],
        parameters: Vec<(Parameter, ParameterPlace)>,
    ) -> Vec<(Parameter, ParameterPlace)> {
        let ids = || requirements.iter().flat_map(|requirement| &requirement.0);
        let mut kept = Vec::with_capacity(parameters.len());
        for (parameter, place) in parameters {
            let mut schemes = ids().map(|id| &self.schemes[id.0]);
            let Some(scheme) = schemes.find(|scheme| is_sent_as(scheme, &parameter)) else {
                kept.push((parameter, place));
                continue;
            };
            let message = format!("the parameter `{}` is ignored", parameter.name.0);
            let scheme = &scheme.name.0;
            context
                .warning(&place.at, Code::ParameterIgnored, message)
                .help(format!(
                    "the client sends it from the security scheme `{scheme}`"
                ));
        }
        kept
    }

    /// The schemes as they stand in the API.
    pub(super) fn into_ir(self) -> Vec<SecurityScheme> {
        self.schemes
    }

    /// The schemes, with the first of those alone that want a bearer token: what several flows of OAuth give is one token,
    /// which a request has once.
    fn with_one_token(&self, ids: Vec<SecuritySchemeId>) -> Vec<SecuritySchemeId> {
        let is_token = |id: &SecuritySchemeId| self.schemes[id.0].place == CredentialPlace::Bearer;
        let first = ids.iter().copied().find(is_token);
        let kept = ids.into_iter();
        kept.filter(|id| !is_token(id) || Some(*id) == first)
            .collect()
    }

    /// Whether a request can have the credentials of all schemes: it has a header once. Reports it if not.
    fn go_together(
        &self,
        context: &mut Context<'_>,
        ids: &[SecuritySchemeId],
        at: &Pointer,
    ) -> bool {
        let mut headers: BTreeMap<String, &WireName> = BTreeMap::new();
        for SecuritySchemeId(index) in ids {
            let scheme = &self.schemes[*index];
            let Some(header) = header(&scheme.place) else {
                continue;
            };
            if let Some(other) = headers.insert(header.clone(), &scheme.name) {
                let message = format!(
                    "`{}` and `{}` are both sent in the header `{header}`, which a request has once",
                    other.0, scheme.name.0
                );
                context
                    .warning(at, Code::SecuritySchemeUnsupported, message)
                    .help("where there is another way to authenticate, that is taken");
                return false;
            }
        }
        true
    }

    fn id(&self, context: &mut Context<'_>, name: &str, at: &Pointer) -> Option<SecuritySchemeId> {
        let Some(id) = self.ids.get(name) else {
            let components = Pointer::root().key("components");
            let declared = components.key("securitySchemes").key(name);
            if context.document.gaps.lack(&declared) {
                return None;
            }
            let known = crate::spec::nearest(name, self.ids.keys().map(String::as_str));
            let help = match known {
                Some(known) => format!("did you mean `{known}`?"),
                None => "schemes are declared in `components/securitySchemes`".to_owned(),
            };
            context
                .error(
                    &at.key(name),
                    Code::UnknownSecurityScheme,
                    format!("no security scheme is called `{name}`"),
                )
                .help(help);
            return None;
        };
        *id
    }
}

/// Whether the credential of a scheme is sent where a parameter is.
fn is_sent_as(scheme: &SecurityScheme, parameter: &Parameter) -> bool {
    match parameter.location {
        ParameterLocation::Header => {
            header(&scheme.place) == Some(parameter.name.0.to_ascii_lowercase())
        }
        ParameterLocation::Query => {
            matches!(&scheme.place, CredentialPlace::Query(name) if *name == parameter.name)
        }
        ParameterLocation::Cookie => {
            matches!(&scheme.place, CredentialPlace::Cookie(name) if *name == parameter.name)
        }
        ParameterLocation::Path => false,
    }
}

/// The header that a credential is sent in, in small letters.
fn header(place: &CredentialPlace) -> Option<String> {
    match place {
        CredentialPlace::Bearer | CredentialPlace::Basic => Some("authorization".to_owned()),
        CredentialPlace::Header(name) => Some(name.0.to_ascii_lowercase()),
        CredentialPlace::Query(_) | CredentialPlace::Cookie(_) => None,
    }
}

fn scheme<'a>(
    context: &mut Context<'a>,
    name: &str,
    declared: &'a ReferenceOr<Declared>,
    at: &Pointer,
) -> Option<SecurityScheme> {
    let resolved = context.document.resolve_security_scheme(declared, at);
    let found = context.component(at, "securitySchemes", resolved)?;
    let (value, at) = (found.value, found.at);
    if let Some(found) = context.document.unsupported_at(&at) {
        context
            .warning(&found.at, found.code, found.message)
            .help(found.help);
        return None;
    }
    let (place, description) = match value {
        Declared::APIKey {
            location,
            name,
            description,
            ..
        } => {
            if *location == APIKeyLocation::Header {
                head::check_name(context, name, &at.key("name"));
            }
            (api_key(location, name), description)
        }
        Declared::HTTP {
            scheme,
            description,
            ..
        } => (http(context, scheme, &at)?, description),
        Declared::OAuth2 { description, .. } | Declared::OpenIDConnect { description, .. } => {
            (CredentialPlace::Bearer, description)
        }
    };
    Some(SecurityScheme {
        name: WireName(name.to_owned()),
        description: found.description.or_else(|| description.clone()),
        place,
    })
}

fn api_key(location: &APIKeyLocation, name: &str) -> CredentialPlace {
    let name = WireName(name.to_owned());
    match location {
        APIKeyLocation::Header => CredentialPlace::Header(name),
        APIKeyLocation::Query => CredentialPlace::Query(name),
        APIKeyLocation::Cookie => CredentialPlace::Cookie(name),
    }
}

fn http(context: &mut Context<'_>, scheme: &str, at: &Pointer) -> Option<CredentialPlace> {
    match scheme.to_ascii_lowercase().as_str() {
        "bearer" => Some(CredentialPlace::Bearer),
        "basic" => Some(CredentialPlace::Basic),
        _ => {
            let message = format!("the HTTP authentication scheme `{scheme}` is not supported");
            context
                .warning(&at.key("scheme"), Code::SecuritySchemeUnsupported, message)
                .help("`bearer` and `basic` are; where there is another way to authenticate, that is taken");
            None
        }
    }
}
