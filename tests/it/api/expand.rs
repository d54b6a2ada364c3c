//! Items among which `closed!` makes enums → the items that it makes: the names, types and documentation, without what the
//! bodies repeat for each value.

use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Fields, Ident, Item, LitStr, Token, Variant};

/// What stands in the braces of the macro.
struct Closed {
    attributes: Vec<Attribute>,
    name: Ident,
    values: Punctuated<Value, Token![,]>,
}

/// `Counter = "counter" / "trực-tiếp"`.
struct Value(Vec<Attribute>, Ident);

impl Parse for Closed {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let (attributes, name) = (input.call(Attribute::parse_outer)?, input.parse()?);
        let values;
        syn::braced!(values in input);
        Ok(Self { attributes, name, values: Punctuated::parse_terminated(&values)? })
    }
}

impl Parse for Value {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let value = Self(input.call(Attribute::parse_outer)?, input.parse()?);
        input.parse::<Token![=]>()?;
        input.parse::<LitStr>()?;
        input.parse::<Token![/]>()?;
        input.parse::<LitStr>()?;
        Ok(value)
    }
}

pub(super) fn expanded(items: Vec<Item>) -> Vec<Item> {
    let rule = items.iter().find_map(|item| match item {
        Item::Macro(made) if made.ident.as_ref().is_some_and(|name| name == "closed") => {
            Some(made.mac.tokens.to_string())
        }
        _ => None,
    });
    let mut all = Vec::new();
    for item in items {
        match (item, &rule) {
            (Item::Macro(made), Some(rule)) if made.mac.path.is_ident("closed") => {
                all.extend(closed(rule, made.mac.parse_body().unwrap()));
            }
            (Item::Macro(made), _) if made.ident.is_some() => {
                let body = made.mac.tokens.to_token_stream().to_string();
                let is_read = made.ident.is_some_and(|name| name == "closed");
                assert!(
                    is_read || !body.contains("pub "),
                    "a macro makes public items that nobody reads here:\n{body}"
                );
            }
            (item, _) => all.push(item),
        }
    }
    all
}

fn closed(rule: &str, made: Closed) -> Vec<Item> {
    let (_, body) = rule.split_once("=>").unwrap();
    let (_, body) = body.split_once('{').unwrap();
    let (body, _) = body.rsplit_once('}').unwrap();
    let body = once(body).replace("$name", &made.name.to_string());
    let mut items = syn::parse_file(&body).unwrap_or_else(|error| panic!("{error}:\n{body}")).items;
    let Some(Item::Enum(first)) = items.first_mut() else { panic!("`closed!` begins with no enum:\n{body}") };
    first.attrs.extend(made.attributes);
    first.variants = made.values.into_iter().map(variant).collect();
    items
}

fn variant(Value(attrs, ident): Value) -> Variant {
    Variant { attrs, ident, fields: Fields::Unit, discriminant: None }
}

/// The text of a macro's body without `$(…)*`.
fn once(body: &str) -> String {
    let body = body.replace("$ ", "$");
    let mut rest = body.as_str();
    let mut kept = String::new();
    while let Some((before, inside)) = rest.split_once("$(") {
        kept.push_str(before);
        let mut depth = 1;
        let end = inside.char_indices().find(|(_, c)| {
            depth += i32::from(*c == '(') - i32::from(*c == ')');
            depth == 0
        });
        let after = &inside[end.unwrap().0..];
        rest = after.split_once('*').unwrap().1;
    }
    kept + rest
}
