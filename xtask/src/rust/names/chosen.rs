//! What a name that the user chose must look like: an identifier in the case of what it names, as rustc asks for it
//! (the lints `non_camel_case_types`, `non_snake_case`).

use super::Kind;

/// Fails with the rule that the name breaks.
pub(super) fn check(name: &str, kind: Kind) -> Result<(), &'static str> {
    let is_in_case = match kind {
        Kind::Type | Kind::Variant => is_camel_case(name),
        Kind::Field | Kind::Function | Kind::Argument | Kind::Module => is_snake_case(name),
        Kind::Constant => is_snake_case(&name.to_lowercase()) && !name.contains(char::is_lowercase),
    };
    if is_in_case {
        return Ok(());
    }
    Err(match kind {
        Kind::Type => "is not the name of a type, such as `ChatsPage`",
        Kind::Variant => "is not the name of a variant, such as `InProgress`",
        Kind::Field => "is not the name of a field, such as `order_id`",
        Kind::Function => "is not the name of a method, such as `list_chats`",
        Kind::Argument => "is not the name of an argument, such as `page_token`",
        Kind::Module => "is not the name of a module, such as `chats`",
        Kind::Constant => "is not the name of a constant, such as `PAGE_TOKEN`",
    })
}

fn is_camel_case(name: &str) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = name.as_bytes();
    let is_fine = |(index, byte): (usize, &u8)| {
        let between_digits = || is_digit(bytes[..index].last()) && is_digit(bytes.get(index + 1));
        byte.is_ascii_alphanumeric() || (*byte == b'_' && between_digits())
    };
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && bytes.iter().enumerate().all(is_fine)
}

/// Whether a name is words of small letters and digits, with `_` between them.
pub(super) fn is_snake_case(name: &str) -> bool {
    let is_of_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let mut words = name.split('_');
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && words.all(|word| !word.is_empty() && word.bytes().all(is_of_word))
}

#[cfg(test)]
mod tests {
    use super::super::{Ident, Kind};

    #[test]
    fn a_chosen_name_is_taken_as_it_is_or_refused() {
        for (kind, name) in [
            (Kind::Type, "ChatsPage"),
            (Kind::Type, "ChatsDTO"),
            (Kind::Variant, "V1_2"),
            (Kind::Function, "list"),
            (Kind::Field, "order_id2"),
            (Kind::Module, "a1"),
            (Kind::Constant, "PAGE_2"),
        ] {
            let ident = Ident::chosen(name, kind).expect(name);
            assert_eq!(ident.to_string(), name);
        }
        for (kind, name) in [
            (Kind::Type, ""),
            (Kind::Type, "chats"),
            (Kind::Type, "Chats_Page"),
            (Kind::Type, "Chats<T>"),
            (Kind::Type, "Self"),
            (Kind::Variant, "Über"),
            (Kind::Variant, "V_2"),
            (Kind::Function, "getChats"),
            (Kind::Function, "_list"),
            (Kind::Function, "list_"),
            (Kind::Function, "a__b"),
            (Kind::Field, "type"),
            (Kind::Field, "r#type"),
            (Kind::Field, "self"),
            (Kind::Field, "1st"),
            (Kind::Argument, "a b"),
            (Kind::Module, "a-b"),
            (Kind::Constant, "page"),
        ] {
            assert!(Ident::chosen(name, kind).is_err(), "{name}");
        }
    }
}
