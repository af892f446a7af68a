//! Calls of the client that is made of the fixture `responses`: a redirect that is the answer comes back as one, and an error
//! is what it says, whatever was asked for.

use responses::Error;
use responses::mock::MockServer;
use responses::models::{Fault, OrderResponse, OrderResponseFields, Problem, ProblemOrFault};
use responses::orders::OrdersError;
use serde_json::{Value, json};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    answers_with_redirects().await?;
    reads_errors_in_the_language_in_which_they_come().await;
    Ok(())
}

async fn reads_errors_in_the_language_in_which_they_come() {
    let problem = Problem::new().with_message("no money");
    let fault = Fault::new().with_title("Refused").with_detail("no money");
    let odd = json!(["down"]);
    for (status, body, expected) in [
        (400, json!({"message": "no money"}), OrdersError::BadRequest(problem.clone().into())),
        (400, json!({"title": "Refused", "detail": "no money"}), OrdersError::BadRequest(fault.clone().into())),
        (403, json!({"detail": "no money", "title": "Refused", "status": 403}), OrdersError::Forbidden(fault.clone().into())),
        (403, odd.clone(), OrdersError::Forbidden(ProblemOrFault::Unknown(odd))),
        (404, json!({"message": "no money"}), OrdersError::NotFound(problem)),
        (422, json!({"fields": ["price"]}), OrdersError::UnprocessableEntity(OrderResponseFields::new(["price"]).into())),
        (422, json!({"title": "Refused", "detail": "no money"}), OrdersError::UnprocessableEntity(OrderResponse::Fault(fault))),
    ] {
        for content_type in ["application/json", "application/problem+json"] {
            assert_eq!(refusal(status, &body, content_type).await, expected, "{body}");
        }
    }
}

/// What a call says of an answer.
async fn refusal(status: u16, body: &Value, content_type: &str) -> OrdersError {
    let mock = MockServer::start().await;
    let answer = mock.order().respond_status(status).with_json(body);
    answer.with_header("content-type", content_type).await;
    match mock.client().orders().order().await {
        Err(Error::Api(error)) => error.body().expect("it is described").clone(),
        outcome => panic!("{outcome:?}"),
    }
}

async fn answers_with_redirects() -> Result<(), Box<dyn std::error::Error>> {
    let mock = MockServer::start().await;
    mock.locate_file().respond(()).with_header("location", "/inline").await;
    mock.go_elsewhere().respond(()).with_status(307).with_header("location", "/inline").await;
    let client = mock.client();

    let response = client.files().locate_file().await?;
    assert_eq!(response.status().as_u16(), 302);
    assert_eq!(response.headers()["location"], "/inline");
    let response = client.files().go_elsewhere().await?;
    assert_eq!(response.status().as_u16(), 307);

    let mock = MockServer::start().await;
    mock.locate_file().respond_status(304).await;
    let error = mock.client().files().locate_file().await.expect_err("no redirect");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(304));
    Ok(())
}
