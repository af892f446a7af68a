//! Calls of the client that is made of the fixture `union-parents`: what is sent says what it is, and what came with another
//! word keeps it.

use serde_json::{Value, json};
use union_parents::mock::MockServer;
use union_parents::models::{
    Bicycle, Cat, Circle, Document, DocumentItself, Dog, Letter, Mail, Pet, Puppy, Round, Shape, Square, Vehicle,
    VehicleItself,
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    sends_what_each_type_is().await?;
    reads_each_type_and_keeps_what_it_says_it_is().await?;
    finds_a_discriminator_in_a_part().await?;
    Ok(())
}

async fn sends_what_each_type_is() -> Result<(), Box<dyn std::error::Error>> {
    let mock = MockServer::start().await;
    mock.add_pet().respond(vec![]).await;
    let pets: [(Pet, Value); 3] = [
        (Cat::new(7).into(), json!({"petType": "cat", "lives": 7})),
        (Dog::new().with_friends([Cat::new(1)]).into(), json!({"petType": "dog", "friends": [{"petType": "cat", "lives": 1}]})),
        (Puppy::default().into(), json!({"petType": "Puppy"})),
    ];
    let client = mock.client();
    for (pet, expected) in pets {
        assert_eq!(serde_json::to_value(&pet)?, expected);
        client.pets().add_pet(pet).await?;
    }
    let received = mock.add_pet().received().await;
    assert!(matches!(received[0].body, Pet::Cat(_)));
    assert!(matches!(received[1].body, Pet::Dog(_)));
    assert!(matches!(received[2].body, Pet::Puppy(_)));
    let plain = Vehicle::from(VehicleItself::new());
    assert_eq!(serde_json::to_value(plain)?, json!({"kind": "plain"}));
    assert_eq!(serde_json::to_value(Mail::new("Hello"))?, json!({"channel": "Mail", "subject": "Hello"}));
    Ok(())
}

async fn reads_each_type_and_keeps_what_it_says_it_is() -> Result<(), Box<dyn std::error::Error>> {
    // What is made of a type may come in its place, and goes back as what it is.
    let tandem = json!({"kind": "tandem", "wheels": 2});
    let bicycle: Bicycle = serde_json::from_value(tandem.clone())?;
    assert_eq!(bicycle.kind, "tandem");
    let mock = MockServer::start().await;
    mock.add_vehicle().respond(bicycle.clone()).await;
    let answered = mock.client().pets().add_vehicle(bicycle).await?.into_inner();
    assert_eq!(serde_json::to_value(answered)?, tandem);
    let received = mock.add_vehicle().received().await;
    // Where it is one of several types, nobody says that it is a bicycle.
    assert_eq!(received[0].body, Vehicle::Unknown(tandem));
    // A caller who knows better says so.
    let mut dog = Dog::new();
    dog.pet_type = "hound".to_owned();
    assert_eq!(serde_json::to_value(Pet::from(dog))?, json!({"petType": "hound"}));
    Ok(())
}

async fn finds_a_discriminator_in_a_part() -> Result<(), Box<dyn std::error::Error>> {
    let mock = MockServer::start().await;
    let circle = Round::from(Circle::new(3).with_smooth(true));
    mock.draw().respond(circle.clone()).await;
    let answered = mock.client().pets().draw(Shape::from(circle.clone())).await?;
    assert_eq!(answered.into_inner(), circle);
    assert_eq!(serde_json::to_value(&circle)?, json!({"kind": "circle", "smooth": true, "radius": 3}));
    // Directly one of the outer shapes, too.
    mock.client().pets().draw(Square::new()).await?;
    let received = mock.draw().received().await;
    assert!(matches!(received[0].body, Shape::Circle(_)), "{received:?}");
    assert!(matches!(received[1].body, Shape::Square(_)), "{received:?}");
    let letter = Document::from(Letter::new().with_to("Ann"));
    assert_eq!(serde_json::to_value(letter)?, json!({"form": "letter", "to": "Ann"}));
    let plain: Document = serde_json::from_value(json!({"form": "plain", "title": "List"}))?;
    assert_eq!(plain, DocumentItself::new().with_title("List").into());
    Ok(())
}
