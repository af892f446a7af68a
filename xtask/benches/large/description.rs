//! Descriptions of any size: each operation has models and parameters of its own, and shares the errors.

use std::fmt::Write as _;

const HEAD: &str = "openapi: 3.0.3
info: {title: Ladder, version: '1'}
servers: [{url: https://ladder.example}]
components:
  responses:
    Fault:
      description: What went wrong.
      content: {application/json: {schema: {$ref: '#/components/schemas/Fault'}}}
";

/// A description of so many operations.
pub(crate) fn of(operations: usize) -> String {
    let mut text = String::from(HEAD);
    text.push_str("  schemas:\n    Fault: {type: object, properties: {code: {type: string}}}\n");
    for number in 0..operations {
        write!(text, "{}", schemas(number)).expect("a string can be written to");
    }
    text.push_str("paths:\n");
    for number in 0..operations {
        write!(text, "{}", path(number)).expect("a string can be written to");
    }
    text
}

/// What one operation sends and receives.
fn schemas(number: usize) -> String {
    format!(
        "    Order{number}:
      type: object
      description: An order of the kind {number}.
      required: [id, state]
      properties:
        id: {{type: integer, format: int64, minimum: 1, description: Names the order.}}
        state: {{$ref: '#/components/schemas/State{number}'}}
        lines: {{type: array, maxItems: 50, items: {{$ref: '#/components/schemas/Line{number}'}}}}
        createdAt: {{type: string, format: date-time}}
    Line{number}:
      type: object
      properties:
        name: {{type: string, maxLength: 255}}
        count: {{type: integer, format: int32}}
        price: {{type: number}}
    State{number}: {{type: string, enum: [NEW, PAID, SENT], description: How far it has come.}}
"
    )
}

fn path(number: usize) -> String {
    format!(
        "  /orders{number}/{{shopId}}:
    post:
      tags: [group{group}]
      operationId: updateOrder{number}
      summary: Changes an order of the kind {number}.
      parameters:
        - {{name: shopId, in: path, required: true, schema: {{type: integer, format: int64}}}}
        - {{name: limit, in: query, schema: {{type: integer, format: int32, maximum: 100}}}}
      requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Order{number}'}}}}}}}}
      responses:
        '200':
          description: The order.
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/Order{number}'}}}}}}
        '400': {{$ref: '#/components/responses/Fault'}}
",
        group = number / 20
    )
}
