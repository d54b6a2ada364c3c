//! Turns the wire types into the JSON Schema (2020-12) of a bundle file, so that schema and reader cannot disagree.

use serde_json::Value;

use super::Bundle;

/// The JSON Schema of a bundle, draft 2020-12.
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(Bundle).to_value();
    if let Value::Object(members) = &mut schema {
        members.insert("title".to_owned(), Value::from(super::FORMAT));
    }
    schema
}
