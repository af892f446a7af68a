//! Credentials do not go over plain http, but to this machine itself.

use crate::runtime::{Client, ClientBuilder};

fn builder(url: &str) -> ClientBuilder {
    Client::builder().base_url(url)
}

#[test]
fn credentials_over_plain_http_are_refused() {
    for url in [
        "http://api.example.com",
        "http://10.0.0.1/v2",
        "http://[::2]",
        "http://localhost.example.com",
        "http://notlocalhost",
        "http://127.0.0.1.example.com",
        "http://api.localhost",
    ] {
        let error = builder(url).api_key("hunter2").build().expect_err(url);
        assert_eq!(error.method(), "base_url");
        assert!(error.to_string().contains("allow_plain_http"), "{error}");
        assert!(!error.to_string().contains("hunter2"));
        builder(url).build().expect("nothing secret is sent");
    }
}

#[test]
fn credentials_may_go_over_tls_and_to_this_machine() {
    for url in [
        "https://api.example.com",
        "http://localhost:8080/v2",
        "http://LOCALHOST",
        "http://127.0.0.1:1",
        "http://127.1.2.3",
        "http://[::1]:8080",
    ] {
        builder(url).api_key("k").build().expect(url);
    }
}

#[test]
fn a_host_can_be_allowed_by_name_and_no_other_is() {
    let allowing = |url| builder(url).api_key("k").allow_plain_http("Shop.internal");
    allowing("http://shop.internal:8080/v2")
        .build()
        .expect("allowed");
    allowing("http://other.internal")
        .build()
        .expect_err("not allowed");
    allowing("http://shop.internal.example.com")
        .build()
        .expect_err("not allowed");
}

#[test]
fn what_is_no_host_cannot_be_allowed_and_is_not_repeated() {
    for host in [
        "",
        "*",
        "*.hunter2.internal",
        "hunter2.internal:80",
        "hunter2.internal:8080",
        "http://hunter2.internal",
        "hunter2.internal/v2",
        "user@hunter2.internal",
        "fd00::1",
        "hunter2 .internal",
    ] {
        let error = builder("https://api.example.com").allow_plain_http(host);
        let error = error.build().expect_err(host);
        assert_eq!(error.method(), "allow_plain_http");
        assert!(
            error.to_string().contains("without scheme, port"),
            "{error}"
        );
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }
    for host in ["Shop.internal", "10.0.0.1", "[FD00::1]", "shop_1.internal."] {
        let builder = builder(&format!("http://{host}:8080")).api_key("k");
        builder.allow_plain_http(host).build().expect(host);
    }
}
