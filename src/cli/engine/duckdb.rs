//! The user's `duckdb` program: one process a question, which keeps nothing.

use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::cli::failure::Failure;

const PROGRAM: &str = "duckdb";

/// The settings of whoever runs the program at a terminal are none of a question's.
const NO_SETTINGS: &str = "settings.sql";

/// Holds that the program runs.
///
/// # Errors
/// [`Failure::NoDuckdb`].
pub(super) fn is_there() -> Result<(), Failure> {
    let output = Command::new(PROGRAM).arg("-version").stdin(Stdio::null()).output().map_err(Failure::NoDuckdb)?;
    checked(&output)
}

/// Decides the dossiers of a file, and writes what becomes of them into another; `home` has the scripts.
///
/// # Errors
/// [`Failure`] where the program cannot be run or refuses.
pub(super) fn run(home: &Path, dossiers: &Path, answers: &Path) -> Result<(), Failure> {
    let settings = home.join(NO_SETTINGS);
    // What is there already is what is wanted.
    std::fs::OpenOptions::new().create(true).append(true).open(&settings).map_err(Failure::Scratch)?;
    // Questions run side by side: one core each.
    let script = format!(
        "SET threads = 1;\n\
         .read tables.sql\n\
         .read dossiers.sql\n\
         .read answers.sql\n\
         COPY dossiers FROM {} (FORMAT csv, AUTO_DETECT false, HEADER false, DELIM ',', QUOTE '\"', ESCAPE '\"', NULLSTR '');\n\
         COPY (SELECT * FROM thutuc_answers) TO {} (FORMAT csv, HEADER false, DELIM ',', QUOTE '\"', ESCAPE '\"', NULLSTR '');\n",
        literal(dossiers)?,
        literal(answers)?,
    );
    let mut command = Command::new(PROGRAM);
    command.arg("-init").arg(&settings).args(["-bail", "-batch", ":memory:"]).current_dir(home);
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().map_err(Failure::NoDuckdb)?;
    if let Some(mut input) = child.stdin.take() {
        match input.write_all(script.as_bytes()) {
            // It ended before it had read all of it, and says why.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(Failure::NoDuckdb(error)),
            _ => {}
        }
    }
    checked(&child.wait_with_output().map_err(Failure::NoDuckdb)?)
}

/// Holds that the program ended well.
fn checked(output: &Output) -> Result<(), Failure> {
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.trim();
    if output.status.success() && said.is_empty() {
        return Ok(());
    }
    // What it quotes of a script may be long.
    let lines: Vec<&str> = said.lines().take(3).map(str::trim).collect();
    let why = if said.is_empty() { output.status.to_string() } else { lines.join(" ") };
    Err(Failure::Duckdb(why.chars().take(400).collect()))
}

/// A path as a literal of SQL.
fn literal(path: &Path) -> Result<String, Failure> {
    let text = path.to_str().ok_or_else(|| {
        let why = format!("`{}` is not in UTF-8", path.display());
        Failure::Scratch(io::Error::new(io::ErrorKind::InvalidInput, why))
    })?;
    Ok(format!("'{}'", text.replace('\'', "''")))
}
