//! Commands killed at random moments, half of them while they write. `KILLS=1000` tries a thousand builds, and more of the
//! others.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::{TEMPORARY, files, temporaries};
use crate::command::{Case, Catalog, thutuc};
use crate::guards::files::MORE;

/// A catalog whose bundle differs from the small one's.
const BEFORE: &str = "trong ngày, nhận sau 15:00";
const AFTER: &str = "trong ngày, nhận sau 14:00";

/// How many builds are killed if nobody asks for more.
const BUILDS: usize = 60;

/// How many runs are killed: as many, or as many more as `KILLS` asks for more builds than [`BUILDS`].
pub(super) fn kills(unless_asked: usize) -> usize {
    let asked = std::env::var("KILLS").map_or(BUILDS, |asked| asked.parse().expect("KILLS is a number"));
    (unless_asked * asked).div_ceil(BUILDS)
}

/// Kills processes that write below a folder.
pub(super) struct Killer {
    folder: PathBuf,
    /// How long the command takes if it is let be.
    whole: Duration,
    /// What a file's name holds by which it is seen that the command writes, and how soon then it is killed at the latest.
    marks: Vec<(&'static str, Duration)>,
    random: u64,
    /// How many were killed, and how many of those with a file that had not yet taken its place.
    killed: usize,
    writing: usize,
}

impl Killer {
    /// Measures the command, which runs once.
    pub(super) fn of(folder: &Path, whole: impl FnOnce()) -> Self {
        let began = Instant::now();
        whole();
        let whole = began.elapsed();
        let marks = vec![(TEMPORARY, Duration::from_millis(2))];
        Self { folder: folder.to_path_buf(), whole, marks, random: 0x9E37_79B9_7F4A_7C15, killed: 0, writing: 0 }
    }

    /// Waits for a file of this kind, too.
    pub(super) fn and(mut self, mark: &'static str) -> Self {
        self.marks.push((mark, Duration::from_micros(200)));
        self
    }

    /// From 0 to 1.
    fn random(&mut self) -> f64 {
        // Marsaglia, Xorshift RNGs, 2003.
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        f64::from(u32::try_from(self.random >> 32).unwrap()) / f64::from(u32::MAX)
    }

    /// Runs the command, and kills it at any moment, or soon after one of the files is seen.
    pub(super) fn kill(&mut self, case: Case) {
        let choice = usize::try_from(self.random.rotate_left(7) & 0xFFFF).unwrap() % (self.marks.len() + 1);
        let (mark, share) = (self.marks.get(choice).copied(), self.random());
        let (folder, whole) = (self.folder.clone(), self.whole);
        let was_running = case.killed_after(|| {
            let Some((name, soon)) = mark else {
                std::thread::sleep(whole.mul_f64(share * 1.1));
                return;
            };
            let began = Instant::now();
            while !has(&folder, name) && began.elapsed() < whole * 2 {}
            let seen = Instant::now();
            while seen.elapsed() < soon.mul_f64(share) {}
        });
        self.killed += usize::from(was_running);
        self.writing += usize::from(temporaries(&self.folder) > 0);
    }

    pub(super) fn tell(&self, what: &str, of: usize) {
        println!(
            "{what}: {of} runs, {} killed, {} of them with a temporary file beside the old one",
            self.killed, self.writing
        );
        assert!(self.killed > 0, "nothing was killed");
    }
}

fn has(folder: &Path, name: &str) -> bool {
    std::fs::read_dir(folder).into_iter().flatten().flatten().any(|entry| {
        let is_named = entry.file_name().to_str().is_some_and(|found| found.contains(name));
        is_named || entry.file_type().is_ok_and(|kind| kind.is_dir()) && has(&entry.path(), name)
    })
}

fn verify(bundle: &str, args: &[&str]) -> crate::command::Outcome {
    thutuc(&[&["verify", bundle, "--format", "json"], args].concat()).run()
}

#[test]
fn a_killed_build_leaves_the_old_bundle_or_the_new_one() {
    let catalogs = [Catalog::small(), Catalog::small().edit(BEFORE, AFTER)];
    let paths = catalogs.each_ref().map(Catalog::path);
    let out = tempfile::tempdir().unwrap();
    let file = out.path().join("b.json").display().to_string();
    let build = |path: &str| thutuc(&["build", path, "-o", &file]);
    let whole = paths.each_ref().map(|path| {
        build(path).run().status(0);
        verify(&file, &[]).status(0);
        std::fs::read(&file).unwrap()
    });
    assert_ne!(whole[0], whole[1]);
    let mut killer = Killer::of(out.path(), || drop(build(&paths[0]).run().status(0)));
    let (mut new, of) = (0, kills(BUILDS));
    for _ in 0..of {
        let stands = whole.iter().position(|whole| *whole == std::fs::read(&file).unwrap()).unwrap();
        killer.kill(build(&paths[1 - stands]));
        let left = std::fs::read(&file).unwrap();
        // A bundle that verifies, byte for byte.
        assert!(whole.contains(&left), "{} bytes", left.len());
        new += usize::from(left == whole[1 - stands]);
    }
    verify(&file, &[]).status(0);
    assert_eq!(files(out.path()).into_keys().collect::<Vec<_>>(), ["b.json"]);
    killer.tell("build", of);
    println!("build: {new} of them left the new bundle");
}

#[test]
fn a_killed_signed_build_leaves_a_pair_that_verifies_or_is_refused_and_the_next_one_mends_it() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/signed");
    let key = |name: &str| fixtures.join(name).display().to_string();
    let (secret, public) = (key("test.key"), key("test.pub"));
    let catalogs = [Catalog::small(), Catalog::small().edit(BEFORE, AFTER)];
    let paths = catalogs.each_ref().map(Catalog::path);
    let out = tempfile::tempdir().unwrap();
    let file = out.path().join("b.json").display().to_string();
    let build = |number: usize, sequence: &str| {
        thutuc(&["build", &paths[number % 2], "-o", &file, "--sign", &secret, "--sequence", sequence])
    };
    let mut killer = Killer::of(out.path(), || drop(build(0, "1").run().status(0))).and(".minisig.before");
    let (mut refused, of) = (0, kills(24));
    for number in 1..=of {
        let sequence = (number + 1).to_string();
        killer.kill(build(number, &sequence));
        let outcome = verify(&file, &["--key", &public]);
        if outcome.status != 0 {
            // The new signature beside the old bundle.
            assert_eq!(outcome.json()["error"]["code"], "E0917", "{outcome:?}");
            refused += 1;
            build(number, &sequence).run().status(0);
            verify(&file, &["--key", &public, "--min-sequence", &sequence]).status(0);
        }
    }
    build(0, "1000000").run().status(0);
    verify(&file, &["--key", &public, "--min-sequence", "1000000"]).status(0);
    assert_eq!(files(out.path()).into_keys().collect::<Vec<_>>(), ["b.json", "b.json.minisig"]);
    killer.tell("signed build", of);
    println!("signed build: {refused} pairs were refused and mended");
}

/// Kills a command that brings files from one state to another, and puts the old state back each time; then lets it end.
fn between(what: &str, folder: &Path, of: usize, old: &dyn Fn(), command: &dyn Fn() -> Case) {
    old();
    let before = files(folder);
    let mut killer = Killer::of(folder, || drop(command().run()));
    let after = files(folder);
    assert_ne!(before, after);
    for _ in 0..of {
        old();
        killer.kill(command());
        for (path, bytes) in files(folder) {
            assert!(before.get(&path) == Some(&bytes) || after.get(&path) == Some(&bytes), "{path} is of neither");
        }
    }
    command().run().status(0);
    assert_eq!(files(folder), after);
    killer.tell(what, of);
}

#[test]
fn a_killed_fmt_leaves_each_file_as_it_was_or_in_the_style() {
    let catalog = Catalog::small().file("them.tt", MORE);
    let untidy: Vec<(String, String)> = ["mau.tt", "them.tt"]
        .map(|name| {
            (name.to_owned(), std::fs::read_to_string(catalog.folder().join(name)).unwrap().replace("    ", "  "))
        })
        .into();
    let old = || untidy.iter().for_each(|(name, text)| std::fs::write(catalog.folder().join(name), text).unwrap());
    between("fmt", catalog.folder(), kills(24), &old, &|| thutuc(&["fmt", &catalog.path()]));
}

#[test]
fn a_killed_update_leaves_each_guard_as_it_was_or_as_it_is_now() {
    let catalog = Catalog::small().file("them.tt", MORE);
    thutuc(&["test", &catalog.path(), "--update"]).run().status(0);
    let changed = MORE.replace("thành 3 ngày làm việc", "thành 4 ngày làm việc").replace("thành 6.000", "thành 5.000");
    let catalog = catalog.file("them.tt", changed);
    let guards = catalog.folder().join("guards");
    let accepted = files(&guards);
    assert_eq!(accepted.len(), 2);
    let old = || accepted.iter().for_each(|(name, bytes)| std::fs::write(guards.join(name), bytes).unwrap());
    between("test --update", catalog.folder(), kills(16), &old, &|| thutuc(&["test", &catalog.path(), "--update"]));
}

#[test]
fn a_killed_init_leaves_whole_files_and_the_next_one_adds_the_rest() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("mới");
    let old = || drop(std::fs::remove_dir_all(&folder));
    let command = || thutuc(&["init", folder.to_str().unwrap(), "--lang", "vi"]);
    between("init", place.path(), kills(24), &old, &command);
}
