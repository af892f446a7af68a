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
    let changes = diff::compare(old.side(), new.side());
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

/// Types that stand inside of an operation, a form and a parameter that others share.
const INSIDE: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /a:
    parameters:
    - {$ref: '#/components/parameters/P'}
    post:
      operationId: a
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                f: {type: string, enum: [x]}
      responses:
        '200':
          description: d
          content:
            application/json:
              schema:
                type: object
                properties:
                  g:
                    type: array
                    items:
                      type: object
                      properties:
                        h: {type: string}
  /form:
    post:
      operationId: form
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                i: {type: string}
      responses: {'204': {description: d}}
components:
  parameters:
    P:
      name: p
      in: query
      schema: {type: string}
";

#[test]
fn what_stands_inside_is_found() {
    let (old, new) = (
        read("old.yaml", INSIDE),
        read(
            "new.yaml",
            &INSIDE
                .replace("{type: string}", "{type: boolean}")
                .replace("[x]", "[x, y]"),
        ),
    );
    let changes = diff::compare(old.side(), new.side());
    let places = Positions::new(&new.document, &new.api, &new.sink);
    let lines = changes.iter().map(|change| {
        let place = change.new.as_ref().unwrap();
        let line = places.of(place).split(':').nth(1).unwrap().parse::<usize>();
        let text = INSIDE.lines().nth(line.unwrap() - 1).unwrap();
        format!("{}, {}: {}", place.root, place.way(), text.trim())
    });
    let lines: Vec<String> = lines.collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn nothing_of_a_description_reaches_a_terminal_or_becomes_markdown() {
    let hostile = "\u{1b}[31m|`<b>\n# title";
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: {}}}\npaths: {{}}\n",
        serde_json::to_string(hostile).unwrap()
    );
    let (old, new) = (read("old.yaml", &text), read("new.yaml", NEW));
    let changes = diff::compare(old.side(), new.side());
    let old_places = Positions::new(&old.document, &old.api, &old.sink);
    let new_places = Positions::new(&new.document, &new.api, &new.sink);
    let report = Report::new(&changes, (&old.api, &old_places), (&new.api, &new_places));
    assert!(!report.text().contains('\u{1b}'));
    let markdown = report.markdown();
    assert!(!markdown.contains('\u{1b}') && !markdown.contains("\n# title"));
    assert!(
        markdown.contains("``") && markdown.contains("\\|"),
        "{markdown}"
    );
}
