//! A file may have 5,242,880 bytes: more are refused where the length is known.

use tokio::io::AsyncReadExt;
use yandex_market_chats::{Error, Part};

use crate::support::Server;

const LIMIT: usize = 5_242_880;

/// A reader of so many bytes, whose length nobody knows.
fn reader(length: usize) -> Part {
    Part::reader(tokio::io::repeat(b'x').take(length as u64))
}

/// A file of so many bytes on the disk.
async fn on_disk(folder: &tempfile::TempDir, length: usize) -> Part {
    let path = folder.path().join("large.bin");
    let file = std::fs::File::create(&path).unwrap();
    file.set_len(length as u64).unwrap();
    Part::path(path).await.unwrap()
}

/// How many bytes of the file arrive.
async fn arriving(file: Part) -> usize {
    let server = Server::new();
    let client = server.client();
    let call = client.chats().send_file_to_chat(1, 2, file);
    server.request(call).await.only_part().1.len()
}

/// What is said of a file that is refused; and that nothing was sent.
async fn refused(file: Part) -> String {
    let server = Server::new();
    let client = server.client();
    let result = client.chats().send_file_to_chat(1, 2, file).await;
    server.saw_nothing();
    match result {
        Err(Error::Invalid(invalid)) => invalid.to_string(),
        other => panic!("{other:?}"),
    }
}

const REFUSAL: &str =
    "sendFileToChat: not sent: `file` must have at most 5242880 bytes, has 5242881";

#[tokio::test]
async fn a_file_of_exactly_the_limit_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(arriving(Part::bytes(vec![b'x'; LIMIT])).await, LIMIT);
    assert_eq!(arriving(on_disk(&folder, LIMIT).await).await, LIMIT);
    assert_eq!(
        arriving(reader(LIMIT).with_length(LIMIT as u64)).await,
        LIMIT
    );
}

#[tokio::test]
async fn a_byte_more_is_refused_before_it_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(refused(Part::bytes(vec![b'x'; LIMIT + 1])).await, REFUSAL);
    assert_eq!(refused(on_disk(&folder, LIMIT + 1).await).await, REFUSAL);
    let known = reader(LIMIT + 1).with_length(LIMIT as u64 + 1);
    assert_eq!(refused(known).await, REFUSAL);
}

#[tokio::test]
async fn a_reader_of_unknown_length_is_sent_however_long_it_is() {
    assert_eq!(arriving(reader(LIMIT + 1)).await, LIMIT + 1);
}

#[tokio::test]
async fn an_empty_file_is_sent() {
    assert_eq!(arriving(Part::bytes(Vec::new())).await, 0);
    assert_eq!(arriving(reader(0)).await, 0);
}

#[tokio::test]
async fn a_client_that_does_not_check_sends_files_of_any_size() {
    let server = Server::new();
    let builder = server.builder().api_key("key").validate_requests(false);
    let client = builder.build().unwrap();
    let file = Part::bytes(vec![b'x'; LIMIT + 1]);
    let call = client.chats().send_file_to_chat(1, 2, file);
    assert_eq!(server.request(call).await.only_part().1.len(), LIMIT + 1);
}
