//! Operations, one feature a test.

use insta::assert_snapshot;
use toml::Spanned;
use xtask::config::Operations;
use xtask::lower::Options;

use super::{indented, lowered, lowered_with, with_parts};

/// A name in settings that come from no file.
fn said(name: &str) -> Spanned<String> {
    Spanned::new(0..0, name.to_owned())
}

fn paths(paths: &str) -> String {
    with_components(paths, "schemas: {}")
}

fn with_components(paths: &str, components: &str) -> String {
    with_parts(&indented(paths, 2), &indented(components, 2))
}

#[test]
fn parameters_in_all_places() {
    assert_snapshot!(lowered(&with_components(
        "
        /things/{id}/{key}:
          parameters:
            - { name: id, in: path, required: true, schema: { type: integer }, description: Of the path. }
            - { $ref: '#/components/parameters/Trace', description: Said here. }
          get:
            operationId: find
            parameters:
              - { name: id, in: path, required: true, schema: { type: string }, description: Of the operation. }
              - { name: key, in: path, style: label, explode: true, schema: { type: array, items: { type: string } } }
              - { name: tags, in: query, schema: { type: array, items: { type: string, enum: [a, b] } } }
              - { name: piped, in: query, style: pipeDelimited, allowReserved: true, schema: { type: array, items: { type: integer } } }
              - { name: deep, in: query, style: deepObject, explode: true, schema: { type: object, properties: { from: { type: string } } } }
              - { name: json, in: query, content: { application/json: { schema: { type: object, properties: { a: { type: object, properties: { b: {} } } } } } } }
              - { name: xml, in: query, content: { application/xml: { schema: { type: string } } } }
              - { name: text, in: query, content: { '*/*': { schema: { type: string, format: uuid } } } }
              - { name: X-Text, in: header, content: { text/plain: { schema: { $ref: '#/components/schemas/Number' } } } }
              - { name: texts, in: query, content: { text/plain: { schema: { type: array, items: { type: string } } } } }
              - { name: nested, in: query, schema: { type: object, properties: { a: { type: object, properties: { b: {} } } } } }
              - { name: session, in: cookie, schema: { type: string, nullable: true }, deprecated: true, example: abc }
              - { name: Accept, in: header, schema: { type: string } }
              - { name: any, in: query, schema: {} }
              - { name: any, in: query, schema: {} }
            responses: { '204': { description: Found. } }
        ",
        "
        parameters:
          Trace: { description: Said there., name: X-Trace, in: header, schema: { type: string, format: uuid } }
        schemas:
          Number: { type: integer }
        "
    )));
}

#[test]
fn parameters_in_the_query_of_a_path() {
    assert_snapshot!(lowered(&paths(
        "
        /a/{id}?term={text}&ids={ids}&from={from}&deep=true:
          get:
            operationId: find
            parameters:
              - { name: id, in: path, required: true, schema: { type: string } }
              - { name: text, in: path, required: true, schema: { type: string } }
              - { name: ids, in: path, required: true, schema: { type: array, items: { type: integer } } }
              - { name: from, in: query, schema: { type: integer } }
            responses: {}
        /b?since={from}&other={text}:
          get:
            operationId: since
            parameters:
              - { name: from, in: query, schema: { type: integer } }
              - { name: text, in: header, schema: { type: string } }
            responses: {}
        /c/{id}?id={id}: { get: { operationId: twice, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: {} } }
        /d?a={x}&a={y}: { get: { operationId: same, parameters: [{ name: x, in: path, required: true, schema: {} }, { name: y, in: path, required: true, schema: {} }], responses: {} } }
        /e?a={x}: { get: { operationId: matrix, parameters: [{ name: x, in: path, style: matrix, required: true, schema: {} }], responses: {} } }
        "
    )));
}

#[test]
fn paths_and_names() {
    assert_snapshot!(lowered(&paths(
        "
        /a/{x}: { get: { operationId: one, responses: {} } }
        /a/{y}: { get: { operationId: one, parameters: [{ name: y, in: path, required: true, schema: {} }], responses: {} } }
        /b: { post: { parameters: [{ name: z, in: path, required: true, schema: {} }], responses: {} }, servers: [{ url: /x }] }
        /c{: { put: { responses: {}, callbacks: { done: {} } } }
        /d?x=1: { delete: { responses: {} } }
        e: { get: { responses: {} } }
        /f: { $ref: '#/paths/~1b' }
        "
    )));
}

#[test]
fn bodies() {
    assert_snapshot!(lowered(&with_components(
        "
        /json: { post: { operationId: json, requestBody: { required: true, content: { application/xml: {}, 'Application/JSON; charset=utf-8': { schema: { type: object, properties: { a: { type: string } } } } } }, responses: {} } }
        /patch: { post: { operationId: patch, requestBody: { content: { application/merge-patch+json: { schema: {} } } }, responses: {} } }
        /text: { post: { operationId: text, requestBody: { content: { text/plain: { schema: { type: string, maxLength: 3 } } } }, responses: {} } }
        /bytes: { post: { operationId: bytes, requestBody: { content: { image/png: { schema: { $ref: '#/components/schemas/File' } } } }, responses: {} } }
        /xml: { post: { operationId: xml, requestBody: { content: { application/xml: { schema: {} } } }, responses: {} } }
        /any: { post: { operationId: any, requestBody: { content: { '*/*': { schema: { type: array, items: {} } } } }, responses: {} } }
        /named: { post: { operationId: named, requestBody: { $ref: '#/components/requestBodies/Named' }, responses: {} } }
        ",
        "
        schemas:
          File: { type: string, format: binary, maxLength: 10 }
        requestBodies:
          Named: { description: Said once., content: { application/json: { schema: { type: object, properties: { file: { $ref: '#/components/schemas/File' }, raw: { type: string, format: binary } } } } } }
        "
    )));
}

#[test]
fn forms() {
    assert_snapshot!(lowered(&with_components(
        "
        /upload:
          post:
            operationId: upload
            requestBody:
              description: Files.
              content:
                multipart/form-data:
                  schema: { $ref: '#/components/schemas/Upload' }
                  encoding: { meta: { contentType: application/json }, files: { contentType: 'image/png, image/jpeg' }, kind: { contentType: 'text/x-kind; charset=latin1' } }
            responses: {}
        /login: { post: { operationId: login, requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object, required: [user], properties: { user: { type: string }, scope: { type: array, items: { type: string, enum: [r, w] } } }, additionalProperties: true } } } }, responses: {} } }
        /wrong: { post: { operationId: wrong, requestBody: { content: { multipart/form-data: { schema: { type: string } } } }, responses: {} } }
        ",
        "
        schemas:
          Upload: { allOf: [{ properties: { files: { type: array, items: { $ref: '#/components/schemas/File' }, minItems: 1 }, kind: { $ref: '#/components/schemas/Kind' } } }, { required: [files], properties: { meta: { $ref: '#/components/schemas/Meta' } } }] }
          File: { type: string, format: binary, maxLength: 10 }
          Kind: { type: string, enum: [a] }
          Meta: { type: object, properties: { of: { $ref: '#/components/schemas/Kind' } } }
        "
    )));
}

#[test]
fn answers_by_status() {
    assert_snapshot!(lowered(&with_components(
        "
        /a:
          get:
            operationId: a
            responses:
              default: { description: Else. }
              '500': { description: Text., content: { text/html: {} } }
              4XX: { $ref: '#/components/responses/Bad' }
              '404': { description: XML., content: { application/xml: { schema: { type: object } } } }
              '302': { description: Moved., links: { self: { operationId: a } } }
              '201': { description: Inline., content: { text/plain: {}, application/json: { schema: { type: object, properties: { id: { type: integer } } } } } }
              200: { description: Listed., content: { application/hal+json: { schema: { type: array, items: { type: object, properties: { id: { type: integer } } } } } } }
              206: { description: Bytes., content: { application/pdf: { schema: { type: string, format: binary } } } }
        /b: { get: { operationId: b, responses: { default: { description: All., content: { application/json: { schema: { type: object, nullable: true, properties: { x: {} } } } } } } } }
        /c: { get: { operationId: c, responses: { '404': { description: Gone. } } } }
        /d: { head: { operationId: d, responses: { '200': { description: As of GET., content: { application/json: { schema: { type: object, properties: { x: {} } } } } }, 4XX: { $ref: '#/components/responses/Bad' } } } }
        ",
        "
        responses:
          Bad: { description: Bad., content: { application/json: { schema: { type: object, properties: { why: { type: string } } } } } }
        "
    )));
}

#[test]
fn groups_safety_and_security() {
    let text = with_components(
        "
        /1: { get: { operationId: none, responses: {} } }
        /2: { post: { operationId: undeclared, tags: [undeclared], responses: {}, security: [] } }
        /3: { post: { operationId: second, tags: [second, first], responses: {}, x-auth-scopes: ['all:read-only'], security: [{ Key: [], Bearer: [] }, {}] } }
        /4: { post: { operationId: first, tags: [first], responses: {}, security: [{ Nothing: [] }, { Digest: [] }, { Basic: [] }, { Basic: [] }] } }
        /5: { patch: { operationId: told, tags: [first], responses: {} }, delete: { operationId: gone, tags: [first], responses: {} } }
        ",
        "
        securitySchemes:
          Key: { type: apiKey, in: query, name: key, description: A key. }
          Bearer: { type: http, scheme: Bearer }
          Digest: { type: http, scheme: digest }
          Basic: { type: http, scheme: basic }
          Flow: { type: oauth2, flows: {} }
        ",
    );
    let text = format!(
        "{text}security: [{{ Flow: [a] }}, {{ Key: [] }}]\ntags: [{{ name: unused }}, {{ name: first, description: The first. }}, {{ name: second }}]\nservers: [{{ url: 'https://{{region}}.x/{{no}}', variables: {{ region: {{ default: eu, enum: [us] }} }} }}]\n"
    );
    let options = Options {
        operations: Operations {
            read_only: vec![said("told"), said("nobody")],
            idempotent: vec![said("undeclared"), said("second")],
            not_repeatable: vec![said("none"), said("gone")],
        },
        ..Options::default()
    };
    assert_snapshot!(lowered_with(&text, &options));
}

#[test]
fn paging_by_shape() {
    let operation = |name: &str, parameter: &str, schema: &str| {
        format!(
            "/{name}: {{ get: {{ operationId: {name}, parameters: [{{ name: {parameter}, in: query, schema: {{ type: string }} }}], responses: {{ '200': {{ description: '', content: {{ application/json: {{ schema: {schema} }} }} }} }} }} }}\n"
        )
    };
    let list = "list: { type: array, items: { type: string } }";
    let text = [
        operation("flat", "cursor", &format!("{{ properties: {{ {list}, next_cursor: {{ type: string }} }} }}")),
        operation("around", "page-token", &format!("{{ properties: {{ r: {{ properties: {{ {list}, p: {{ properties: {{ nextPageToken: {{ type: string }} }} }} }} }} }} }}")),
        operation("same", "cursor", &format!("{{ properties: {{ {list}, cursor: {{ type: string }} }} }}")),
        operation("two_lists", "cursor", &format!("{{ properties: {{ {list}, other: {{ type: array, items: {{}} }}, next_cursor: {{ type: string }} }} }}")),
        operation("two_tokens", "cursor", &format!("{{ properties: {{ {list}, next_cursor: {{ type: string }}, cursorNext: {{ type: string }} }} }}")),
        operation("no_list", "cursor", "{ properties: { next_cursor: { type: string } } }"),
        operation("other", "token", &format!("{{ properties: {{ {list}, token: {{ type: string }} }} }}")),
    ]
    .concat();
    assert_snapshot!(lowered(&paths(&text)));
}

#[test]
fn left_out() {
    let text = with_components(
        "
        /good: { get: { operationId: good, responses: { '200': { $ref: '#/components/responses/Good' } } } }
        /bad: { get: { operationId: bad, responses: { '200': { description: '', content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Holder' } } } } } } } }
        /inline: { post: { operationId: inline, requestBody: { content: { application/xml: {} } }, responses: {} } }
        ",
        "
        responses:
          Good: { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Fine' } } } }
        schemas:
          Fine: { type: object, properties: { self: { $ref: '#/components/schemas/Fine' } } }
          Holder: { type: object, properties: { either: { $ref: '#/components/schemas/Either' } } }
          Either: { oneOf: [{ type: string }, { type: integer }], anyOf: [{ minLength: 3, type: string }, { type: integer }] }
        ",
    );
    let options = Options {
        skip_unsupported: true,
        ..Options::default()
    };
    assert_snapshot!(lowered_with(&text, &options));
}

#[test]
fn usage_and_one_way_fields() {
    assert_snapshot!(lowered(&with_components(
        "
        /a:
          post:
            operationId: a
            parameters: [{ name: kind, in: query, schema: { $ref: '#/components/schemas/Kind' } }]
            requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Both' } } } }
            responses: { '200': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Both' } } } }, '400': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Fault' } } } } }
        ",
        "
        schemas:
          Both: { type: object, required: [id, secret], properties: { id: { type: integer, readOnly: true }, secret: { type: string, writeOnly: true }, tree: { $ref: '#/components/schemas/Tree' } } }
          Fault: { type: object, required: [id, secret], properties: { id: { type: integer, readOnly: true }, secret: { type: string, writeOnly: true } } }
          Tree: { type: object, properties: { children: { type: array, items: { $ref: '#/components/schemas/Tree' } }, kind: { $ref: '#/components/schemas/Kind' } } }
          Kind: { type: string, enum: [a] }
          Unused: { type: object, properties: { tree: { $ref: '#/components/schemas/Tree' } } }
        "
    )));
}
