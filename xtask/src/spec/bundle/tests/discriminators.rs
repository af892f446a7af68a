//! What becomes of the values of a discriminator when schemas get other names.

use super::made;

/// The line of the mapping that a union of schemas in a file gets, whose `Cat` has to be called otherwise.
fn mapping_of_a_union(file: &'static str) -> String {
    let root = "
paths: {}
components:
  schemas:
    Cat: {}
    Pet: {$ref: 'm.yaml#/components/schemas/Animal'}
";
    let made = made(root, [("m.yaml", file)]);
    let mapping = made.split_once("mapping:\n").map_or("", |(_, rest)| rest);
    let lines = mapping
        .lines()
        .take_while(|line| line.starts_with("          "));
    lines.map(str::trim).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_schema_that_gets_another_name_keeps_its_value_of_a_discriminator() {
    let union = "components:
  schemas:
    Animal: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Big%20Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}
    Cat: {type: object}
    Big Cat: {type: object}
    Dog: {type: object}
";
    assert_eq!(
        mapping_of_a_union(union),
        "Cat: '#/components/schemas/m_Cat', Big Cat: '#/components/schemas/Big_Cat'"
    );
    let parent = "components:
  schemas:
    Animal: {discriminator: {propertyName: kind}, properties: {cat: {$ref: '#/components/schemas/Cat'}}}
    Cat: {allOf: [{$ref: '#/components/schemas/Animal'}]}
";
    assert_eq!(
        mapping_of_a_union(parent),
        "Cat: '#/components/schemas/m_Cat'"
    );
}

#[test]
fn a_discriminator_in_a_part_is_that_of_the_schema() {
    let parent = "components:
  schemas:
    Animal: {allOf: [{properties: {cat: {$ref: '#/components/schemas/Cat'}}}, {allOf: [{discriminator: {propertyName: kind}}]}]}
    Cat: {allOf: [{$ref: '#/components/schemas/Animal'}]}
";
    let union = "components:
  schemas:
    Animal: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], allOf: [{discriminator: {propertyName: kind}}]}
    Cat: {type: object}
    Dog: {type: object}
";
    for description in [parent, union] {
        let mapping = mapping_of_a_union(description);
        assert_eq!(mapping, "Cat: '#/components/schemas/m_Cat'");
    }
}

#[test]
fn a_name_in_a_mapping_is_one_of_its_file() {
    let union = "components:
  schemas:
    Animal: {oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: kind, mapping: {tom: Cat}}}
    Cat: {type: object}
";
    assert_eq!(
        mapping_of_a_union(union),
        "tom: '#/components/schemas/m_Cat'"
    );
}

#[test]
fn values_that_are_listed_stay_what_tells_alternatives_apart() {
    let union = "components:
  schemas:
    Animal: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}
    Cat: {allOf: [{properties: {kind: {$ref: '#/components/schemas/Kind'}}}]}
    Kind: {enum: [tom]}
    Dog: {type: object}
";
    assert_eq!(mapping_of_a_union(union), "");
}
