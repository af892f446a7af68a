/// A file in a message.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ChatMessagePayloadDto {
    /// Name of the file.
    ///
    /// At least 1 character.
    pub name: String,
    /// Where to download the file.
    pub url: String,
    /// Size of the file in bytes.
    pub size: i32,
}

impl ChatMessagePayloadDto {
    /// A value with all that is required.
    #[inline]
    #[must_use]
    pub fn new(name: impl Into<String>, url: impl Into<String>, size: i32) -> Self {
        Self {
            name: name.into(),
            url: url.into(),
            size,
        }
    }
}
