//! The three formats, each as a whole.

use super::read;
use xtask::diff::report::Report;
use xtask::diff::{self, Positions};

const OLD: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /chats:
    get:
      operationId: getChats
      parameters:
      - {in: query, name: page_token, schema: {type: string}}
      responses:
        '200':
          description: All.
          content: {application/json: {schema: {$ref: '#/components/schemas/Chat'}}}
  /gone:
    get:
      operationId: gone
      responses: {'200': {description: d}}
components:
  schemas:
    Chat:
      type: object
      required: [orderId]
      properties:
        orderId: {type: integer}
        status: {$ref: '#/components/schemas/Status'}
    Status: {type: string, enum: ['NEW|`x`']}
";
const NEW: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '2'}
paths:
  /v2/chats:
    get:
      operationId: getChats
      parameters:
      - {in: query, name: pageToken, schema: {type: string}}
      responses:
        '200':
          description: All.
          content: {application/json: {schema: {$ref: '#/components/schemas/Chat'}}}
components:
  schemas:
    Chat:
      type: object
      properties:
        orderId: {type: integer, deprecated: true}
        status: {$ref: '#/components/schemas/Status'}
    Status: {type: string, enum: ['NEW|`x`', CLOSED]}
";

/// As text, as JSON and as Markdown.
fn reported() -> [String; 3] {
    let (old, new) = (read("old.yaml", OLD), read("new.yaml", NEW));
    let changes = diff::compare(&old.api, &new.api);
    let old_places = Positions::new(&old.document, &old.api, &old.sink);
    let new_places = Positions::new(&new.document, &new.api, &new.sink);
    let report = Report::new(&changes, (&old.api, &old_places), (&new.api, &new_places));
    [report.text(), report.json(), report.markdown()]
}

#[test]
fn as_text() {
    let [text, _, _] = reported();
    insta::assert_snapshot!(text);
}

#[test]
fn as_json() {
    let [_, json, _] = reported();
    insta::assert_snapshot!(json);
}

#[test]
fn as_markdown() {
    let [_, _, markdown] = reported();
    insta::assert_snapshot!(markdown);
}
