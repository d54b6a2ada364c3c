//! Rows of columns, as CSV.

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Float32Type, Float64Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;

use super::cells::{Cell, Cells, written as moment};
use super::ints::value;

/// The most bytes of a text: a coded column says in few bytes what is written in many.
const MOST: usize = 16 * 1024;

/// A column of a type that no cell of a row has, or with a text that is longer than any: its name, and the type or the length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NoCells {
    pub(crate) column: String,
    pub(crate) found: String,
}

/// A column whose cells can be written.
enum Written<'a> {
    Cells(Cells<'a>),
    Numbers(&'a dyn Array),
}

/// The names of the columns and every row below them, as CSV.
///
/// # Errors
/// [`NoCells`]: moments with a zone and values within values are no cells.
pub(crate) fn written(rows: &RecordBatch, with_names: bool) -> Result<Vec<u8>, NoCells> {
    let schema = rows.schema();
    let columns = rows.columns().iter().zip(schema.fields()).map(|(array, field)| {
        cells(array.as_ref())
            .ok_or_else(|| NoCells { column: field.name().clone(), found: field.data_type().to_string() })
    });
    let columns: Vec<Written<'_>> = columns.collect::<Result<_, _>>()?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    // What is written into memory cannot fail.
    if with_names {
        let _ = writer.write_record(schema.fields().iter().map(|field| field.name().as_bytes()));
    }
    for row in 0..rows.num_rows() {
        let mut texts = Vec::with_capacity(columns.len());
        for (column, field) in columns.iter().zip(schema.fields()) {
            let text = column.text(row);
            if text.len() > MOST {
                let found = format!("{} ({} bytes)", field.data_type(), text.len());
                return Err(NoCells { column: field.name().clone(), found });
            }
            texts.push(text);
        }
        let _ = writer.write_record(&texts);
    }
    Ok(writer.into_inner().unwrap_or_default())
}

fn cells(array: &dyn Array) -> Option<Written<'_>> {
    match array.data_type() {
        DataType::Timestamp(_, None) => Cells::moments(array).map(Written::Cells),
        DataType::Float32 | DataType::Float64 | DataType::Decimal128(_, _) => Some(Written::Numbers(array)),
        _ => Cells::facts(array).map(Written::Cells),
    }
}

impl Written<'_> {
    fn text(&self, row: usize) -> String {
        match self {
            Self::Numbers(array) => number(*array, row).unwrap_or_default(),
            Self::Cells(cells) => match cells.get(row) {
                Cell::Nothing => String::new(),
                Cell::Bool(yes) => yes.to_string(),
                Cell::Int(number) => number.to_string(),
                Cell::Text(text) => text.to_owned(),
                Cell::Date(date) => date.to_string(),
                Cell::Time(time) => time.format("%H:%M").to_string(),
                Cell::Moment(at) => moment(at),
                Cell::Beyond(text) => text,
            },
        }
    }
}

/// A number with decimals; none where it is null.
fn number(array: &dyn Array, row: usize) -> Option<String> {
    match array.data_type() {
        DataType::Float32 => value(array.as_primitive_opt::<Float32Type>()?, row).map(|number| number.to_string()),
        DataType::Float64 => value(array.as_primitive_opt::<Float64Type>()?, row).map(|number| number.to_string()),
        _ => {
            let array = array.as_primitive_opt::<Decimal128Type>()?;
            array.is_valid(row).then(|| array.value_as_string(row))
        }
    }
}
