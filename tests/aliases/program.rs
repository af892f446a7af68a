//! Code that is written against the old crate, and uses its names in every way that goes on to compile.

use shop::mock::{MockServer, Received};
use shop::models::{CardDto, ChatInfoDto, ChatName, KindType, Paint, Payment, Rank};
use shop::talks::mock::{
    DropNotesArguments, GetChatsArguments, ManyThingsArguments, PutChatArguments,
    SendNoteArguments,
};
use shop::talks::{
    DropNotes, GetChats, ManyThings, PutChat, PutChatAnswer, SendNote, Talks, TalksError,
};
use shop::{Client, Error};

/// A model by its old name, with its old setters, as a value and as a pattern.
fn model() -> ChatInfoDto {
    let name: ChatName = "first".to_owned();
    let chat = ChatInfoDto::new(1)
        .with_kind(KindType::New)
        .with_rank(Rank::Value2)
        .with_name(name)
        .with_labels(["a"])
        .with_parent(ChatInfoDto::new(2));
    let ChatInfoDto { id, .. } = &chat;
    assert_eq!(*id, 1);
    chat
}

/// Variants by their old names, in patterns, too, but for those behind a reference.
fn variants(kind: &KindType, rank: &Rank) -> (&'static str, bool) {
    let kind = match *kind {
        KindType::New => "new",
        KindType::Old => "old",
        _ => "unknown",
    };
    (kind, matches!(*rank, Rank::Value2))
}

/// Variants of a union by their old names, as values and as functions.
fn payments() -> Vec<Payment> {
    let mut payments = vec![Payment::CardDto(CardDto::new("4111"))];
    payments.extend(["Later.".to_owned()].map(Payment::String));
    payments
}

fn calls(client: &Client) -> (GetChats, PutChat, ManyThings) {
    let talks: Talks<'_> = client.talks();
    let date = "2026-10-12".parse().unwrap();
    (
        talks.get_chats(1).page_size(2).order("name"),
        talks.put_chat(1, model()),
        talks.many_things(1, "a", "b", "c", ["d"], date, true)
            .body(Paint::new().with_colour("red").with_colour_null()),
    )
}

/// Operations that move to another group.
fn notes(client: &Client) -> (SendNote, DropNotes) {
    let talks = client.talks();
    let body = shop::models::SendNote::new().with_text("words");
    let send = talks.send_note("later").mark("red").body(body);
    drop(talks.save_talks(shop::models::Talks::new().with_count(1)));
    (send, talks.drop_notes())
}

async fn answer(call: PutChat) -> Option<ChatInfoDto> {
    match call.await.ok()?.into_inner() {
        PutChatAnswer::Ok(chat) => Some(chat),
        _ => None,
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    assert_eq!(variants(&KindType::New, &Rank::Value2), ("new", true));
    assert_eq!(payments(), [CardDto::new("4111").into(), Payment::from("Later.")]);
    let mock = MockServer::start().await;
    let expected = mock.get_chats().with_page_size(2).with_order("name");
    expected.respond(model()).await;
    mock.put_chat().respond(PutChatAnswer::Ok(model())).await;
    let client = mock.client();
    let (get, put, many) = calls(&client);
    drop(many);
    let page: Result<_, Error<TalksError>> = get.await;
    assert_eq!(page?.into_inner(), model());
    assert_eq!(answer(put).await, Some(model()));
    let received: Vec<Received<GetChatsArguments>> = mock.get_chats().received().await;
    assert_eq!(received.len(), 1);
    let received: Vec<Received<PutChatArguments>> = mock.put_chat().received().await;
    assert_eq!(received.len(), 1);
    mock.send_note().with_note("later").with_mark("red").respond(()).await;
    mock.drop_notes().respond(()).await;
    let (send, drop) = notes(&client);
    send.await?;
    drop.await?;
    let received: Vec<Received<SendNoteArguments>> = mock.send_note().received().await;
    assert_eq!(received.len(), 1);
    let received: Vec<Received<DropNotesArguments>> = mock.drop_notes().received().await;
    assert_eq!(received.len(), 1);
    let received: Vec<Received<ManyThingsArguments>> = mock.many_things().received().await;
    assert_eq!(received.len(), 0);
    Ok(())
}
