//! Spark SQL.

use super::{Words, columns};
use crate::sql::clock::SHIFT_MINUTES;
use crate::sql::expr::{Function, Type};
use crate::sql::table::Table;

pub(super) struct Spark;

impl Words for Spark {
    fn quoted(&self, name: &str) -> String {
        format!("`{}`", name.replace('`', "``"))
    }

    fn escaped(&self, text: &str) -> String {
        text.replace('\\', "\\\\").replace('\'', "\\'")
    }

    /// A plain number is of 32 bits where it fits, and so would its sums be.
    fn whole(&self, value: i64) -> String {
        format!("{value}L")
    }

    fn type_name(&self, kind: Type) -> &'static str {
        match kind {
            Type::YesNo => "BOOLEAN",
            Type::Whole => "BIGINT",
            Type::Word => "STRING",
            Type::Moment => "TIMESTAMP_NTZ",
            Type::Date => "DATE",
        }
    }

    fn quotient(&self, left: &str, right: i64) -> String {
        format!("({left} DIV {right}L)")
    }

    fn create_view(&self) -> &'static str {
        "CREATE OR REPLACE TEMPORARY VIEW"
    }

    fn hint(&self, aliases: &[&str]) -> String {
        if aliases.is_empty() { String::new() } else { format!(" /*+ BROADCAST({}) */", aliases.join(", ")) }
    }

    fn call(&self, function: Function, parts: &[String]) -> String {
        match (function, parts) {
            // By parts of the clock, which no time zone of the session moves.
            (Function::MinuteOf, [at]) => format!(
                "(CAST(datediff({at}, DATE '1970-01-01') AS BIGINT) * 1440L + hour({at}) * 60L + minute({at}) + {SHIFT_MINUTES}L)"
            ),
            (Function::MomentOf, [minute]) => format!(
                "(TIMESTAMP_NTZ '1970-01-01 00:00:00' + make_dt_interval(0, 0, CAST({minute} - {SHIFT_MINUTES}L AS INT), 0))"
            ),
            (Function::DayOf, [date]) => format!("CAST(datediff({date}, DATE '1970-01-01') AS BIGINT)"),
            (Function::Year, [date]) => format!("CAST(year({date}) AS BIGINT)"),
            (Function::Month, [date]) => format!("CAST(month({date}) AS BIGINT)"),
            (Function::DayOfMonth, [date]) => format!("CAST(day({date}) AS BIGINT)"),
            (Function::Matches, [text, pattern]) => format!("({text} RLIKE {pattern})"),
            (Function::Number, [text]) => format!("TRY_CAST({text} AS BIGINT)"),
            (Function::Sorted, parts) => format!("array_sort(array({}))", parts.join(", ")),
            (Function::Item, [list, place]) => format!("element_at({list}, {place})"),
            (_, parts) => parts.join(", "),
        }
    }

    fn create(&self, table: &Table) -> String {
        format!("CREATE TABLE IF NOT EXISTS {} ({}) USING parquet;\n", self.quoted(table.name), columns(self, table))
    }

    fn load(&self, table: &Table) -> String {
        format!(
            "CREATE OR REPLACE TEMPORARY VIEW {} ({}) USING csv OPTIONS (path '{}.csv', header 'true', escape '\"', mode 'FAILFAST');\n",
            self.quoted(table.name),
            columns(self, table),
            table.name
        )
    }
}
