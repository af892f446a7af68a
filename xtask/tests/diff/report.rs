//! The formats, each as a whole.

use super::read;
use xtask::diff::report::{Denied, Report};
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

/// The report on what became of one description.
fn reported(old: &str, new: &str, write: impl FnOnce(&Report<'_>) -> String) -> String {
    let (old, new) = (read("old.yaml", old), read("new.yaml", new));
    let changes = diff::compare(old.side(), new.side());
    let old_places = Positions::new(&old.document, &old.api, &old.sink);
    let new_places = Positions::new(&new.document, &new.api, &new.sink);
    let report = Report::new(&changes, (&old.api, &old_places), (&new.api, &new_places));
    write(&report)
}

fn written_as_text(report: &Report<'_>) -> String {
    report.text()
}

fn written_as_json(report: &Report<'_>) -> String {
    report.json()
}

fn written_as_markdown(report: &Report<'_>) -> String {
    report.markdown()
}

fn shown(path: &str) -> String {
    format!("spec/{path}")
}

#[test]
fn as_text() {
    insta::assert_snapshot!(reported(OLD, NEW, written_as_text));
}

#[test]
fn as_json() {
    insta::assert_snapshot!(reported(OLD, NEW, written_as_json));
}

#[test]
fn as_markdown() {
    insta::assert_snapshot!(reported(OLD, NEW, written_as_markdown));
}

#[test]
fn as_annotations() {
    insta::assert_snapshot!(reported(OLD, NEW, |report| report.github(&[], shown)));
}

#[test]
fn what_is_denied_is_an_error_and_nothing_else_is() {
    let errors = |denied: &[Denied]| {
        let commands = reported(OLD, NEW, |report| report.github(denied, shown));
        let errors = commands.lines().filter(|line| line.starts_with("::error "));
        let titles = errors.map(|line| {
            let title = line.split("title=").nth(1).unwrap();
            title.split("::").next().unwrap().to_owned()
        });
        titles.collect::<Vec<_>>()
    };
    assert!(errors(&[]).is_empty());
    let [wire, api] = [Denied::Wire, Denied::Api].map(|denied| errors(&[denied]));
    assert!(
        !wire.is_empty()
            && wire
                .iter()
                .all(|title| title.contains("breaking on the wire"))
    );
    assert!(!api.is_empty() && api.iter().all(|title| title.contains("major in Rust")));
    let both = errors(&[Denied::Wire, Denied::Api]);
    assert!(both.len() >= wire.len().max(api.len()));
}

/// A description with so many enumerations of two or of three values, and what stands beside the first.
fn enumerations(count: usize, third: &str, default: &str) -> String {
    let head =
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n schemas:\n";
    let first = format!(
        "  Big: {{type: object, properties: {{f: {{type: string, default: '{default}'}}}}}}\n"
    );
    let others = (0..count).map(|number| {
        format!("  Enumeration{number}: {{type: string, enum: [one, two{third}]}}\n")
    });
    [head.to_owned(), first].into_iter().chain(others).collect()
}

#[test]
fn markdown_fits_into_a_pull_request_and_says_what_was_cut() {
    let (old, new) = (
        enumerations(2_000, ", three", "a"),
        enumerations(2_000, "", "a"),
    );
    let markdown = reported(&old, &new, written_as_markdown);
    assert!(
        markdown.len() <= 65_536 && markdown.len() > 64_000,
        "{}",
        markdown.len()
    );
    let rows = markdown
        .lines()
        .filter(|line| line.starts_with("| compatible"));
    let cut = 2_000 - rows.count();
    let last = markdown.lines().last().unwrap();
    let said = format!(
        "**{cut} more** would be too long for this page: 0 breaking on the wire, {cut} major in Rust."
    );
    assert!(last.starts_with(&said), "{last}");
    // Whoever reads it knows how many there are in all, too.
    assert!(markdown.starts_with("**2000 changes**"), "{markdown:.80}");
}

#[test]
fn a_change_that_is_too_long_by_itself_hides_no_other() {
    let (old, new) = (
        enumerations(1, "", &"a".repeat(70_000)),
        enumerations(1, ", three", &"b".repeat(70_000)),
    );
    let markdown = reported(&old, &new, written_as_markdown);
    assert!(markdown.len() < 1_000, "{}", markdown.len());
    assert!(markdown.contains("value added"), "{markdown}");
    assert!(
        markdown.contains("**1 more** would be too long"),
        "{markdown}"
    );
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
        let text = INSIDE.lines().nth(places.of(place).line - 1).unwrap();
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
    assert!(!reported(&text, NEW, written_as_text).contains('\u{1b}'));
    let commands = reported(&text, NEW, |report| report.github(&[], shown));
    assert!(!commands.contains('\u{1b}'));
    assert!(commands.lines().all(|line| line.starts_with("::")));
    let markdown = reported(&text, NEW, written_as_markdown);
    assert!(!markdown.contains('\u{1b}') && !markdown.contains("\n# title"));
    assert!(
        markdown.contains("``") && markdown.contains("\\|"),
        "{markdown}"
    );
}
