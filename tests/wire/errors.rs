//! What is said when the API refuses a call.

use yandex_market_chats::chats::ChatsError;
use yandex_market_chats::models::{ApiErrorDto, ApiResponseStatusType, GetChatsRequest};
use yandex_market_chats::{ApiError, Delivery, Error, Response};

use crate::support::{Answer, Server};

const REFUSAL: &str = r#"{"status":"ERROR","errors":[{"code":"CODE","message":"why"}]}"#;

/// The error that an answer becomes.
async fn refused(answer: Answer) -> Error<ChatsError> {
    let server = Server::new();
    let client = server.client();
    let call = client.chats().get_chats(1, GetChatsRequest::new());
    let result: Result<Response<_>, _> = server.result(call, answer).await;
    result.expect_err("the answer is no success")
}

/// The same, as what the API said.
async fn api_error(answer: Answer) -> ApiError<ChatsError> {
    match refused(answer).await {
        Error::Api(error) => *error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_error_is_typed_by_its_status() {
    for status in [400, 401, 403, 404, 420, 500] {
        let error = api_error(Answer::json(status, REFUSAL)).await;
        assert_eq!(error.status().as_u16(), status);
        assert_eq!(error.operation(), "getChats");
        assert_eq!(error.raw_body().as_ref(), REFUSAL.as_bytes());
        assert_eq!(error.decode_problem(), None);
        let (variant, said, errors) = match error.into_body().expect("it is typed") {
            ChatsError::BadRequest(body) => (400, body.status, body.errors),
            ChatsError::Unauthorized(body) => (401, body.status, body.errors),
            ChatsError::Forbidden(body) => (403, body.status, body.errors),
            ChatsError::NotFound(body) => (404, body.status, body.errors),
            ChatsError::LimitExceeded(body) => (420, body.status, body.errors),
            ChatsError::InternalServerError(body) => (500, body.status, body.errors),
            other => panic!("{other:?}"),
        };
        assert_eq!(variant, status);
        assert_eq!(said, Some(ApiResponseStatusType::Error));
        let expected = ApiErrorDto::new("CODE").with_message("why");
        assert_eq!(errors, Some(vec![expected]));
    }
}

#[tokio::test]
async fn a_status_that_the_description_does_not_know_is_kept_with_its_body() {
    for status in [300, 302, 304, 402, 409, 418, 429, 502, 503, 599] {
        let body = if status == 304 { "" } else { "come back later" };
        let headers = [("Content-Type", "text/plain"), ("X-Request-Id", "7f3a")];
        let error = api_error(Answer::new(status, &headers, body)).await;
        assert_eq!(error.status().as_u16(), status);
        assert_eq!(error.headers()["x-request-id"], "7f3a");
        assert!(error.body().is_none());
        assert_eq!(error.raw_body().as_ref(), body.as_bytes());
        assert_eq!(error.decode_problem(), None);
    }
}

#[tokio::test]
async fn a_success_in_the_body_of_an_error_is_no_success() {
    for status in [302, 400, 418, 500, 503] {
        let answer = Answer::json(status, r#"{"status":"OK","result":{"chats":[]}}"#);
        assert_eq!(api_error(answer).await.status().as_u16(), status);
    }
}

#[tokio::test]
async fn an_error_without_a_body_keeps_its_status() {
    for status in [400, 420, 500] {
        let error = api_error(Answer::new(status, &[], "")).await;
        assert_eq!(error.status().as_u16(), status);
        assert!(error.body().is_none());
        assert!(error.raw_body().is_empty());
        let said = error.to_string();
        assert!(said.contains(&format!("{status} with no body")), "{said}");
    }
}

#[tokio::test]
async fn an_error_that_is_html_keeps_its_status_and_its_body() {
    let html = "<html><body>Bad gateway</body></html>";
    let error = api_error(Answer::new(500, &[("Content-Type", "text/html")], html)).await;
    assert_eq!(error.status(), 500);
    assert!(error.body().is_none());
    assert_eq!(error.raw_body().as_ref(), html.as_bytes());
    let problem = error.decode_problem().unwrap();
    assert!(
        problem.contains("no JSON (`Content-Type: text/html`)"),
        "{problem}"
    );
    assert!(error.to_string().contains(html), "{error}");
}

#[tokio::test]
async fn an_error_with_the_wrong_content_type_is_typed_if_it_is_json() {
    for headers in [&[("Content-Type", "text/plain")][..], &[]] {
        let error = api_error(Answer::new(404, headers, REFUSAL)).await;
        assert!(matches!(error.body(), Some(ChatsError::NotFound(_))));
    }
}

#[tokio::test]
async fn an_error_that_is_not_the_declared_one_keeps_its_status_and_says_why() {
    let bodies = [
        (r#"{"errors":[{"message":"no code"}]}"#, "`errors[0].code`"),
        (r#"{"errors":"none"}"#, "`errors`"),
        ("[]", ""),
        (r#"{"errors":"#, ""),
    ];
    for (body, path) in bodies {
        let error = api_error(Answer::json(400, body)).await;
        assert_eq!(error.status(), 400);
        assert!(error.body().is_none());
        assert_eq!(error.raw_body().as_ref(), body.as_bytes());
        let problem = error.decode_problem().expect("there is a problem");
        assert!(problem.contains(path), "{problem}");
    }
}

#[tokio::test]
async fn what_an_error_does_not_say_may_be_absent_or_null() {
    for body in ["{}", r#"{"errors":null}"#, r#"{"errors":[],"new":1}"#] {
        let error = api_error(Answer::json(403, body)).await;
        assert!(matches!(error.body(), Some(ChatsError::Forbidden(_))));
    }
}

#[tokio::test]
async fn an_error_says_whether_and_when_to_try_again() {
    let limited = refused(Answer::new(420, &[("Retry-After", "30")], REFUSAL)).await;
    assert!(limited.is_rate_limited());
    assert_eq!(limited.retry_after().unwrap().as_secs(), 30);
    assert_eq!(limited.delivery(), Delivery::Rejected);

    let dates = [
        ("Date", "Tue, 21 Nov 2017 00:00:00 GMT"),
        ("Retry-After", "Tue, 21 Nov 2017 00:02:00 GMT"),
    ];
    let busy = refused(Answer::new(503, &dates, "")).await;
    assert!(!busy.is_rate_limited());
    assert_eq!(busy.retry_after().unwrap().as_secs(), 120);
    assert_eq!(busy.delivery(), Delivery::Rejected);

    let broken = refused(Answer::json(500, REFUSAL)).await;
    assert_eq!(broken.retry_after(), None);
    assert_eq!(broken.delivery(), Delivery::MaybeApplied);
}

#[tokio::test]
async fn the_message_of_an_error_is_one_line_that_says_what_happened() {
    let said = refused(Answer::json(400, "{\"errors\":\n\u{1b}[31m}"))
        .await
        .to_string();
    assert!(
        said.starts_with("getChats: the server answered 400: "),
        "{said}"
    );
    assert!(!said.contains(['\n', '\u{1b}']), "{said}");
}

#[tokio::test]
async fn a_large_body_of_an_error_is_cut_and_says_so() {
    const KEPT: usize = 1024 * 1024;
    let whole = api_error(Answer::new(500, &[], &"x".repeat(KEPT))).await;
    assert_eq!(
        (whole.raw_body().len(), whole.is_truncated()),
        (KEPT, false)
    );
    let cut = api_error(Answer::new(500, &[], &"x".repeat(KEPT + 1))).await;
    assert_eq!((cut.raw_body().len(), cut.is_truncated()), (KEPT, true));
}
