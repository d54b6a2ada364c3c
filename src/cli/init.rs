//! `init`: a small catalog that works at once, in the language that is spoken, for its author to change, and a workflow that checks
//! each change of it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::args::Init;
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, output, replace, words};
use crate::bundle::Language;

/// The files of the sample by name.
macro_rules! files {
    ($folder:literal: $($name:literal)*) => { &[$(($name, include_str!(concat!("init/", $folder, "/", $name)))),*] };
}

const VIETNAMESE: &[(&str, &str)] = files!("vi": "README.md" "thutuc.yaml" "van-ban.tt" "lich.tt" "co-quan.tt" "thu-tuc.tt" "mo-hinh.tt" "thu-tuc.scenarios.yaml");
const ENGLISH: &[(&str, &str)] = files!("en": "README.md" "thutuc.yaml" "instruments.tt" "calendar.tt" "offices.tt" "procedures.tt" "program.tt" "procedures.scenarios.yaml");

/// Where GitHub looks for workflows, as the folders on the way and the file.
const WORKFLOW: [&str; 3] = [".github", "workflows", "thutuc.yml"];

pub(super) fn run(args: &Init, speech: Speech) -> Result<Outcome, Failure> {
    let language = speech.bare();
    let dir = &args.dir;
    let files = files(language);
    if !is_free(dir, &files).map_err(Failure::Write)? {
        return Err(Failure::NotEmpty(dir.clone()));
    }
    let missing: Vec<(PathBuf, &str)> =
        files.iter().map(|(name, text)| (dir.join(name), *text)).filter(|(path, _)| !path.exists()).collect();
    let missing: Vec<(&Path, &[u8])> = missing.iter().map(|(path, text)| (path.as_path(), text.as_bytes())).collect();
    replace::Ready::of(&missing).and_then(replace::Ready::put_new).map_err(Failure::Write)?;
    let readme = dir.join("README.md");
    output::progress(&words::initialised(language, &dir.display(), &readme.display()));
    Ok(Outcome::Clean)
}

/// Every file that is written, by its path in the folder.
fn files(language: Language) -> Vec<(PathBuf, &'static str)> {
    let (files, workflow) = match language {
        Language::Vi => (VIETNAMESE, include_str!("init/vi/workflow.yml")),
        Language::En => (ENGLISH, include_str!("init/en/workflow.yml")),
    };
    let sample = files.iter().map(|(name, text)| (PathBuf::from(name), *text));
    sample.chain([(WORKFLOW.iter().collect(), workflow)]).collect()
}

/// Whether a folder holds nothing, or nothing but what an `init` that was killed wrote.
fn is_free(dir: &Path, files: &[(PathBuf, &str)]) -> io::Result<bool> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", dir.display()));
    let mut pending = vec![PathBuf::new()];
    while let Some(folder) = pending.pop() {
        let entries = match fs::read_dir(dir.join(&folder)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            entries => entries.map_err(named)?,
        };
        for entry in entries {
            let entry = entry.map_err(named)?;
            let about = entry.metadata().map_err(named)?;
            let path = folder.join(entry.file_name());
            if about.is_dir() && files.iter().any(|(file, _)| file.starts_with(&path)) {
                pending.push(path);
                continue;
            }
            let ours = files.iter().find(|(file, _)| *file == path).map(|(_, text)| text.as_bytes());
            let is_whole = ours.is_some_and(|text| {
                // Of a longer file no more is read than it takes to see that.
                u64::try_from(text.len()).is_ok_and(|length| length == about.len())
                    && fs::read(entry.path()).is_ok_and(|bytes| bytes == text)
            });
            if !about.is_file() || !(is_whole || replace::is_leftover(&entry.file_name())) {
                return Ok(false);
            }
        }
    }
    Ok(true)
}
