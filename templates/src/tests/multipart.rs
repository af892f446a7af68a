//! Multipart forms, byte for byte.

use super::api::{GetChatsRequest, Priority, client};
use super::server::{Received, Server};
use crate::runtime::multipart::{Entry, Multipart};
use crate::runtime::{
    Bounds, Call, Delivery, Empty, Error, FormField, Method, NoErrorBody, Operation, Part,
    Response, Safety,
};

static UPLOAD: Operation = Operation {
    id: "upload",
    method: Method::POST,
    path: "/upload",
    server: None,
    content_type: Some("multipart/form-data"),
    accept: None,
    security: &[],
    safety: Safety::Unsafe,
    answers_with_redirect: false,
};
static FILE: FormField = FormField::new("file");
static FILES: FormField = FormField::new("files").bounds(&Bounds::new().max_items(2));

async fn put(
    set: impl FnOnce(Call) -> Call,
) -> (Result<Response<()>, Error<NoErrorBody>>, Vec<Received>) {
    let server = Server::json("").await;
    let client = client(&server.url);
    let outcome = set(Call::new(&client, &UPLOAD))
        .send::<Empty, NoErrorBody>()
        .await;
    (outcome, server.received())
}

/// The body that was sent, with `B` for the boundary.
async fn sent(set: impl FnOnce(Call) -> Call) -> String {
    let (outcome, received) = put(set).await;
    outcome.expect("an answer");
    let boundary = received[0]
        .header("content-type")
        .split_once("; boundary=")
        .expect("a boundary")
        .1;
    assert_eq!(boundary.len(), 32);
    String::from_utf8_lossy(&received[0].body).replace(boundary, "B")
}

#[tokio::test]
async fn a_file_has_its_name_its_type_and_its_length() {
    let server = Server::json(r#"{"status":"OK"}"#).await;
    let part = Part::bytes(b"%PDF".as_slice())
        .with_file_name("a.pdf")
        .with_content_type("application/pdf");
    let response = client(&server.url)
        .chats()
        .send_file(7, 5, part)
        .await
        .expect("an answer");
    assert_eq!(response["status"], "OK");
    let received = server.request();
    assert_eq!(
        received.line(),
        "POST /businesses/7/chats/file/send?chatId=5 HTTP/1.1"
    );
    let (kind, boundary) = received
        .header("content-type")
        .split_once("; boundary=")
        .expect("a boundary");
    assert_eq!(kind, "multipart/form-data");
    assert_eq!(
        received.header("content-length"),
        received.body.len().to_string()
    );
    assert_eq!(
        received.text(),
        format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\
             Content-Type: application/pdf\r\n\r\n%PDF\r\n--{boundary}--\r\n"
        )
    );
}

#[tokio::test]
async fn a_file_without_a_name_or_a_type_gets_them() {
    assert_eq!(
        sent(|call| call.part(&FILE, Part::from(vec![b'x']))).await,
        "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n\
         Content-Type: application/octet-stream\r\n\r\nx\r\n--B--\r\n"
    );
    let empty = Part::from(vec![b'x']).with_file_name("");
    let sent = sent(|call| call.part(&FILE, empty)).await;
    assert!(sent.contains("filename=\"file\""), "{sent}");
}

#[tokio::test]
async fn a_file_name_cannot_end_its_header() {
    let part = Part::from(vec![b'x'])
        .with_file_name("a\"; x=\"\r\nX-Evil: 1\r\n\r\n.png")
        .with_content_type("image/png");
    assert_eq!(
        sent(|call| call.part(&FILE, part)).await,
        "--B\r\nContent-Disposition: form-data; name=\"file\"; \
         filename=\"a%22; x=%22%0D%0AX-Evil: 1%0D%0A%0D%0A.png\"\r\n\
         Content-Type: image/png\r\n\r\nx\r\n--B--\r\n"
    );
    let part = Part::from(vec![b'x']).with_file_name("счёт.pdf");
    assert!(
        sent(|call| call.part(&FILE, part))
            .await
            .contains("filename=\"счёт.pdf\"")
    );
}

#[tokio::test]
async fn a_content_type_that_is_none_is_refused() {
    for content_type in [
        "image/png\r\nX-Evil: 1",
        "png",
        "",
        "a/",
        "/b",
        "a b/c",
        "é/x",
    ] {
        let part = Part::from(vec![b'x']).with_content_type(content_type);
        let (outcome, received) = put(|call| call.part(&FILE, part)).await;
        let error = outcome.expect_err(content_type);
        assert!(matches!(error, Error::Invalid(_)), "{error}");
        assert!(
            error
                .to_string()
                .contains("`file` has a content type that is none"),
            "{error}"
        );
        assert!(received.is_empty());
    }
}

#[tokio::test]
async fn values_and_json_are_parts_with_their_types() {
    static TITLE: FormField = FormField::new("title");
    static TAGS: FormField = FormField::new("tags");
    static META: FormField = FormField::new("meta");
    static CSV: FormField = FormField::new("csv").content_type("text/csv");
    static PICTURE: FormField = FormField::new("picture").content_type("image/png, image/jpeg");
    let meta = GetChatsRequest {
        priority: Some(Priority::Value1),
        ..Default::default()
    };
    let body = sent(|call| {
        call.field(&TITLE, &"a\r\nb")
            .field(&TAGS, &vec![1_i64, 2])
            .field_json(&META, &meta)
            .field(&CSV, &"a,b")
            .part(&PICTURE, Part::from(vec![b'p']))
    })
    .await;
    assert_eq!(
        body,
        "--B\r\nContent-Disposition: form-data; name=\"title\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\na\r\nb\r\n\
         --B\r\nContent-Disposition: form-data; name=\"tags\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n1\r\n\
         --B\r\nContent-Disposition: form-data; name=\"tags\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n2\r\n\
         --B\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n{\"priority\":1}\r\n\
         --B\r\nContent-Disposition: form-data; name=\"csv\"\r\nContent-Type: text/csv\r\n\r\na,b\r\n\
         --B\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"picture\"\r\nContent-Type: application/octet-stream\r\n\r\np\r\n\
         --B--\r\n"
    );
}

#[tokio::test]
async fn several_files_of_one_name_are_several_parts() {
    let parts = || [Part::from(vec![b'1']), Part::from(vec![b'2'])];
    assert_eq!(
        sent(|call| call.parts(&FILES, parts()))
            .await
            .matches(" name=\"files\"")
            .count(),
        2
    );
    let three = parts().into_iter().chain(parts());
    let (outcome, _) = put(|call| call.parts(&FILES, three)).await;
    assert!(
        outcome
            .expect_err("too many")
            .to_string()
            .contains("`files` must have at most 2 items, has 4")
    );
}

#[tokio::test]
async fn a_file_from_a_path_is_streamed_with_its_name_type_and_length() {
    let path = std::env::temp_dir().join(format!("runtime-{}.png", std::process::id()));
    std::fs::write(&path, vec![b'x'; 300_000]).expect("a file");
    let part = Part::path(&path).await.expect("a part");
    std::fs::remove_file(&path).expect("no file");
    let (outcome, received) = put(|call| call.part(&FILE, part)).await;
    outcome.expect("an answer");
    assert_eq!(
        received[0].header("content-length"),
        received[0].body.len().to_string()
    );
    let text = String::from_utf8_lossy(&received[0].body).into_owned();
    assert!(text.contains(&format!(
        "filename=\"runtime-{}.png\"\r\nContent-Type: image/png",
        std::process::id()
    )));
    assert!(text.contains(&"x".repeat(300_000)));
}

#[tokio::test]
async fn a_path_that_is_no_file_is_an_error_at_once() {
    assert!(Part::path("/no/such/file").await.is_err());
    assert!(Part::path(std::env::temp_dir()).await.is_err());
}

#[tokio::test]
async fn a_reader_of_unknown_length_is_sent_in_chunks() {
    let part = Part::reader(std::io::Cursor::new(vec![b'x'; 100_000])).with_file_name("x.bin");
    let (outcome, received) = put(|call| call.part(&FILE, part)).await;
    outcome.expect("an answer");
    assert_eq!(received[0].header("transfer-encoding"), "chunked");
    assert!(String::from_utf8_lossy(&received[0].body).contains(&"x".repeat(100_000)));
}

#[tokio::test]
async fn a_reader_with_more_or_less_than_it_said_fails_the_call() {
    for (length, problem) in [
        (99, "`file` is longer"),
        (101, "`file` ends 1 bytes before"),
    ] {
        let part = Part::reader(std::io::Cursor::new(vec![b'x'; 100])).with_length(length);
        let (outcome, received) = put(|call| call.part(&FILE, part)).await;
        let error = outcome.expect_err("a failure");
        assert!(error.to_string().contains(problem), "{error}");
        assert_eq!(error.delivery(), Delivery::MaybeApplied);
        assert!(received.is_empty(), "never taken for a whole request");
    }
}

#[tokio::test]
async fn a_reader_that_fails_fails_the_call_with_its_reason() {
    let part = Part::reader(tokio_test_reader());
    let (outcome, _) = put(|call| call.part(&FILE, part)).await;
    let error = outcome.expect_err("a failure");
    assert!(
        error.to_string().ends_with("the disk is on fire"),
        "{error}"
    );
}

fn tokio_test_reader() -> impl tokio::io::AsyncRead + Send + 'static {
    struct Broken;
    impl tokio::io::AsyncRead for Broken {
        fn poll_read(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
            _: &mut tokio::io::ReadBuf<'_>,
        ) -> std::task::Poll<std::io::Result<()>> {
            std::task::Poll::Ready(Err(std::io::Error::other("the disk is on fire")))
        }
    }
    Broken
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_where_its_length_is_known() {
    let server = Server::json("{}").await;
    let client = client(&server.url);
    let large = Part::reader(tokio::io::repeat(b'x')).with_length(5_242_881);
    let error = client
        .chats()
        .send_file(7, 5, large)
        .await
        .expect_err("refused");
    assert_eq!(
        error.to_string(),
        "sendFileToChat: not sent: `file` must have at most 5242880 bytes, has 5242881"
    );
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn no_more_than_a_chunk_of_a_reader_is_in_memory() {
    use http_body_util::BodyExt;
    let part = Part::reader(tokio::io::repeat(b'x')).with_length(1 << 40);
    let entry = Entry {
        name: "file",
        file_name: None,
        content_type: None,
        length: part.length,
        source: part.source,
    };
    let mut form = Multipart::new("B", vec![entry]);
    assert_eq!(
        http_body::Body::size_hint(&form)
            .exact()
            .map(|length| length >> 40),
        Some(1)
    );
    for _ in 0..5 {
        let frame = form.frame().await.expect("more").expect("no failure");
        assert!(frame.into_data().expect("data").len() <= 64 * 1024);
    }
}

#[test]
fn boundaries_differ() {
    let mut seen = std::collections::HashSet::new();
    assert!((0..100).all(|_| seen.insert(crate::runtime::multipart::boundary())));
}
