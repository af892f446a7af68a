//! A `tower` service of the caller's, as one type.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response};
use http_body::{Frame, SizeHint};
use tower_service::Service;

use super::SendFailure;
use crate::runtime::Body;
use crate::runtime::body::BoxError;

/// A service whose type is forgotten.
pub(crate) trait DynService: Send {
    /// Another handle of the service, for one request.
    fn clone_boxed(&self) -> Box<dyn DynService>;

    /// Whether the service is ready for the request. Until it is, nothing was sent.
    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), SendFailure>>;

    /// Hands the request to the service, which is ready.
    fn call(
        self: Box<Self>,
        request: Request<Body>,
    ) -> Pin<Box<dyn Future<Output = Result<Response<Body>, SendFailure>> + Send>>;
}

impl<S, B> DynService for S
where
    S: Service<Request<Body>, Response = Response<B>> + Clone + Send + 'static,
    S::Future: Send,
    S::Error: Into<BoxError>,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    fn clone_boxed(&self) -> Box<dyn DynService> {
        Box::new(self.clone())
    }

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), SendFailure>> {
        Service::poll_ready(self, context).map_err(|error| SendFailure::not_sent(error.into()))
    }

    fn call(
        mut self: Box<Self>,
        request: Request<Body>,
    ) -> Pin<Box<dyn Future<Output = Result<Response<Body>, SendFailure>> + Send>> {
        Box::pin(async move {
            let response = Service::call(&mut *self, request).await;
            let response = response.map_err(|error| SendFailure::from_service(error.into()))?;
            Ok(response.map(|body| Body::stream(ServiceBody(Box::pin(body)))))
        })
    }
}

/// A body of the caller's, with our type of error.
struct ServiceBody<B>(Pin<Box<B>>);

impl<B> http_body::Body for ServiceBody<B>
where
    B: http_body::Body<Data = Bytes>,
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        self.0.as_mut().poll_frame(context).map_err(Into::into)
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}
