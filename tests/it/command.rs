//! A small builder for command-line cases: `thutuc(&["check", "."]).run()`, catalogs written to a folder of their own.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folder of fixtures.
pub(crate) fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The small catalog that most cases ask.
pub(crate) fn small() -> String {
    cases().join("small").display().to_string()
}

/// A command line to run.
pub(crate) struct Case {
    command: Command,
    input: Vec<u8>,
}

/// What came of a command line.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// Exit status.
    pub(crate) status: i32,
    /// Standard output.
    pub(crate) stdout: String,
    /// Standard error.
    pub(crate) stderr: String,
}

/// The built command with these arguments, in an environment without colours and in English.
pub(crate) fn thutuc(args: &[&str]) -> Case {
    let mut command = Command::new(env!("CARGO_BIN_EXE_thutuc"));
    command.args(args).env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "C.UTF-8").env("NO_COLOR", "1");
    // What the command keeps between runs is kept apart from what its user keeps.
    command.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
    Case { command, input: Vec::new() }
}

impl Case {
    /// Sets a variable of the environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs in a folder.
    pub(crate) fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Gives standard input.
    pub(crate) fn input(mut self, input: impl Into<Vec<u8>>) -> Self {
        self.input = input.into();
        self
    }

    /// Starts, and is killed at once when `pause` ends, as by `kill -9`. Whether it was still running then.
    #[cfg(unix)]
    pub(crate) fn killed_after(mut self, pause: impl FnOnce()) -> bool {
        self.command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = self.command.spawn().unwrap();
        pause();
        child.kill().unwrap();
        child.wait().unwrap().code().is_none()
    }

    /// Runs in a shell after a command of it, in the same process.
    #[cfg(unix)]
    pub(crate) fn behind(mut self, shell: &str) -> Self {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("{shell}; exec \"$0\" \"$@\"")]).arg(self.command.get_program());
        command.args(self.command.get_args());
        for (name, value) in self.command.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        if let Some(folder) = self.command.get_current_dir() {
            command.current_dir(folder);
        }
        self.command = command;
        self
    }

    /// Runs to the end.
    pub(crate) fn run(mut self) -> Outcome {
        self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = std::mem::take(&mut self.input);
        // A command that does not read its input may be gone before it is written.
        let writer = std::thread::spawn(move || stdin.write_all(&input).ok());
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Outcome {
            status: output.status.code().expect("ended by a signal"),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Outcome {
    /// Asserts the exit status, showing everything where it is another.
    #[track_caller]
    pub(crate) fn status(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{self:#?}");
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}

/// A catalog in a folder of its own, gone when the value is.
pub(crate) struct Catalog {
    folder: tempfile::TempDir,
}

impl Catalog {
    /// A copy of the small catalog.
    pub(crate) fn small() -> Self {
        let catalog = Self { folder: tempfile::tempdir().unwrap() };
        for name in ["thutuc.yaml", "mau.tt"] {
            std::fs::copy(cases().join("small").join(name), catalog.folder().join(name)).unwrap();
        }
        catalog
    }

    /// Adds or replaces a file.
    pub(crate) fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let file = self.folder().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, content).unwrap();
        self
    }

    /// Replaces a text in the catalog's one file of rules, which must hold it once.
    pub(crate) fn edit(self, before: &str, after: &str) -> Self {
        let text = std::fs::read_to_string(self.folder().join("mau.tt")).unwrap();
        assert_eq!(text.matches(before).count(), 1, "`{before}` does not stand once");
        self.file("mau.tt", text.replace(before, after))
    }

    /// Its folder.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Its folder as an argument.
    pub(crate) fn path(&self) -> String {
        self.folder().display().to_string()
    }
}
