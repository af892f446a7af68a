//! Calls of the client that is made of the fixture `responses`: a redirect that is the answer comes back as one.

use responses::mock::MockServer;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
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
