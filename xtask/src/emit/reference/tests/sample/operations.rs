//! The operations of the sample.

use serde_json::json;

use super::{Sample, ident, model_type};
use crate::ir::{
    CallLimit, Constraints, IntegerFormat, Limit, Method, ParameterLocation, Period, Safety,
    StatusMatch,
};
use crate::rust::{
    Bounds, Carrier, Docs, ErrorEnum, ErrorType, Expression, FieldForm, Group, Input, MockedInput,
    Mocking, Operation, Paging, ParameterForm, Payload, Refusal, RustType, StatusVariant,
    StyleChoice, Success,
};

fn limit(amount: u64, period: Period) -> CallLimit {
    CallLimit {
        amount,
        periods: 1,
        period,
    }
}

impl Sample<'_> {
    pub(super) fn group(&self) -> Group {
        Group {
            tag: Some(self.wire("chats")),
            description: self.some("Chats with buyers."),
            module: ident("chats"),
            accessor: ident("chats"),
            ident: ident("Chats"),
            page: "ChatsApi".to_owned(),
            operations: vec![self.send_file(), self.get_chats()],
            errors: vec![ErrorEnum {
                ident: ident("ChatsError"),
                variants: vec![StatusVariant {
                    ident: ident("BadRequest"),
                    status: StatusMatch::Code(400),
                    description: self.text("Not valid."),
                    payload: Payload::Json(model_type(0, "GetChatsRequest")),
                }],
            }],
        }
    }

    fn get_chats(&self) -> Operation {
        let body = model_type(0, "GetChatsRequest");
        Operation {
            inputs: vec![
                self.business_id(),
                self.input("body", "The filter", body.clone(), Carrier::Json),
                Input {
                    required: false,
                    default: Some(json!(20)),
                    ..self.input(
                        "limit",
                        "How many a page holds",
                        RustType::Integer(IntegerFormat::Int32),
                        self.parameter("limit", ParameterLocation::Query),
                    )
                },
            ],
            content_type: Some("application/json".to_owned()),
            security: vec![vec![0], vec![1, 2], vec![]],
            safety: Safety::Safe,
            answers_with_redirect: false,
            limits: Vec::new(),
            success: Success::One(Payload::Json(body.clone())),
            paging: Some(Paging {
                token: ident("limit"),
                needs_token: false,
                constant: ident("LIMIT"),
                variant: None,
                next_token: Vec::new(),
                next_token_place: Vec::new(),
                has_more: None,
                has_more_place: Vec::new(),
                items: Vec::new(),
                item: body,
            }),
            ..self.operation(
                "get_chats",
                "List the chats",
                "Lists the chats.\n\n- One.\n\n# Limit\n\n10,000 an hour.",
            )
        }
    }

    fn send_file(&self) -> Operation {
        let file = Carrier::FormField {
            constant: ident("FILE"),
            name: self.wire("file"),
            content_type: None,
            form: FieldForm::Part,
        };
        let at_most = Constraints {
            max_length: Some(5_242_880),
            ..Constraints::default()
        };
        Operation {
            inputs: vec![
                self.business_id(),
                Input {
                    bounds: Bounds {
                        constraints: at_most,
                        items: None,
                    },
                    ..self.input("file", "The file", RustType::Part, file)
                },
            ],
            content_type: Some("multipart/form-data".to_owned()),
            error: ErrorType::None,
            refusals: Vec::new(),
            ..self.operation("operations", "Send a file", "")
        }
    }

    fn operation(&self, function: &str, summary: &str, description: &str) -> Operation {
        Operation {
            id: self.wire("getChats"),
            method: Method::Post,
            path: self.text("/businesses/{businessId}/chats"),
            server: None,
            docs: Docs {
                summary: self.some(summary),
                description: self.some(description),
                deprecation: None,
            },
            module: ident(function),
            function: ident(function),
            call: ident("Call"),
            inputs: Vec::new(),
            content_type: None,
            accept: Some(self.text("application/json")),
            security: Vec::new(),
            safety: Safety::Unsafe,
            answers_with_redirect: false,
            limits: vec![limit(5000, Period::Hour), limit(100, Period::Minute)],
            success: Success::One(Payload::Empty),
            paging: None,
            error: ErrorType::Enum {
                module: ident("chats"),
                ident: ident("ChatsError"),
            },
            refusals: vec![
                self.refusal(400, Payload::Json(model_type(0, "GetChatsRequest"))),
                self.refusal(420, Payload::Empty),
            ],
            mocking: Mocking {
                method: ident(function),
                arguments: ident("Arguments"),
                status: 200,
                answer: None,
            },
        }
    }

    fn refusal(&self, status: u16, payload: Payload) -> Refusal {
        Refusal {
            status: StatusMatch::Code(status),
            description: self.text("Refused."),
            payload,
        }
    }

    fn business_id(&self) -> Input {
        let at_least = Constraints {
            minimum: Some(Limit::Integer(1)),
            ..Constraints::default()
        };
        Input {
            bounds: Bounds {
                constraints: at_least,
                items: None,
            },
            ..self.input(
                "business_id",
                "The business",
                RustType::Integer(IntegerFormat::Int64),
                self.parameter("businessId", ParameterLocation::Path),
            )
        }
    }

    fn parameter(&self, name: &str, location: ParameterLocation) -> Carrier {
        Carrier::Parameter {
            constant: ident("PARAMETER"),
            name: self.wire(name),
            location,
            form: ParameterForm::Value(StyleChoice {
                style: None,
                explode: None,
                allow_reserved: false,
            }),
        }
    }

    fn input(&self, name: &str, description: &str, ty: RustType, carrier: Carrier) -> Input {
        Input {
            ident: ident(name),
            docs: self.docs(description),
            ty,
            required: true,
            carrier,
            example: Expression::Integer(1),
            has_example: false,
            bounds: Bounds::default(),
            default: None,
            mocked: MockedInput {
                expected: ident(&format!("with_{name}")),
                received: ident(name),
            },
        }
    }
}
