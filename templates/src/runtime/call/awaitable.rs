//! Making a generated type awaitable.
//!
//! Invariant: what a caller can set on every call, whatever the operation, is set here.

/// Makes a type with a field `call` one that can be sent:
/// `call!(GetChats -> Json<GetChatsResponse>, ChatsError)`. What stands after the arrow decodes the
/// success; the names are those that are in scope.
macro_rules! call {
    ($call:ident -> Json<$body:ty>, $error:ty) => {
        $crate::runtime::call!(@ $call, Json<$body>, $body, $error);
    };
    ($call:ident -> PlainText, $error:ty) => {
        $crate::runtime::call!(@ $call, PlainText, ::std::string::String, $error);
    };
    ($call:ident -> Binary, $error:ty) => {
        $crate::runtime::call!(@ $call, Binary, $crate::runtime::Bytes, $error);
    };
    ($call:ident -> Empty, $error:ty) => {
        $crate::runtime::call!(@ $call, Empty, (), $error);
    };
    ($call:ident -> $decoder:ty, $error:ty) => {
        $crate::runtime::call!(@ $call, $decoder, <$decoder as $crate::runtime::Decode>::Output, $error);
    };
    (@ $call:ident, $decoder:ty, $output:ty, $error:ty) => {
        impl $call {
            /// Sends the call; the same as awaiting it.
            #[inline]
            pub fn send(self) -> $crate::runtime::Sending<$output, $error> {
                self.call.send::<$decoder, $error>()
            }

            /// Sets how long this call may take, from connecting to the last byte of the answer,
            /// instead of what the client says.
            #[inline]
            pub fn timeout(self, timeout: ::core::time::Duration) -> Self {
                Self { call: self.call.timeout(timeout) }
            }

            /// Sets a header of this call. It wins over the client's own.
            pub fn header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
                Self { call: self.call.header(name.as_ref(), value.as_ref()) }
            }
        }

        impl ::core::future::IntoFuture for $call {
            type Output = ::core::result::Result<
                $crate::runtime::Response<$output>,
                $crate::runtime::Error<$error>,
            >;
            type IntoFuture = $crate::runtime::Sending<$output, $error>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }
    };
}
pub(crate) use call;
