//! DuckDB.

use super::{Words, columns};
use crate::sql::clock::SHIFT_MINUTES;
use crate::sql::expr::Function;
use crate::sql::table::Table;

pub(super) struct DuckDb;

impl Words for DuckDb {
    fn quotient(&self, left: &str, right: &str) -> String {
        format!("({left} // {right})")
    }

    fn call(&self, function: Function, parts: &[String]) -> String {
        match (function, parts) {
            (Function::MinuteOf, [at]) => {
                format!(
                    "(CAST(date_diff('day', DATE '1970-01-01', CAST({at} AS DATE)) AS BIGINT) * 1440 + hour({at}) * 60 + minute({at}) + {SHIFT_MINUTES})"
                )
            }
            (Function::MomentOf, [minute]) => format!("make_timestamp(({minute} - {SHIFT_MINUTES}) * 60000000)"),
            (Function::DayOf, [date]) => format!("CAST(date_diff('day', DATE '1970-01-01', {date}) AS BIGINT)"),
            (Function::Year, [date]) => format!("CAST(year({date}) AS BIGINT)"),
            (Function::Month, [date]) => format!("CAST(month({date}) AS BIGINT)"),
            (Function::DayOfMonth, [date]) => format!("CAST(day({date}) AS BIGINT)"),
            (Function::Matches, [text, pattern]) => format!("regexp_matches({text}, {pattern})"),
            (Function::Number, [text]) => format!("TRY_CAST({text} AS BIGINT)"),
            (Function::Sorted, parts) => format!("list_sort([{}])", parts.join(", ")),
            (Function::Item, [list, place]) => format!("{list}[{place}]"),
            (_, parts) => parts.join(", "),
        }
    }

    fn load(&self, table: &Table) -> String {
        let name = self.quoted(table.name);
        format!(
            "CREATE OR REPLACE TABLE {name} ({});\nINSERT INTO {name} SELECT * FROM read_csv('{}.csv', header = true, all_varchar = true, nullstr = '', quote = '\"', escape = '\"', delim = ',');\n",
            columns(self, table),
            table.name
        )
    }
}
