//! The examples, run as a newcomer runs them: with no key, and against no server but that of the test kit.

use std::collections::BTreeMap;
use std::process::{Command, Output};

#[test]
fn every_waiting_chat_is_answered_once() {
    let said = said(&run("answer_waiting_chats", &[]));
    assert!(said.starts_with("5 chats wait for an answer\n"), "{said}");
    assert_eq!(said.matches(": answered\n").count(), 5, "{said}");
    // Two chats a page. One answer got lost, and the chat was looked at instead of being answered again.
    let calls = "{\"getChatHistory\": 1, \"getChats\": 3, \"sendMessageToChat\": 5}\n";
    assert!(said.ends_with(calls), "{said}");
}

#[test]
fn all_messages_are_exported_as_lines_of_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("chats.jsonl");
    let to_file = run("export_history", &[path.to_str().expect("text")]);
    assert!(to_file.status.success());
    let exported = std::fs::read_to_string(&path).expect("the file is there");
    assert_eq!(exported, said(&run("export_history", &[])));

    let mut messages = BTreeMap::<i64, usize>::new();
    for line in exported.lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert!(line["message"]["message"].is_string(), "{line}");
        let chat = line["chatId"].as_i64().expect("a number");
        *messages.entry(chat).or_default() += 1;
    }
    assert_eq!(messages.into_values().collect::<Vec<_>>(), [2; 5]);
}

#[test]
fn a_file_is_sent_from_a_reader_of_ones_own() {
    let said = said(&run("send_file", &[]));
    assert!(said.contains("1000000 bytes read\n"), "{said}");
    assert!(said.contains("\n200 OK: sent in one piece\n"), "{said}");
    assert!(
        said.ends_with("\nthe server has photo.jpg, 1000000 bytes\n"),
        "{said}"
    );
}

#[test]
fn requests_are_counted_by_status() {
    let said = said(&run("metrics", &[]));
    assert!(said.contains("\n200: 3 requests, "), "{said}");
    assert!(said.contains("\n420: 1 requests, "), "{said}");
}

fn run(example: &str, arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package", "yandex-market-chats"])
        .args(["--example", example, "--"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let problems = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{problems}");
    output
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}
