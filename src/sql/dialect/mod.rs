//! Views and tables in the words of an engine. What engines say alike stands here, what they do not in a file of each.

mod duckdb;
mod postgres;
mod spark;

use super::expr::{Expr, Function, Order, Type};
use super::table::Table;
use super::view::View;

/// An engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// DuckDB.
    DuckDb,
    /// PostgreSQL.
    Postgres,
    /// Spark SQL.
    Spark,
}

impl Dialect {
    /// Its engine's own words.
    fn words(self) -> &'static dyn Words {
        match self {
            Self::DuckDb => &duckdb::DuckDb,
            Self::Postgres => &postgres::Postgres,
            Self::Spark => &spark::Spark,
        }
    }

    /// An identifier as the engine quotes it.
    pub(super) fn quoted(self, name: &str) -> String {
        self.words().quoted(name)
    }

    /// The column of a fact.
    pub(super) fn column(self, fact: &str) -> String {
        self.words().column(fact)
    }

    /// The engine's name of a type.
    pub(super) fn type_name(self, kind: Type) -> &'static str {
        self.words().type_name(kind)
    }

    /// A statement that makes a table and fills it from a file beside the script.
    pub(super) fn load(self, table: &Table) -> String {
        self.words().load(table)
    }

    /// A statement that makes a table without rows, for its user to fill; one that is there stays.
    pub(super) fn create(self, table: &Table) -> String {
        let words = self.words();
        let (name, columns) = (self.quoted(table.name), columns(words, table));
        format!("CREATE TABLE IF NOT EXISTS {name} ({columns}){};\n", words.stored())
    }

    /// The statements that make views one on another, the last of which is asked for.
    pub(super) fn views(self, views: &[View]) -> String {
        let queries: Vec<(String, String)> =
            views.iter().map(|view| (self.quoted(&view.name), self.query(view))).collect();
        self.words().views(&queries)
    }

    /// The query of a view.
    fn query(self, view: &View) -> String {
        let words = self.words();
        let aliases: Vec<&str> = view.joins.iter().map(|join| join.alias).collect();
        let mut text = format!("SELECT{}", words.hint(&aliases));
        for (place, (name, value)) in view.columns.iter().enumerate() {
            text.push_str(if place == 0 { "\n  " } else { ",\n  " });
            text.push_str(&self.expr(value));
            let own = matches!(value, Expr::Column("p", column) if column == name);
            if !own {
                text.push_str(" AS ");
                text.push_str(&self.quoted(name));
            }
        }
        text.push_str(&format!("\nFROM {} p", self.quoted(&view.source)));
        for join in &view.joins {
            match &join.on {
                Some((column, value)) => text.push_str(&format!(
                    "\nLEFT JOIN {} {alias} ON {alias}.{} = {}",
                    self.quoted(join.table),
                    self.quoted(column),
                    self.expr(value),
                    alias = join.alias,
                )),
                None => text.push_str(&format!("\nCROSS JOIN {} {}", self.quoted(join.table), join.alias)),
            }
        }
        if let Some(filter) = &view.filter {
            text.push_str(&format!("\nWHERE {}", self.expr(filter)));
        }
        if view.groups.is_empty() {
            text.push_str(words.fence());
        } else {
            let groups: Vec<String> = view.groups.iter().map(|group| self.expr(group)).collect();
            text.push_str(&format!("\nGROUP BY {}", groups.join(", ")));
        }
        text
    }

    /// An expression.
    pub(super) fn expr(self, expr: &Expr) -> String {
        let words = self.words();
        let list = |parts: &[Expr], between: &str| {
            let parts: Vec<String> = parts.iter().map(|part| self.expr(part)).collect();
            parts.join(between)
        };
        match expr {
            Expr::Column(table, name) => format!("{table}.{}", self.quoted(name)),
            Expr::Whole(value) => words.whole(*value),
            Expr::Word(text) => format!("'{}'", words.escaped(text)),
            Expr::Yes(true) => "TRUE".to_owned(),
            Expr::Yes(false) => "FALSE".to_owned(),
            Expr::Unknown(kind) => format!("CAST(NULL AS {})", self.type_name(*kind)),
            Expr::Not(inner) => match &**inner {
                Expr::IsUnknown(inner) => format!("({} IS NOT NULL)", self.expr(inner)),
                other => format!("(NOT {})", self.expr(other)),
            },
            Expr::All(parts) => format!("({})", list(parts, " AND ")),
            Expr::Any(parts) => format!("({})", list(parts, " OR ")),
            Expr::Compare(order, left, right) => {
                let order = match order {
                    Order::Equal => "=",
                    Order::Less => "<",
                    Order::LessOrEqual => "<=",
                };
                format!("({} {order} {})", self.expr(left), self.expr(right))
            }
            // `IN ()` is no SQL: a value that is known is none of no values.
            Expr::Among(value, parts) if parts.is_empty() => {
                format!("(CASE WHEN {} IS NOT NULL THEN FALSE END)", self.expr(value))
            }
            Expr::Among(value, parts) => format!("({} IN ({}))", self.expr(value), list(parts, ", ")),
            Expr::IsUnknown(inner) => format!("({} IS NULL)", self.expr(inner)),
            Expr::Sum(parts) => format!("({})", list(parts, " + ")),
            Expr::Difference(left, right) => format!("({} - {})", self.expr(left), self.expr(right)),
            Expr::Product(parts) => format!("({})", list(parts, " * ")),
            Expr::Quotient(left, right) => words.quotient(&self.expr(left), &words.whole(*right)),
            Expr::Remainder(left, right) => format!("({} % {right})", self.expr(left)),
            Expr::Least(parts) => format!("LEAST({})", list(parts, ", ")),
            Expr::Greatest(parts) => format!("GREATEST({})", list(parts, ", ")),
            Expr::First(parts) => format!("COALESCE({})", list(parts, ", ")),
            Expr::Case(parts, otherwise) => {
                let mut text = "CASE".to_owned();
                for (condition, value) in parts {
                    text.push_str(&format!(" WHEN {} THEN {}", self.expr(condition), self.expr(value)));
                }
                if let Some(otherwise) = otherwise {
                    text.push_str(&format!(" ELSE {}", self.expr(otherwise)));
                }
                text.push_str(" END");
                format!("({text})")
            }
            Expr::Call(function, parts) => {
                // Places and lengths are plain numbers everywhere.
                let places = matches!(function, Function::Part | Function::Cut | Function::Item);
                let part = |part: &Expr| match part {
                    Expr::Whole(value) if places => value.to_string(),
                    other => self.expr(other),
                };
                let parts: Vec<String> = parts.iter().map(part).collect();
                match (function, parts.as_slice()) {
                    (Function::Whole, [left, right]) => words.quotient(left, right),
                    (Function::SumWhere, [condition, value]) => {
                        format!("CAST(COALESCE(SUM(CASE WHEN {condition} THEN {value} END), 0) AS BIGINT)")
                    }
                    (Function::CountWhere, [condition]) => format!("COUNT(CASE WHEN {condition} THEN 1 END)"),
                    (Function::Part, [text, between, place]) => format!("split_part({text}, {between}, {place})"),
                    (Function::Cut, [text, from, length]) => format!("substring({text}, {from}, {length})"),
                    (Function::Lower, [text]) => format!("lower({text})"),
                    (Function::Trim, [text]) => format!("trim({text})"),
                    (Function::Length, [text]) => format!("length({text})"),
                    (Function::Replace, [text, what, by]) => format!("replace({text}, {what}, {by})"),
                    _ => words.call(*function, &parts),
                }
            }
        }
    }
}

/// What engines say differently.
trait Words {
    fn quoted(&self, name: &str) -> String {
        format!("\"{}\"", name.replace('"', "\"\""))
    }

    /// The text of a literal between its quotes.
    fn escaped(&self, text: &str) -> String {
        text.replace('\'', "''")
    }

    /// The column of a fact: its name where identifiers may be as long.
    fn column(&self, fact: &str) -> String {
        fact.to_owned()
    }

    fn whole(&self, value: i64) -> String {
        value.to_string()
    }

    fn type_name(&self, kind: Type) -> &'static str {
        match kind {
            Type::YesNo => "BOOLEAN",
            Type::Whole => "BIGINT",
            Type::Word => "TEXT",
            Type::Moment => "TIMESTAMP",
            Type::Date => "DATE",
        }
    }

    fn quotient(&self, left: &str, right: &str) -> String;

    /// Statements for queries by name, each of which may read the ones before it.
    fn views(&self, queries: &[(String, String)]) -> String {
        queries.iter().map(|(name, query)| format!("CREATE OR REPLACE VIEW {name} AS {query};\n")).collect()
    }

    /// What says that the joined tables are small.
    fn hint(&self, _aliases: &[&str]) -> String {
        String::new()
    }

    /// What keeps a planner from writing a view's expressions into the next view's, each as often as it is named there.
    fn fence(&self) -> &'static str {
        ""
    }

    fn call(&self, function: Function, parts: &[String]) -> String;

    /// How a table is kept, where that must be said.
    fn stored(&self) -> &'static str {
        ""
    }

    fn load(&self, table: &Table) -> String;
}

/// The columns of a table with their types, for a statement that makes it.
fn columns(words: &dyn Words, table: &Table) -> String {
    let columns: Vec<String> =
        table.columns.iter().map(|(name, kind)| format!("{} {}", words.quoted(name), words.type_name(*kind))).collect();
    columns.join(", ")
}
