//! A call of the client that is made of the fixture `form-styles`: fields of a form as they are on the wire, and read
//! again by the test kit.

mod wire;

use form_styles::mock::MockServer;
use form_styles::models::{Color, Customer, CustomerAddress, Line, Period};
use form_styles::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    is_written().await?;
    is_read_again().await?;
    is_held_against_its_bounds().await;
    Ok(())
}

async fn is_written() -> Result<(), Box<dyn std::error::Error>> {
    let (url, server) = wire::server()?;
    let client = Client::builder().base_url(&url).build()?;
    let orders = client.orders();
    let delivery = Customer::new("Bo");
    let call = orders.create_order(customer(), lines()).expand(["items"]).tags(["a b", "c,d"]);
    let call = call.sizes([1, 2]).callback("https://a.example/?b&c").labels([("k 1".to_owned(), "v".to_owned())]);
    let call = call.period(period()?).delivery(delivery).colors([Color::Red, Color::Blue]).favorite(Color::Red);
    call.await?;
    assert_eq!(
        server.join().expect("the server ends")?.body,
        "customer%5Bname%5D=An%20O&customer%5Baddress%5D%5Blines%5D%5B0%5D=x&customer%5Baddress%5D%5Blines%5D%5B1%5D=y\
         &lines%5B0%5D%5Bitem%5D=tea&lines%5B1%5D%5Bcount%5D=2&lines%5B1%5D%5Bitem%5D=milk&expand%5B0%5D=items\
         &tags=a%20b,c%2Cd&sizes=1%7C2&callback=https://a.example/?b%26c&k%201=v\
         &period=from,2026-11-29,to,2026-11-30&delivery=%7B%22name%22%3A%22Bo%22%7D&colors=red&colors=blue&favorite=red"
    );
    Ok(())
}

async fn is_read_again() -> Result<(), Box<dyn std::error::Error>> {
    let mock = MockServer::start().await;
    let expected = mock.create_order().with_customer(customer()).with_tags(["a b", "c,d"]).with_period(period()?);
    expected.respond(()).await;
    let client = mock.client();
    let call = client.orders().create_order(customer(), lines()).tags(["a b", "c,d"]).sizes([1, 2]);
    call.period(period()?).expand(["items", "a b"]).favorite(Color::Blue).await?;
    let received = mock.create_order().received().await;
    let [order] = received.as_slice() else {
        panic!("{received:?}");
    };
    assert_eq!((&order.customer, &order.lines), (&customer(), &lines()));
    assert_eq!(order.tags, Some(vec!["a b".to_owned(), "c,d".to_owned()]));
    assert_eq!(order.sizes, Some(vec![1, 2]));
    assert_eq!(order.expand, Some(vec!["items".to_owned(), "a b".to_owned()]));
    assert_eq!((&order.period, &order.favorite), (&Some(period()?), &Some(Color::Blue)));
    assert_eq!((&order.callback, &order.delivery), (&None, &None));

    let other = client.orders().create_order(Customer::new("Bo"), lines()).await;
    let problem = other.expect_err("another customer is expected").to_string();
    assert!(problem.contains("`customer` is customer%5Bname%5D=Bo, should be"), "{problem}");
    Ok(())
}

async fn is_held_against_its_bounds() {
    let client = Client::builder().base_url("http://127.0.0.1:9").build().expect("a client");
    let call = client.orders().create_order(Customer::new(""), lines()).tags(["a", ""]).await;
    let Err(Error::Invalid(violations)) = call else {
        panic!("{call:?}");
    };
    let violations = violations.to_string();
    assert!(violations.contains("customer.name") && violations.contains("tags[1]"), "{violations}");
}

fn customer() -> Customer {
    Customer::new("An O").with_address(CustomerAddress::new().with_lines(["x", "y"]))
}

fn lines() -> Vec<Line> {
    vec![Line::new("tea"), Line::new("milk").with_count(2)]
}

fn period() -> Result<Period, chrono::ParseError> {
    Ok(Period::new().with_from("2026-11-29".parse()?).with_to("2026-11-30".parse()?))
}
