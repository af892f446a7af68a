//! Whole documents, and where their parts came from.

use super::{rewritten, value};
use crate::diagnostics::render;
use crate::spec::Pointer;

/// A document of 3.1 without its version, and what says the same in 3.0.
const CASES: &[(&str, &str)] = &[
    ("paths: {}", "paths: {}"),
    ("components: {}", "{components: {}, paths: {}}"),
    ("webhooks: {a: {}}", "paths: {}"),
    ("info: {title: a}", "info: {title: a}"),
    (
        "{paths: {}, jsonSchemaDialect: 'https://spec.openapis.org/oas/3.1/dialect/base'}",
        "paths: {}",
    ),
    (
        "{info: {summary: a}, components: {pathItems: {a: {}}}}",
        "{info: {description: a}, components: {}, paths: {}}",
    ),
    (
        "info: {summary: a, description: b}",
        "info: {description: \"a\\n\\nb\"}",
    ),
    (
        "info: {license: {name: a, identifier: MIT}}",
        "info: {license: {name: a, url: 'https://spdx.org/licenses/MIT.html'}}",
    ),
    (
        "info: {license: {name: a, identifier: MIT, url: b}}",
        "info: {license: {name: a, url: b}}",
    ),
    (
        "paths: {/a: {get: {summary: a}}}",
        "paths: {/a: {get: {summary: a, responses: {}}}}",
    ),
    (
        "paths: {/a: {get: {requestBody: {content: {application/octet-stream: {schema: {}}}}}}}",
        "paths: {/a: {get: {requestBody: {content: {application/octet-stream: {schema: {type: string, format: binary}}}}, responses: {}}}}",
    ),
    (
        "components: {responses: {a: {content: {application/json: {schema: {}}, image/png: {schema: true}, application/pdf: {schema: {description: a}}}}}}",
        "{components: {responses: {a: {content: {application/json: {schema: {}}, image/png: {schema: {type: string, format: binary}}, application/pdf: {schema: {type: string, format: binary, description: a}}}}}}, paths: {}}",
    ),
    (
        "components: {requestBodies: {a: {content: {multipart/form-data: {schema: {properties: {a: {contentMediaType: application/octet-stream}}}}}}}}",
        "{components: {requestBodies: {a: {content: {multipart/form-data: {schema: {properties: {a: {type: string, format: binary}}}}}}}}, paths: {}}",
    ),
    (
        "components: {schemas: {F: {properties: {a: {contentMediaType: image/png}, b: {contentMediaType: image/gif}, c: {contentMediaType: a/b, contentEncoding: base64}}}}, requestBodies: {a: {content: {multipart/form-data: {schema: {$ref: '#/components/schemas/F'}, encoding: {b: {contentType: image/jpeg}}}}}}}",
        "{components: {schemas: {F: {properties: {a: {type: string, format: binary}, b: {type: string, format: binary}, c: {type: string, format: byte}}}}, requestBodies: {a: {content: {multipart/form-data: {schema: {$ref: '#/components/schemas/F'}, encoding: {a: {contentType: image/png}, b: {contentType: image/jpeg}, c: {contentType: a/b}}}}}}}, paths: {}}",
    ),
    (
        "components: {schemas: {A: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {a: {type: string, contentMediaType: text/html}}}]}}, requestBodies: {a: {content: {multipart/form-data: {schema: {allOf: [{$ref: '#/components/schemas/A'}]}}}}}}",
        "{components: {schemas: {A: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {a: {type: string}}}]}}, requestBodies: {a: {content: {multipart/form-data: {schema: {allOf: [{$ref: '#/components/schemas/A'}]}, encoding: {a: {contentType: text/html}}}}}}}, paths: {}}",
    ),
    (
        "components: {requestBodies: {a: {content: {multipart/form-data: {schema: {properties: {a: {contentEncoding: base64}, b: {type: string, contentEncoding: Binary, contentMediaType: text/html}}}}}}}}",
        "{components: {requestBodies: {a: {content: {multipart/form-data: {schema: {properties: {a: {type: string, format: byte}, b: {type: string, format: binary}}}, encoding: {a: {contentType: application/octet-stream}, b: {contentType: text/html}}}}}}}, paths: {}}",
    ),
    (
        "components: {requestBodies: {a: {content: {multipart/form-data: {schema: {properties: {a: {type: array, items: {contentMediaType: image/png}}}}}}}}}",
        "{components: {requestBodies: {a: {content: {multipart/form-data: {schema: {properties: {a: {type: array, items: {type: string, format: binary}}}}, encoding: {a: {contentType: image/png}}}}}}}, paths: {}}",
    ),
    (
        "paths: {/a: {parameters: [{schema: {type: [string]}, examples: {a: {value: {type: [a]}}}}]}}",
        "paths: {/a: {parameters: [{schema: {type: string}, examples: {a: {value: {type: [a]}}}}]}}",
    ),
    // What was in `$defs` is a component by now.
    (
        "components: {schemas: {A: {$ref: '#/components/schemas/B/$defs/A'}, B: {type: object, $defs: {A: {$ref: '#/components/schemas/B/$defs/C'}, C: {const: 1}, D: {}}}}}",
        "{components: {schemas: {A: {$ref: '#/components/schemas/C'}, B: {type: object}, C: {type: integer, enum: [1]}}}, paths: {}}",
    ),
    (
        "{paths: {/a: {parameters: [{schema: {$ref: '#/paths/~1a/parameters/0/schema/definitions/A', definitions: {A: {type: string}}}}]}}}",
        "{paths: {/a: {parameters: [{schema: {$ref: '#/components/schemas/A'}}]}}, components: {schemas: {A: {type: string}}}}",
    ),
];

#[test]
fn a_document_is_said_in_3_0() {
    for (later, earlier) in CASES {
        let with_version = |text: &str, version: &str| {
            let mut document = value(text);
            document["openapi"] = version.into();
            document
        };
        let text = serde_yaml::to_string(&with_version(later, "3.1.0")).expect("it is YAML");
        let (document, _) = rewritten(&text);
        assert_eq!(document, with_version(earlier, "3.0.3"), "{later}");
    }
}

#[test]
fn webhooks_are_noted() {
    let (_, sink) = rewritten("{openapi: 3.1.0, webhooks: {}}");
    let report = render(&sink, false);
    assert!(report.starts_with("note[webhooks-ignored]"), "{report}");
    assert!(report.ends_with("\n1 note\n"), "{report}");
    assert!(sink.checkpoint().is_ok());
}

#[test]
fn what_moved_is_known_by_where_it_was() {
    let text = r"
openapi: 3.1.0
components:
  schemas:
    A:
      anyOf: [{type: 'null'}, {type: [string, boolean], minLength: 1}, {type: 'null'}, {const: 3}]
    B:
      $ref: '#/components/schemas/A/$defs/C'
      minLength: 3
      $defs: {C: {}}
    C:
      anyOf: [{type: 'null'}, {exclusiveMinimum: 3, examples: [4], type: ['null', integer]}]
";
    let (document, sink) = rewritten(text);
    for (now, before) in [
        ("A/anyOf/0/oneOf/0/type", "A/anyOf/1/type/0"),
        ("A/anyOf/0/oneOf/0/minLength", "A/anyOf/1/minLength"),
        ("A/anyOf/0/oneOf/1/type", "A/anyOf/1/type/1"),
        ("A/anyOf/1/enum/0", "A/anyOf/3/const"),
        ("B/allOf/0/$ref", "B/$ref"),
        ("B/allOf/1/minLength", "B/minLength"),
        ("C/minimum", "C/anyOf/1/exclusiveMinimum"),
        ("C/example", "C/anyOf/1/examples/0"),
        ("C/type", "C/anyOf/1/type/1"),
    ] {
        let at = |text: &str| {
            Pointer::from_reference(&format!("#/components/schemas/{text}")).expect("a pointer")
        };
        assert!(at(now).find_in(&document).is_some(), "{now}: {document:?}");
        let (_, origin) = sink.sources.origin(&at(now));
        assert_eq!(origin, at(before), "{now}");
    }
}
