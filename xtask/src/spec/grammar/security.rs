//! Which keys a security scheme needs, by its type (OpenAPI 3.0.3, sections 4.7.27 and 4.7.29).

use serde_yaml::Mapping;

const BY_TYPE: [(&str, &[&str]); 4] = [
    ("apiKey", &["name", "in"]),
    ("http", &["scheme"]),
    ("oauth2", &["flows"]),
    ("openIdConnect", &["openIdConnectUrl"]),
];

const BY_FLOW: [(&str, &[&str]); 4] = [
    ("implicit", &["authorizationUrl"]),
    ("password", &["tokenUrl"]),
    ("clientCredentials", &["tokenUrl"]),
    ("authorizationCode", &["authorizationUrl", "tokenUrl"]),
];

/// The keys that a security scheme of its type needs and has not.
pub(in crate::spec) fn missing_of_scheme(scheme: &Mapping) -> impl Iterator<Item = &'static str> {
    let ty = scheme.get("type").and_then(|ty| ty.as_str());
    missing(&BY_TYPE, ty.unwrap_or_default(), scheme)
}

/// The keys that a flow of this name needs and has not.
pub(in crate::spec) fn missing_of_flow(
    name: &str,
    flow: &Mapping,
) -> impl Iterator<Item = &'static str> {
    missing(&BY_FLOW, name, flow)
}

fn missing(
    table: &[(&str, &'static [&'static str])],
    name: &str,
    mapping: &Mapping,
) -> impl Iterator<Item = &'static str> {
    let entry = table.iter().find(|(known, _)| *known == name);
    let keys = entry.map_or(&[][..], |(_, keys)| *keys);
    let has = |key: &str| mapping.get(key).is_some_and(|value| !value.is_null());
    keys.iter().copied().filter(move |key| !has(key))
}
