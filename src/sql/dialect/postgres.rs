//! PostgreSQL.

use sha2::{Digest, Sha256};

use super::{Words, columns};
use crate::sql::clock::SHIFT_MINUTES;
use crate::sql::expr::Function;
use crate::sql::table::Table;

/// The most bytes of an identifier; longer ones are cut off without an error.
const LONGEST: usize = 63;

pub(super) struct Postgres;

impl Words for Postgres {
    /// A longer name keeps its beginning and takes a digest of the whole; names of facts have no `_`.
    fn column(&self, fact: &str) -> String {
        if fact.len() <= LONGEST {
            return fact.to_owned();
        }
        let mut begun = String::new();
        for letter in fact.chars() {
            if begun.len().checked_add(letter.len_utf8()).is_none_or(|length| length > 46) {
                break;
            }
            begun.push(letter);
        }
        let digest: String = Sha256::digest(fact).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        format!("{begun}_{digest}")
    }

    fn quotient(&self, left: &str, right: &str) -> String {
        format!("({left} / {right})")
    }

    /// A plain number is of 32 bits where it fits, and so would its sums be.
    fn whole(&self, value: i64) -> String {
        if i32::try_from(value).is_ok() { value.to_string() } else { format!("CAST({value} AS BIGINT)") }
    }

    fn fence(&self) -> &'static str {
        "\nOFFSET 0"
    }

    fn call(&self, function: Function, parts: &[String]) -> String {
        match (function, parts) {
            (Function::MinuteOf, [at]) => {
                format!("(CAST(floor(extract(epoch FROM {at}) / 60) AS BIGINT) + {SHIFT_MINUTES})")
            }
            (Function::MomentOf, [minute]) => {
                format!("(TIMESTAMP '1970-01-01 00:00:00' + ({minute} - {SHIFT_MINUTES}) * INTERVAL '1 minute')")
            }
            (Function::DayOf, [date]) => format!("CAST({date} - DATE '1970-01-01' AS BIGINT)"),
            (Function::Year, [date]) => format!("CAST(extract(year FROM {date}) AS BIGINT)"),
            (Function::Month, [date]) => format!("CAST(extract(month FROM {date}) AS BIGINT)"),
            (Function::DayOfMonth, [date]) => format!("CAST(extract(day FROM {date}) AS BIGINT)"),
            (Function::Matches, [text, pattern]) => format!("({text} ~ {pattern})"),
            (Function::Number, [text]) => format!("CAST({text} AS BIGINT)"),
            (Function::Sorted, parts) => {
                format!("ARRAY(SELECT x FROM unnest(ARRAY[{}]) AS u(x) ORDER BY x)", parts.join(", "))
            }
            (Function::Item, [list, place]) => format!("({list})[{place}]"),
            (_, parts) => parts.join(", "),
        }
    }

    fn load(&self, table: &Table) -> String {
        format!(
            "DROP TABLE IF EXISTS {name} CASCADE;\nCREATE TABLE {name} ({});\n\\copy {name} FROM '{}.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')\nANALYZE {name};\n",
            columns(self, table),
            table.name,
            name = self.quoted(table.name),
        )
    }
}
