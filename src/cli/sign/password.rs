//! Reads the password of a key: the first line of an open file, or what is typed on the terminal, unseen.

use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::Path;

use super::super::failure::Failure;
use super::super::{input, words};
use crate::bundle::Language;

/// The most bytes that minisign takes for a password.
const MAX_BYTES: u64 = 1024;

/// The password of the key in a file.
///
/// # Errors
/// [`Failure::PasswordFd`] where the open file cannot be read, is empty or has a longer line than 1,024 bytes, [`Failure::NoPassword`] where none
/// is named and nobody can be asked.
pub(super) fn read(key: &Path, fd: Option<u32>, language: Language) -> Result<String, Failure> {
    if let Some(fd) = fd {
        return from_open_file(fd).map_err(|why| Failure::PasswordFd { fd, why });
    }
    let nobody = || Failure::NoPassword(key.to_path_buf());
    if !io::stdin().is_terminal() {
        return Err(nobody());
    }
    rpassword::prompt_password(words::password_of(language, &key.display())).map_err(|_| nobody())
}

fn from_open_file(fd: u32) -> io::Result<String> {
    let path = if fd == 0 { "-".to_owned() } else { format!("/dev/fd/{fd}") };
    let most = MAX_BYTES.checked_add(2).unwrap_or(MAX_BYTES);
    let mut line = Vec::new();
    BufReader::new(input::open(Path::new(&path))?.take(most)).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let text = String::from_utf8(line).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    let text = text.strip_suffix('\n').unwrap_or(&text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    if u64::try_from(text.len()).unwrap_or(u64::MAX) > MAX_BYTES {
        return Err(io::ErrorKind::InvalidData.into());
    }
    Ok(text.to_owned())
}
