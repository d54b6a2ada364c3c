//! Spark SQL.

use super::{Words, columns};
use crate::sql::clock::SHIFT_MINUTES;
use crate::sql::expr::{Function, Type};
use crate::sql::table::Table;

/// What takes long and helps nothing, how deep views may lie one on another, and that each of them is compiled by itself: the code of
/// all in one method is more than a method may have.
const SETTINGS: [(&str, &str); 5] = [
    ("spark.sql.constraintPropagation.enabled", "false"),
    ("spark.sql.optimizer.dynamicPartitionPruning.enabled", "false"),
    ("spark.sql.optimizer.runtime.bloomFilter.enabled", "false"),
    ("spark.sql.analyzer.maxIterations", "1000"),
    ("spark.sql.codegen.wholeStage", "false"),
];

pub(super) struct Spark;

impl Words for Spark {
    fn quoted(&self, name: &str) -> String {
        format!("`{}`", name.replace('`', "``"))
    }

    fn escaped(&self, text: &str) -> String {
        text.replace('\\', "\\\\").replace('\'', "\\'")
    }

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

    fn quotient(&self, left: &str, right: &str) -> String {
        format!("({left} DIV {right})")
    }

    /// One view with the others inside it, which is read once and not once for each of them. The optimizer's rules that are switched
    /// off follow every column back through all of them, in time that doubles with each, and find nothing here: no table is
    /// partitioned, and every key is worked out.
    fn views(&self, queries: &[(String, String)]) -> String {
        let Some(((name, last), inner)) = queries.split_last() else { return String::new() };
        let inner: Vec<String> = inner.iter().map(|(name, query)| format!("{name} AS (\n{query}\n)")).collect();
        let settings: String = SETTINGS.iter().map(|(name, value)| format!("SET {name} = {value};\n")).collect();
        format!("{settings}CREATE OR REPLACE TEMPORARY VIEW {name} AS WITH\n{}\n{last};\n", inner.join(",\n"))
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

    fn stored(&self) -> &'static str {
        " USING parquet"
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
