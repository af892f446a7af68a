//! Schemas, one feature a test.

use insta::assert_snapshot;

use super::{lowered, with_schemas};

#[test]
fn scalars_and_formats() {
    assert_snapshot!(lowered(&with_schemas(
        "
        Scalars:
          type: object
          properties:
            plain: { type: string }
            day: { type: string, format: date }
            moment: { type: string, format: date-time }
            uuid: { type: string, format: uuid }
            flag: { type: boolean }
            small: { type: integer, format: int32 }
            large: { type: integer, format: int64 }
            whole: { type: integer }
            odd: { type: integer, format: sint128 }
            single: { type: number, format: float }
            real: { type: number }
            money: { type: number, format: decimal }
            mismatch: { type: number, format: date }
            anything: {}
            implied: { maxLength: 3 }
            bytes: { type: string, format: binary }
        Name: { type: string, minLength: 1, pattern: '^a+$', description: A name. }
        Names: { type: array, items: { $ref: '#/components/schemas/Name' }, maxItems: 9 }
        Other: { $ref: '#/components/schemas/Names' }
        "
    )));
}

#[test]
fn integers_of_few_bits() {
    assert_snapshot!(lowered(&with_schemas(
        "
        Integers:
          type: object
          properties:
            tiny: { type: integer, format: int8, minimum: -128, maximum: 127, default: -128 }
            short: { type: integer, format: int16, minimum: -1, exclusiveMinimum: true, maximum: 40000 }
            octet: { type: integer, format: uint8, minimum: 0, maximum: 256, default: 256 }
            port: { type: integer, format: uint16, minimum: 1, maximum: 65535 }
            implied: { format: uint16 }
            number: { type: number, format: int16 }
            narrower: { allOf: [{ type: integer, format: uint16 }, { type: integer, format: uint8 }] }
            text: { type: string, format: int8 }
        "
    )));
}

#[test]
fn bounds() {
    assert_snapshot!(lowered(&with_schemas(
        "
        Bounds:
          type: object
          properties:
            percent: { type: integer, minimum: 0, maximum: 100 }
            open: { type: number, minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: true }
            tight: { type: integer, minimum: 0.5, maximum: 9.5, exclusiveMinimum: true }
            huge: { type: integer, minimum: 0, maximum: 18446744073709551615 }
            narrow: { type: integer, format: int32, minimum: 0, maximum: 4294967295 }
            step: { type: integer, multipleOf: 5 }
            list: { type: array, items: { type: string, maxLength: 3 }, minItems: 1, maxItems: 5, uniqueItems: true }
            map: { type: object, additionalProperties: { type: integer }, minProperties: 1 }
            file: { type: string, format: binary, maxLength: 5 }
            turned: { type: integer, minimum: 5, maximum: 1 }
            short: { type: string, minLength: 5, maxLength: 1 }
            none: { type: integer, minimum: 1, maximum: 1, exclusiveMaximum: true }
            zero: { type: integer, multipleOf: 0 }
        "
    )));
}

#[test]
fn presence_and_access() {
    assert_snapshot!(lowered(&with_schemas(
        "
        Presence:
          type: object
          required: [a, b, id, secret, ghost]
          properties:
            a: { type: string }
            b: { type: string, nullable: true }
            c: { type: string }
            d: { type: string, nullable: true }
            id: { type: integer, readOnly: true }
            secret: { type: string, writeOnly: true }
        "
    )));
}

#[test]
fn enumerations() {
    assert_snapshot!(lowered(&with_schemas(
        "
        Color:
          type: string
          enum: [red, green, null]
          default: red
          x-enum-varnames: [Rot, Gruen]
          x-enum-descriptions: { red: Hot., green: Calm. }
        Level: { type: integer, enum: [1, 2, -3], x-enum-descriptions: [one, two] }
        Single: { enum: [only] }
        Twice: { type: string, enum: [a, a, 1, true] }
        Empty: { type: string, enum: [] }
        Ratio: { type: number, enum: [0.5, 1.5] }
        Mixed: { enum: [1, a] }
        Use:
          type: object
          properties:
            color: { $ref: '#/components/schemas/Color' }
            wrong: { allOf: [{ $ref: '#/components/schemas/Color' }], default: blue }
            inline: { type: string, enum: [x, y], nullable: true }
            list: { type: array, items: { type: string, enum: [p] } }
        "
    )));
}

#[test]
fn beside_a_reference() {
    assert_snapshot!(lowered(&with_schemas(
        "
        Text: { type: string, description: Some text., default: hi, example: there, deprecated: true }
        Holder:
          type: object
          required: [plain, null_too]
          properties:
            plain: { $ref: '#/components/schemas/Text' }
            told: { $ref: '#/components/schemas/Text', description: Another text., deprecated: true, default: ho, example: eh }
            null_too: { $ref: '#/components/schemas/Text', nullable: true }
            read: { $ref: '#/components/schemas/Text', readOnly: true }
            wrapped: { allOf: [{ $ref: '#/components/schemas/Text' }], description: Wrapped., nullable: true, writeOnly: true }
            missing: { $ref: '#/components/schemas/Nowhere' }
            inside: { $ref: '#/components/schemas/Holder/properties/told' }
        "
    )));
}

#[test]
fn maps_and_additional_properties() {
    assert_snapshot!(lowered(&with_schemas(
        "
        Free: { type: object }
        FreeToo: { type: object, additionalProperties: true }
        Closed: { type: object, additionalProperties: false }
        Counts: { type: object, additionalProperties: { type: integer } }
        Both:
          type: object
          properties: { id: { type: integer }, free: { type: object } }
          additionalProperties: { type: object, properties: { deep: { type: array, items: { type: object, properties: { x: {} } } } } }
        NotMore: { properties: { id: { type: integer } }, additionalProperties: false }
        List: { items: {} }
        "
    )));
}

#[test]
fn all_of_is_merged() {
    assert_snapshot!(lowered(&with_schemas(
        "
        Base: { type: object, required: [id], properties: { id: { type: integer }, note: { type: string, description: Old. } } }
        Middle: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: [note] }, { properties: { extra: { type: object, properties: { x: { type: string } } } } }] }
        Same: { allOf: [{ $ref: '#/components/schemas/Base' }], description: By itself. }
        Mixed:
          type: object
          required: [own, extra]
          properties: { own: { type: string }, note: { type: string, maxLength: 5, description: New. } }
          allOf: [{ $ref: '#/components/schemas/Middle' }]
        Use:
          properties:
            same: { allOf: [{ $ref: '#/components/schemas/Base' }], description: The same type. }
            more: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { more: { type: string } } }] }
            typed: { type: object, allOf: [{ $ref: '#/components/schemas/Base' }] }
            words: { allOf: [{ $ref: '#/components/schemas/Base' }, { description: In a part of its own., nullable: true }] }
        Diamond: { allOf: [{ $ref: '#/components/schemas/Middle' }, { $ref: '#/components/schemas/Base' }] }
        "
    )));
}

#[test]
fn all_of_beside_objects() {
    assert_snapshot!(lowered(&with_schemas(
        "
        Text: { type: string, maxLength: 9 }
        Kind: { type: string, enum: [a, b, c] }
        Less: { type: string, enum: [a, b] }
        Narrow: { allOf: [{ $ref: '#/components/schemas/Text' }, { minLength: 2 }] }
        KindToo: { allOf: [{ $ref: '#/components/schemas/Kind' }] }
        LessKind: { allOf: [{ $ref: '#/components/schemas/Kind' }, { $ref: '#/components/schemas/Less' }] }
        One: { oneOf: [{ $ref: '#/components/schemas/Kind' }] }
        Never: { allOf: [{ type: string }, { type: integer }] }
        First: { properties: { a: { type: string }, kind: { $ref: '#/components/schemas/Kind' }, n: { type: number } } }
        Conflict: { allOf: [{ $ref: '#/components/schemas/First' }, { properties: { a: { type: array, items: {} } } }] }
        Agree: { allOf: [{ $ref: '#/components/schemas/First' }, { properties: { a: { type: string, format: date }, kind: { $ref: '#/components/schemas/Less' }, n: { type: integer } } }] }
        Part: { allOf: [{ $ref: '#/components/schemas/First' }, { type: string }] }
        "
    )));
}

#[test]
fn objects_that_several_parts_give_a_property_are_one_with_a_name_of_its_own() {
    assert_snapshot!(lowered(&with_schemas(
        "
        Small: { properties: { inner: { properties: { a: { type: string } } } } }
        Other: { properties: { inner: { properties: { b: { type: string } } } } }
        Base: { properties: { it: { $ref: '#/components/schemas/Small' } } }
        Both: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { it: { $ref: '#/components/schemas/Other' } } }] }
        Large: { allOf: [{ $ref: '#/components/schemas/Small' }, { properties: { more: { type: string } } }] }
        Narrow: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { it: { $ref: '#/components/schemas/Large' } } }] }
        Wide: { allOf: [{ $ref: '#/components/schemas/Narrow' }, { $ref: '#/components/schemas/Base' }] }
        Items: { allOf: [{ type: array, items: { $ref: '#/components/schemas/Small' } }, { type: array, items: { $ref: '#/components/schemas/Other' } }] }
        Values:
          allOf:
            - { properties: { map: { type: object, additionalProperties: { properties: { c: { type: string } } } } } }
            - { properties: { map: { type: object, additionalProperties: { properties: { d: { type: string } } } } } }
        A: { properties: { a: { type: string }, next: { $ref: '#/components/schemas/A' } } }
        B: { properties: { b: { type: string }, next: { $ref: '#/components/schemas/B' } } }
        C: { properties: { c: { type: string }, next: { $ref: '#/components/schemas/C' } } }
        All: { allOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }, { $ref: '#/components/schemas/C' }] }
        Two: { allOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }
        Tree: { allOf: [{ $ref: '#/components/schemas/A' }, { properties: { next: { $ref: '#/components/schemas/Tree' } } }] }
        "
    )));
}

#[test]
fn values_that_several_parts_list_are_those_of_all_lists() {
    assert_snapshot!(lowered(&with_schemas(
        "
        Kind: { type: string, enum: [a, b, c], x-enum-varnames: [Eh, Be, Sea], description: A kind. }
        Less: { allOf: [{ enum: [b] }], enum: [a, b] }
        Both: { allOf: [{ enum: [1, 2, 3] }, { enum: [3, 2, 4] }, { type: number }], default: 4 }
        OfKind: { allOf: [{ $ref: '#/components/schemas/Kind' }], enum: [c, a, z] }
        AllOfKind: { allOf: [{ $ref: '#/components/schemas/Kind' }], type: string, enum: [c, b, a] }
        AsText: { allOf: [{ type: string }, { $ref: '#/components/schemas/Kind' }] }
        OfText: { allOf: [{ type: string, maxLength: 3 }, { enum: [x] }] }
        OfOfKind: { allOf: [{ $ref: '#/components/schemas/OfKind' }, { enum: [c] }] }
        Listed: { oneOf: [{ enum: [a], title: Ah }, { enum: [y] }] }
        OfListed: { allOf: [{ $ref: '#/components/schemas/Listed' }, { $ref: '#/components/schemas/Kind' }] }
        Itself: { allOf: [{ $ref: '#/components/schemas/Itself' }, { type: string }], enum: [y] }
        Ring: { allOf: [{ $ref: '#/components/schemas/Back' }, { enum: [y] }] }
        Back: { allOf: [{ $ref: '#/components/schemas/Ring' }, { type: string }] }
        Nothing: { allOf: [{ $ref: '#/components/schemas/Kind' }], enum: [z] }
        NothingToo: { allOf: [{ enum: [1] }, { description: Words. }, { enum: [2] }] }
        AnotherType: { allOf: [{ type: integer }], enum: [a] }
        Base: { properties: { kind: { enum: [a, b, c] }, day: { enum: [1, 2] } } }
        Middle: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { kind: { enum: [b, c, d] }, day: { enum: [3] } } }] }
        Top: { allOf: [{ $ref: '#/components/schemas/Middle' }, { properties: { kind: { enum: [c, d], type: string } } }] }
        "
    )));
}

#[test]
fn what_says_nothing_new_beside_a_reference_makes_no_type_of_its_own() {
    assert_snapshot!(lowered(&with_schemas(
        "
        Base: { type: object, required: [id], properties: { id: { type: integer }, inner: { type: object, properties: { a: { type: string } } }, ref: { $ref: '#/components/schemas/Word' } } }
        Child: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: [ref], properties: { more: { type: string } } }] }
        Either: { oneOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Child' }] }
        Map: { type: object, additionalProperties: { type: string } }
        Word: { type: string }
        Loose: { oneOf: [{ $ref: '#/components/schemas/Base' }, { type: string }] }
        Renamed: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object }] }
        Same:
          properties:
            type: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object }], description: Words. }
            around: { type: object, allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: {} }] }
            nullable: { allOf: [{ $ref: '#/components/schemas/Base' }, { nullable: false }] }
            required: { allOf: [{ $ref: '#/components/schemas/Child' }, { required: [id, ref] }] }
            fields: { allOf: [{ type: object, properties: { id: { type: integer }, inner: { type: object, properties: { a: { type: string } } } } }, { $ref: '#/components/schemas/Base' }] }
            parent: { allOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Child' }] }
            twice: { allOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Base' }] }
            parts: { allOf: [{ $ref: '#/components/schemas/Child' }, { allOf: [{ $ref: '#/components/schemas/Base' }, { required: [id] }] }] }
            union: { allOf: [{ $ref: '#/components/schemas/Either' }, { type: object }] }
            map: { allOf: [{ $ref: '#/components/schemas/Map' }, { type: object, additionalProperties: { type: string } }] }
            items: { type: array, items: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object }] } }
        Other:
          properties:
            required: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: [ref] }] }
            around: { required: [ref], allOf: [{ $ref: '#/components/schemas/Base' }, { type: object }] }
            field: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { id: { type: integer, minimum: 1 } } }] }
            words: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { ref: { $ref: '#/components/schemas/Word', description: More. } } }] }
            open: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, additionalProperties: true }] }
            values: { allOf: [{ $ref: '#/components/schemas/Map' }, { type: object, additionalProperties: { type: string, maxLength: 3 } }] }
            bounds: { allOf: [{ $ref: '#/components/schemas/Map' }, { type: object, minProperties: 1 }] }
            narrowed: { allOf: [{ $ref: '#/components/schemas/Loose' }, { type: object }] }
            choice: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object }], oneOf: [{ $ref: '#/components/schemas/Child' }, { properties: { x: { type: string } } }] }
            parts: { allOf: [{ $ref: '#/components/schemas/Base' }, { allOf: [{ $ref: '#/components/schemas/Child' }, { required: [id] }, { properties: { new: {} } }] }] }
        "
    )));
}

#[test]
fn formats_of_parts_narrow_or_contradict_each_other() {
    assert_snapshot!(lowered(&with_schemas(
        "
        Day: { type: string, format: date }
        Formats:
          properties:
            texts: { allOf: [{ type: string, format: uuid }, { type: string, format: email }] }
            day: { format: email, allOf: [{ $ref: '#/components/schemas/Day' }] }
            three: { allOf: [{ format: date }, { format: of-our-own }, { format: uri }, { format: date }] }
            types: { allOf: [{ type: string, format: date }, { type: string, format: date-time }] }
            same: { allOf: [{ type: string, format: uuid }, { type: string, format: uuid }] }
            own: { allOf: [{ type: string, format: date }, { type: string, format: of-our-own }] }
            hidden: { allOf: [{ type: string, format: date }, { format: password }] }
            integers: { allOf: [{ type: integer, format: int32 }, { format: uint32, minimum: 1 }] }
            small: { allOf: [{ type: integer, format: uint64 }, { type: integer, format: int8 }] }
            number: { allOf: [{ type: number, format: float }, { type: number, format: double }] }
            items: { allOf: [{ $ref: '#/components/schemas/Words' }, { type: array, items: { maxLength: 3 } }] }
        Words: { type: array, items: { type: string, format: uri } }
        First: { properties: { a: { type: string, format: uuid }, b: { $ref: '#/components/schemas/Day' }, c: { type: string, format: date } } }
        Second: { allOf: [{ $ref: '#/components/schemas/First' }, { properties: { a: { type: string, format: uri }, b: { format: email }, c: { type: string } } }] }
        "
    )));
}

#[test]
fn alternatives_that_list_integers_are_one_enumeration_as_those_that_list_texts_are() {
    assert_snapshot!(lowered(&with_schemas(
        "
        Titled: { oneOf: [{ enum: [0], title: Low, description: Can wait. }, { type: integer, enum: [1], title: High }] }
        Untitled: { type: integer, format: uint8, default: 2, oneOf: [{ enum: [1], description: One. }, { enum: [2, 3], title: Many }] }
        Open: { anyOf: [{ type: integer }, { enum: [1] }, { enum: [1, 2] }, { nullable: true, enum: [null] }] }
        OpenComponent: { anyOf: [{ $ref: '#/components/schemas/Titled' }, { type: integer }] }
        OpenList: { anyOf: [{ $ref: '#/components/schemas/Listed' }, { type: integer }] }
        Listed: { type: integer, enum: [7, 8] }
        Narrow: { allOf: [{ $ref: '#/components/schemas/Titled' }, { type: integer, enum: [1] }] }
        Components: { oneOf: [{ $ref: '#/components/schemas/Listed' }, { enum: [9] }] }
        Unsigned: { oneOf: [{ enum: [1] }, { type: integer, format: uint64 }] }
        Large: { oneOf: [{ enum: [1] }, { type: integer, minimum: 0, maximum: 18446744073709551615 }] }
        Mixed: { oneOf: [{ enum: [1] }, { enum: [a] }] }
        "
    )));
}

#[test]
fn alternatives() {
    assert_snapshot!(lowered(&with_schemas(
        "
        Either: { oneOf: [{ type: string }, { type: integer }] }
        Any: { anyOf: [{ type: string }, { type: integer }] }
        Not: { not: { type: string } }
        Pet: { type: object, discriminator: { propertyName: kind }, properties: { kind: { type: string } } }
        Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { inner: { oneOf: [{ type: string }, { type: integer }] } } }] }
        Only: { allOf: [{ $ref: '#/components/schemas/Either' }] }
        Both: { oneOf: [{ properties: { a: {} } }, { properties: { b: {} } }], anyOf: [{ properties: { c: {} } }, { properties: { d: {} } }] }
        Inner: { properties: { x: {} }, oneOf: [{ $ref: '#/components/schemas/Objects' }, { properties: { y: {} } }] }
        Objects: { oneOf: [{ properties: { e: {} } }, { properties: { f: {} } }] }
        Added: { allOf: [{ $ref: '#/components/schemas/Objects' }, { properties: { z: {} } }] }
        Texts: { anyOf: [{ enum: [a, null] }, { type: string, enum: [b] }, { type: string }] }
        Narrow: { allOf: [{ $ref: '#/components/schemas/Texts' }, { type: string, enum: [b] }] }
        Restricted: { properties: { g: {} }, oneOf: [{ required: [g] }, { type: object, required: [h] }, { not: { required: [g] } }] }
        Restrictions: { oneOf: [{ required: [g] }, { required: [h] }] }
        Nothing: { oneOf: [{ nullable: true }, { enum: [null] }] }
        Null: { enum: [null] }
        OrNull: { oneOf: [{ $ref: '#/components/schemas/Texts' }, { $ref: '#/components/schemas/Null' }] }
        TextsOrNull: { oneOf: [{ enum: [a, b] }, { $ref: '#/components/schemas/Null' }] }
        SeveralOrNull: { oneOf: [{ type: string }, { type: integer }, { $ref: '#/components/schemas/Null' }] }
        "
    )));
}
