//! `init`: a small catalog that works at once, in the language that is spoken, for its author to change, and a workflow that checks
//! each change of it.

use std::fs;
use std::io;
use std::path::Path;

use super::args::Init;
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, output, words};
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
    let named = |error: io::Error| Failure::Write(io::Error::new(error.kind(), format!("{}: {error}", dir.display())));
    fs::create_dir_all(dir).map_err(named)?;
    if fs::read_dir(dir).map_err(named)?.next().is_some() {
        return Err(Failure::NotEmpty(dir.clone()));
    }
    let (files, workflow) = match language {
        Language::Vi => (VIETNAMESE, include_str!("init/vi/workflow.yml")),
        Language::En => (ENGLISH, include_str!("init/en/workflow.yml")),
    };
    for (name, text) in files {
        write(&dir.join(name), text)?;
    }
    let [hidden, folder, file] = WORKFLOW;
    let folder = dir.join(hidden).join(folder);
    fs::create_dir_all(&folder).map_err(named)?;
    write(&folder.join(file), workflow)?;
    let readme = dir.join("README.md");
    output::progress(&words::initialised(language, &dir.display(), &readme.display()));
    Ok(Outcome::Clean)
}

/// Writes a file that is not there yet.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let named = |error: io::Error| Failure::Write(io::Error::new(error.kind(), format!("{}: {error}", path.display())));
    let mut file = fs::File::create_new(path).map_err(named)?;
    io::Write::write_all(&mut file, text.as_bytes()).map_err(named)
}
