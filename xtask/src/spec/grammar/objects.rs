//! Everything but schemas.

use super::schema::SCHEMA;
use super::{Object, Pattern, Reference, Rule, Shape, optional, required};
use Shape::{Any, Boolean, List, Map, Text, Word};

/// `style` by `in`.
pub(in crate::spec) static STYLES: &[(&str, &[&str])] = &[
    ("path", &["matrix", "label", "simple"]),
    (
        "query",
        &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
    ),
    ("header", &["simple"]),
    ("cookie", &["form"]),
];

pub(in crate::spec) static DOCUMENT: Object = Object::new(
    "a description",
    &[
        required("openapi", Text),
        required("info", Shape::Object(&INFO)),
        optional("servers", List(&Shape::Object(&SERVER))),
        required("paths", Shape::Object(&PATHS)),
        optional("components", Shape::Object(&COMPONENTS)),
        optional("security", SECURITY),
        optional("tags", List(&Shape::Object(&TAG))),
        optional("externalDocs", Shape::Object(&EXTERNAL_DOCUMENTATION)),
    ],
)
.with_later(&[
    optional("webhooks", Map(&Shape::Object(&PATH_ITEM))),
    optional("jsonSchemaDialect", Text),
]);

const SECURITY: Shape = List(&Shape::Security);

static INFO: Object = Object::new(
    "an info object",
    &[
        required("title", Text),
        optional("description", Text),
        optional("termsOfService", Text),
        optional("contact", Shape::Object(&CONTACT)),
        optional("license", Shape::Object(&LICENSE)),
        required("version", Text),
    ],
)
.with_later(&[optional("summary", Text)]);

static CONTACT: Object = Object::new(
    "a contact",
    &[
        optional("name", Text),
        optional("url", Text),
        optional("email", Text),
    ],
);

static LICENSE: Object = Object::new(
    "a license",
    &[required("name", Text), optional("url", Text)],
)
.with_later(&[optional("identifier", Text)]);

static SERVER: Object = Object::new(
    "a server",
    &[
        required("url", Text),
        optional("description", Text),
        optional("variables", Map(&Shape::Object(&SERVER_VARIABLE))),
    ],
);

static SERVER_VARIABLE: Object = Object::new(
    "a server variable",
    &[
        optional("enum", List(&Text)),
        required("default", Text),
        optional("description", Text),
    ],
);

static COMPONENTS: Object = Object::new(
    "a components object",
    &[
        optional("schemas", Map(&Shape::Object(&SCHEMA))),
        optional("responses", Map(&Shape::Object(&RESPONSE))),
        optional("parameters", Map(&Shape::Object(&PARAMETER))),
        optional("examples", Map(&Shape::Object(&EXAMPLE))),
        optional("requestBodies", Map(&Shape::Object(&REQUEST_BODY))),
        optional("headers", Map(&Shape::Object(&HEADER))),
        optional("securitySchemes", Map(&Shape::Object(&SECURITY_SCHEME))),
        optional("links", Map(&Shape::Object(&LINK))),
        optional("callbacks", Map(&Shape::Object(&CALLBACK))),
    ],
)
.with_later(&[optional("pathItems", Map(&Shape::Object(&PATH_ITEM)))]);

static PATHS: Object = Object {
    pattern: Pattern::Path(Shape::Object(&PATH_ITEM)),
    ..Object::new("a paths object", &[])
};

static PATH_ITEM: Object = Object {
    reference: Reference::Anywhere,
    ..Object::new(
        "a path item",
        &[
            optional("summary", Text),
            optional("description", Text),
            optional("get", Shape::Object(&OPERATION)),
            optional("put", Shape::Object(&OPERATION)),
            optional("post", Shape::Object(&OPERATION)),
            optional("delete", Shape::Object(&OPERATION)),
            optional("options", Shape::Object(&OPERATION)),
            optional("head", Shape::Object(&OPERATION)),
            optional("patch", Shape::Object(&OPERATION)),
            optional("trace", Shape::Object(&OPERATION)),
            optional("servers", List(&Shape::Object(&SERVER))),
            optional("parameters", List(&Shape::Object(&PARAMETER))),
        ],
    )
};

static OPERATION: Object = Object::new(
    "an operation",
    &[
        optional("tags", List(&Text)),
        optional("summary", Text),
        optional("description", Text),
        optional("externalDocs", Shape::Object(&EXTERNAL_DOCUMENTATION)),
        optional("operationId", Text),
        optional("parameters", List(&Shape::Object(&PARAMETER))),
        optional("requestBody", Shape::Object(&REQUEST_BODY)),
        required("responses", Shape::Object(&RESPONSES)),
        optional("callbacks", Map(&Shape::Object(&CALLBACK))),
        optional("deprecated", Boolean),
        optional("security", SECURITY),
        optional("servers", List(&Shape::Object(&SERVER))),
    ],
)
.with_rule(Rule::Operation);

pub(super) static EXTERNAL_DOCUMENTATION: Object = Object::new(
    "an external documentation object",
    &[optional("description", Text), required("url", Text)],
);

static PARAMETER: Object = Object::component(
    "a parameter",
    "parameters",
    &[
        required("name", Text),
        required("in", Word(&["path", "query", "header", "cookie"])),
        optional("description", Text),
        optional("required", Boolean),
        optional("deprecated", Boolean),
        optional("allowEmptyValue", Boolean),
        optional("style", Text),
        optional("explode", Boolean),
        optional("allowReserved", Boolean),
        optional("schema", Shape::Object(&SCHEMA)),
        optional("example", Any),
        optional("examples", Map(&Shape::Object(&EXAMPLE))),
        optional("content", Map(&Shape::Object(&MEDIA_TYPE))),
    ],
)
.with_rule(Rule::Parameter);

static HEADER: Object = Object::component(
    "a header",
    "headers",
    &[
        optional("description", Text),
        optional("required", Boolean),
        optional("deprecated", Boolean),
        optional("allowEmptyValue", Boolean),
        optional("style", Word(&["simple"])),
        optional("explode", Boolean),
        optional("allowReserved", Boolean),
        optional("schema", Shape::Object(&SCHEMA)),
        optional("example", Any),
        optional("examples", Map(&Shape::Object(&EXAMPLE))),
        optional("content", Map(&Shape::Object(&MEDIA_TYPE))),
    ],
)
.with_rule(Rule::Header);

static REQUEST_BODY: Object = Object::component(
    "a request body",
    "requestBodies",
    &[
        optional("description", Text),
        required("content", Map(&Shape::Object(&MEDIA_TYPE))),
        optional("required", Boolean),
    ],
);

static MEDIA_TYPE: Object = Object::new(
    "a media type",
    &[
        optional("schema", Shape::Object(&SCHEMA)),
        optional("example", Any),
        optional("examples", Map(&Shape::Object(&EXAMPLE))),
        optional("encoding", Map(&Shape::Object(&ENCODING))),
    ],
)
.with_rule(Rule::MediaType);

static ENCODING: Object = Object::new(
    "an encoding",
    &[
        optional("contentType", Text),
        optional("headers", Map(&Shape::Object(&HEADER))),
        optional(
            "style",
            Word(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
        ),
        optional("explode", Boolean),
        optional("allowReserved", Boolean),
    ],
);

static RESPONSES: Object = Object {
    pattern: Pattern::Status(Shape::Object(&RESPONSE)),
    ..Object::new("a responses object", &[])
};

static RESPONSE: Object = Object::component(
    "a response",
    "responses",
    &[
        required("description", Text),
        optional("headers", Map(&Shape::Object(&HEADER))),
        optional("content", Map(&Shape::Object(&MEDIA_TYPE))),
        optional("links", Map(&Shape::Object(&LINK))),
    ],
);

static CALLBACK: Object = Object {
    pattern: Pattern::Expression(Shape::Object(&PATH_ITEM)),
    ..Object::component("a callback", "callbacks", &[])
};

static EXAMPLE: Object = Object::component(
    "an example",
    "examples",
    &[
        optional("summary", Text),
        optional("description", Text),
        optional("value", Any),
        optional("externalValue", Text),
    ],
);

static LINK: Object = Object::component(
    "a link",
    "links",
    &[
        optional("operationRef", Text),
        optional("operationId", Text),
        optional("parameters", Map(&Any)),
        optional("requestBody", Any),
        optional("description", Text),
        optional("server", Shape::Object(&SERVER)),
    ],
)
.with_rule(Rule::Link);

static TAG: Object = Object::new(
    "a tag",
    &[
        required("name", Text),
        optional("description", Text),
        optional("externalDocs", Shape::Object(&EXTERNAL_DOCUMENTATION)),
    ],
);

static SECURITY_SCHEME: Object = Object::component(
    "a security scheme",
    "securitySchemes",
    &[
        required("type", Word(&["apiKey", "http", "oauth2", "openIdConnect"])),
        optional("description", Text),
        optional("name", Text),
        optional("in", Word(&["query", "header", "cookie"])),
        optional("scheme", Text),
        optional("bearerFormat", Text),
        optional("flows", Shape::Object(&OAUTH_FLOWS)),
        optional("openIdConnectUrl", Text),
    ],
)
.with_rule(Rule::SecurityScheme);

static OAUTH_FLOWS: Object = Object::new(
    "an OAuth flows object",
    &[
        optional("implicit", Shape::Object(&OAUTH_FLOW)),
        optional("password", Shape::Object(&OAUTH_FLOW)),
        optional("clientCredentials", Shape::Object(&OAUTH_FLOW)),
        optional("authorizationCode", Shape::Object(&OAUTH_FLOW)),
    ],
)
.with_rule(Rule::OAuthFlows);

static OAUTH_FLOW: Object = Object::new(
    "an OAuth flow",
    &[
        optional("authorizationUrl", Text),
        optional("tokenUrl", Text),
        optional("refreshUrl", Text),
        required("scopes", Map(&Text)),
    ],
);
