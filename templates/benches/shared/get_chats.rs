//! The operation that the benchmarks call.

use crate::runtime::{
    CredentialPlace, Defaults, Method, Operation, Parameter, Safety, SecurityScheme,
};

pub static API_KEY: SecurityScheme = SecurityScheme {
    name: "ApiKey",
    place: CredentialPlace::Header("Api-Key"),
    setter: "api_key",
};
pub static GET_CHATS: Operation = Operation {
    id: "getChats",
    method: Method::POST,
    path: "/businesses/{businessId}/chats",
    server: None,
    content_type: Some("application/json"),
    accept: Some("application/json"),
    security: &[&[&API_KEY]],
    safety: Safety::Safe,
    answers_with_redirect: false,
};
pub static BUSINESS_ID: Parameter = Parameter::path("businessId");
pub static PAGE_TOKEN: Parameter = Parameter::query("page_token");
pub static LIMIT: Parameter = Parameter::query("limit");
pub static DEFAULTS: Defaults = Defaults {
    base_url: None,
    user_agent: "chats/1.0",
};
