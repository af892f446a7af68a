//! The calls of the client that is made of the fixture `parameters`: each parameter as it is on the wire.

mod wire;

use parameters::models::{Filter, InQueryRange, InQueryRequiredListItem, Point};
use parameters::Client;
use wire::Request;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    in_paths().await?;
    in_the_query().await?;
    in_the_query_of_the_path().await?;
    elsewhere().await?;
    Ok(())
}

async fn in_paths() -> Result<(), Box<dyn std::error::Error>> {
    let (client, server) = on_a_socket()?;
    let (list, day) = (["a/b", "c"], "2026-11-29".parse()?);
    client.places().in_path(7, list, point(), point(), day).await?;
    assert_eq!(target(server)?, "/simple/7/a%2Fb,c/x=1,y=2/x,1,y,2/2026-11-29");

    let (client, server) = on_a_socket()?;
    let call = client.places().in_path_by_style("a.b", [1, 2], point(), true, ["a;b", "c"], point());
    call.await?;
    assert_eq!(target(server)?, "/label/.a.b/.1.2/.x,1,y,2/matrix/;first=true/;second=a%3Bb,c/;x=1;y=2");
    Ok(())
}

async fn in_the_query() -> Result<(), Box<dyn std::error::Error>> {
    let (client, server) = on_a_socket()?;
    let call = client.places().in_query("abc", [InQueryRequiredListItem::Name, InQueryRequiredListItem::Size]);
    let call = call.page(3).ratio(0.25).active(false).since("2026-11-29T10:00:00+03:00".parse()?);
    let call = call.ids([1, 2]).spaced(["a", "b c"]).piped(["a|", "b"]).deep(point());
    let call = call.filter(Filter::new().with_near(point())).nested_deep([point(), Point::new(3)]);
    let call = call.one_or_many(vec!["a".to_owned(), "b".to_owned()]).range(InQueryRange::Integer(5));
    call.raw("a/b?c&d+").anything("any thing").gaps(["a"]).named_gaps([Some(1), None]).await?;
    assert_eq!(
        target(server)?,
        "/query?required=abc&requiredList=name&requiredList=size&page=3&ratio=0.25&active=false\
         &since=2026-11-29T10%3A00%3A00%2B03%3A00&ids=1,2&spaced=a%20b%20c&piped=a%7C%7Cb&deep%5Bx%5D=1&deep%5By%5D=2\
         &filter=%7B%22near%22%3A%7B%22x%22%3A1%2C%22y%22%3A2%7D%7D\
         &nestedDeep%5B0%5D%5Bx%5D=1&nestedDeep%5B0%5D%5By%5D=2&nestedDeep%5B1%5D%5Bx%5D=3&oneOrMany=a&oneOrMany=b\
         &range=5&raw=a/b?c%26d%2B&anything=any%20thing&gaps=a&namedGaps=1"
    );

    let (client, server) = on_a_socket()?;
    let call = client.places().in_query("abc", [InQueryRequiredListItem::Name]).object(point());
    call.map([("k".to_owned(), "v".to_owned())]).nested([("at".to_owned(), point())]).range(point()).await?;
    assert_eq!(
        target(server)?,
        "/query?required=abc&requiredList=name&x=1&y=2&k=v&at=%7B%22x%22%3A1%2C%22y%22%3A2%7D&range%5Bx%5D=1&range%5By%5D=2"
    );
    Ok(())
}

async fn in_the_query_of_the_path() -> Result<(), Box<dyn std::error::Error>> {
    let (client, server) = on_a_socket()?;
    client.places().in_query_of_path("abc").await?;
    assert_eq!(target(server)?, "/search?kind=short&text=abc");
    let (client, server) = on_a_socket()?;
    client.places().in_query_of_path("abc").q("a b").page("2").await?;
    assert_eq!(target(server)?, "/search?kind=short&text=abc&q=a%20b&page=2");
    Ok(())
}

async fn elsewhere() -> Result<(), Box<dyn std::error::Error>> {
    let (client, server) = on_a_socket()?;
    let call = client.places().elsewhere("4a5c").x_tags(["a", "b"]).x_point(point()).session("s;1");
    call.choices(["a", "b,c"]).accept_language("de").await?;
    let request = server.join().expect("the server ends")?;
    assert_eq!(header(&request, "x-request-id"), "4a5c");
    assert_eq!(header(&request, "x-tags"), "a,b");
    assert_eq!(header(&request, "x-point"), "x=1,y=2");
    assert_eq!(header(&request, "cookie"), "session=s%3B1; choices=a,b%2Cc");
    assert_eq!(header(&request, "accept-language"), "de");
    Ok(())
}

type Server = std::thread::JoinHandle<std::io::Result<Request>>;

fn on_a_socket() -> Result<(Client, Server), Box<dyn std::error::Error>> {
    let (url, server) = wire::server()?;
    Ok((Client::builder().base_url(&url).build()?, server))
}

fn target(server: Server) -> std::io::Result<String> {
    let Request { head, .. } = server.join().expect("the server ends")?;
    let target = head.split(' ').nth(1);
    Ok(target.expect("there is a target").to_owned())
}

fn header(request: &Request, name: &str) -> String {
    let mut lines = request.head.lines().filter_map(|line| line.split_once(": "));
    let found = lines.find(|(other, _)| other.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.to_owned()).unwrap_or_default()
}

fn point() -> Point {
    Point::new(1).with_y(2)
}
