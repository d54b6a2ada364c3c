//! The user's `duckdb` program: one process a question, which keeps nothing.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::cli::failure::Failure;
use crate::diagnostics::render::hush;

/// In place of the settings of whoever runs the program at a terminal, which are none of a question's.
const SETTINGS: &str = "settings.sql";

/// The program.
pub(super) struct Duckdb {
    path: PathBuf,
}

impl Duckdb {
    /// Looks for the program where the system looks for programs, and holds that it runs; `home` is a folder for its settings.
    ///
    /// # Errors
    /// [`Failure`].
    pub(super) fn find(home: &Path) -> Result<Self, Failure> {
        std::fs::write(home.join(SETTINGS), "").map_err(Failure::Scratch)?;
        let name = format!("duckdb{}", std::env::consts::EXE_SUFFIX);
        let folders = std::env::var_os("PATH").unwrap_or_default();
        let found = std::env::split_paths(&folders).map(|folder| folder.join(&name)).find(|path| path.is_file());
        let found = found.ok_or(Failure::DuckdbMissing)?;
        // It runs in another folder.
        let program = Self { path: std::path::absolute(found).map_err(Failure::NoDuckdb)? };
        let output = program.command(home).arg("-version").stdin(Stdio::null()).output().map_err(Failure::NoDuckdb)?;
        said(&output).map(|_| program)
    }

    fn command(&self, home: &Path) -> Command {
        let mut command = Command::new(&self.path);
        command.args(["-init", SETTINGS]).current_dir(home);
        command
    }

    /// Decides the dossiers of a file, and writes what becomes of them into another. `home` has the scripts, and is where their names
    /// lead from. Gives what the program says.
    ///
    /// # Errors
    /// [`Failure`] where the program cannot be run or refuses.
    pub(super) fn run(&self, home: &Path, dossiers: &str, answers: &str) -> Result<String, Failure> {
        // Questions run side by side: one core each.
        let script = format!(
            "SET threads = 1;\n\
             .read tables.sql\n\
             .read dossiers.sql\n\
             .read answers.sql\n\
             COPY dossiers FROM '{dossiers}' (FORMAT csv, AUTO_DETECT false, HEADER false, DELIM ',', QUOTE '\"', ESCAPE '\"', NULLSTR '');\n\
             COPY (SELECT * FROM thutuc_answers) TO '{answers}' (FORMAT csv, HEADER false, DELIM ',', QUOTE '\"', ESCAPE '\"', NULLSTR '');\n",
        );
        let mut command = self.command(home);
        command.args(["-bail", "-batch", ":memory:"]);
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().map_err(Failure::NoDuckdb)?;
        if let Some(mut input) = child.stdin.take() {
            match input.write_all(script.as_bytes()) {
                // It ended before it had read all of it, and says why.
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(Failure::NoDuckdb(error)),
                _ => {}
            }
        }
        said(&child.wait_with_output().map_err(Failure::NoDuckdb)?)
    }
}

/// What a program says that ended well.
fn said(output: &Output) -> Result<String, Failure> {
    let text = String::from_utf8_lossy(&output.stderr);
    // What it quotes of a script may be long.
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(3).collect();
    let said: String = hush(&lines.join(" ")).chars().take(400).collect();
    match output.status.success() {
        true => Ok(said),
        false if said.is_empty() => Err(Failure::Duckdb(output.status.to_string())),
        false => Err(Failure::Duckdb(said)),
    }
}
