//! The command on a nation's rules: checked, checked again, checked after one file changed.
//!
//! `cargo run --release --manifest-path benches/Cargo.toml --bin again RECORDS PROGRAM [CHANGES]`: RECORDS is a file of records of the
//! national portal, PROGRAM the command (`target/release/thutuc`). Each change is one number of a limit or a fee in a file of its own; the
//! sides alternate: whole and without a cache, then with it, and both must say the same.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use thutuc_benches::nation::{Catalog, Size, catalog};

/// How many files are changed where nothing else is said.
const CHANGES: usize = 12;

fn main() {
    let mut args = std::env::args().skip(1);
    let records = std::fs::read(args.next().expect("a file of records")).expect("the file of records");
    let program = PathBuf::from(args.next().expect("a program"));
    let changes = args.next().map_or(CHANGES, |text| text.parse().expect("a number of changes"));
    let folder = std::env::temp_dir().join(format!("thutuc-again-{}", std::process::id()));
    let command = Checked { program, root: folder.join("catalog"), cache: folder.join("cache") };
    let nation = catalog(&records, Size::NATION);
    nation.write(&command.root);
    println!("{:?}: {} files, {:.1} MB", Size::NATION, nation.files.len(), nation.bytes() as f64 / 1e6);
    let (first, ..) = command.run(false);
    let mut unchanged = Vec::new();
    let (mut whole, mut again) = (Vec::new(), Vec::new());
    let (mut sound, mut served) = (0, 0);
    for change in 0..changes {
        unchanged.push(command.run(false).0);
        let (path, text) = changed(&nation, change, changes);
        let file = command.root.join(path);
        let before = std::fs::read(&file).expect("a file");
        std::fs::write(&file, text).expect("a file");
        let (took, is_sound, said) = command.run(true);
        whole.push(took);
        let kept = command.kept();
        let (took, _, with_cache) = command.run(false);
        assert!(said == with_cache, "{path}: another report with a cache");
        // An error is always a whole run's, which keeps nothing.
        sound += usize::from(is_sound);
        if is_sound && command.kept() == kept {
            served += 1;
            again.push(took);
        }
        std::fs::write(&file, before).expect("a file");
        command.run(false);
    }
    println!("  first, with a cache         {first:>7.0} ms");
    for (what, all) in [("whole, no cache", whole), ("nothing changed", unchanged), ("one file changed", again)] {
        println!("  {what:<26}  {}", spread(all));
    }
    println!("  of {changes} changes {sound} bring no error, {served} of them are told without a whole run");
    std::fs::remove_dir_all(&folder).expect("the folder");
}

/// The command, and where it looks.
struct Checked {
    program: PathBuf,
    root: PathBuf,
    cache: PathBuf,
}

impl Checked {
    /// How long a check takes, in milliseconds, whether it finds no error, and what it says.
    fn run(&self, without_cache: bool) -> (f64, bool, Vec<u8>) {
        let mut command = Command::new(&self.program);
        command.arg("check").arg(&self.root).env("XDG_CACHE_HOME", &self.cache).env("NO_COLOR", "1");
        if without_cache {
            command.arg("--no-cache");
        }
        let began = Instant::now();
        let output = command.output().expect("the program runs");
        (began.elapsed().as_secs_f64() * 1e3, output.status.success(), output.stderr)
    }

    /// When what is kept of a whole run was written.
    fn kept(&self) -> Option<std::time::SystemTime> {
        let entries = std::fs::read_dir(self.cache.join("thutuc")).ok()?.flatten();
        let mut record = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with("checked-"));
        record.next()?.metadata().ok()?.modified().ok()
    }
}

/// A file with a number changed in a limit or a fee of it, another one for each change.
fn changed(nation: &Catalog, change: usize, changes: usize) -> (&str, String) {
    let files = nation.files.iter().skip(change * nation.files.len() / changes);
    let edit = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let wanted = ["    thời hạn ", "    lệ phí ", "    phí "];
        let line = lines.iter_mut().find(|line| {
            wanted.iter().any(|start| {
                line.strip_prefix(start).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            })
        })?;
        let at = line.find(|c: char| c.is_ascii_digit())?;
        line.insert(at, '2');
        Some(lines.join("\n") + "\n")
    };
    let found = files.filter_map(|file| Some((file.path.as_str(), edit(std::str::from_utf8(&file.bytes).ok()?)?)));
    found.into_iter().next().expect("a file with a limit")
}

fn spread(mut all: Vec<f64>) -> String {
    all.sort_by(f64::total_cmp);
    match (all.first(), all.get(all.len() / 2), all.last()) {
        (Some(least), Some(middle), Some(most)) => {
            format!("{middle:>7.0} ms ({least:.0}-{most:.0}, {} runs)", all.len())
        }
        _ => "never".to_owned(),
    }
}
