//! Messages from standard input and to standard output, each bounded before it is read: an editor that claims a message of any length
//! would have room made for it.

use std::io::{self, BufRead, Read as _, Write};
use std::thread::{self, JoinHandle};

use crossbeam_channel::{Receiver, Sender, bounded};
use lsp_server::{Connection, Message};

/// The most bytes of a message: many times the largest source.
const MAX_MESSAGE_BYTES: u64 = 64 * 1024 * 1024;

/// The most bytes of one line in front of a message.
const MAX_HEADER_BYTES: u64 = 4_096;

/// The most lines in front of a message.
const MAX_HEADERS: usize = 16;

/// The threads that read and write.
pub(super) struct Threads {
    reader: JoinHandle<io::Result<()>>,
    writer: JoinHandle<io::Result<()>>,
}

impl Threads {
    /// Waits for both.
    ///
    /// # Errors
    /// What was not read or written.
    pub(super) fn join(self) -> io::Result<()> {
        let ended = || io::Error::other("a thread of the server ended");
        self.reader.join().map_err(|_| ended())??;
        self.writer.join().map_err(|_| ended())?
    }
}

/// A connection over standard input and output.
pub(super) fn stdio() -> (Connection, Threads) {
    // No message waits: whoever sends knows that the other side has taken what came before.
    let (sender, written) = bounded(0);
    let (read, receiver) = bounded(0);
    let reader = thread::spawn(move || take(&mut io::stdin().lock(), &read));
    let writer = thread::spawn(move || give(&mut io::stdout().lock(), &written));
    (Connection { sender, receiver }, Threads { reader, writer })
}

fn take(input: &mut impl BufRead, read: &Sender<Message>) -> io::Result<()> {
    while let Some(message) = message(input)? {
        let is_exit = matches!(&message, Message::Notification(said) if said.method == "exit");
        // Where nobody listens any more, the server has ended.
        if read.send(message).is_err() || is_exit {
            break;
        }
    }
    Ok(())
}

fn give(output: &mut impl Write, written: &Receiver<Message>) -> io::Result<()> {
    written.iter().try_for_each(|message| message.write(output))
}

/// The next message; none at the end of the input.
fn message(input: &mut impl BufRead) -> io::Result<Option<Message>> {
    let wrong = |why: &str| io::Error::new(io::ErrorKind::InvalidData, why);
    let mut bytes = Vec::new();
    let mut length = None;
    let mut headers = MAX_HEADERS;
    loop {
        let before = bytes.len();
        input.by_ref().take(MAX_HEADER_BYTES).read_until(b'\n', &mut bytes)?;
        let line = bytes.get(before..).unwrap_or_default();
        if line.is_empty() {
            return if before == 0 { Ok(None) } else { Err(wrong("the input ends within a message")) };
        }
        if !line.ends_with(b"\n") || headers == 0 {
            return Err(wrong("the lines in front of a message are too long or too many"));
        }
        headers = headers.checked_sub(1).unwrap_or_default();
        let line = line.trim_ascii();
        if line.is_empty() {
            break;
        }
        let Some((name, value)) = std::str::from_utf8(line).ok().and_then(|line| line.split_once(':')) else {
            return Err(wrong("a header line has no colon"));
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse::<u64>().ok().filter(|length| *length <= MAX_MESSAGE_BYTES);
            if length.is_none() {
                return Err(wrong("a message is longer than 64 MiB, or its length is no number"));
            }
        }
    }
    let length = length.ok_or_else(|| wrong("a message has no length"))?;
    input.by_ref().take(length).read_to_end(&mut bytes)?;
    Message::read(&mut bytes.as_slice())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> io::Result<Option<Message>> {
        message(&mut text.as_bytes())
    }

    #[test]
    fn a_message_is_read_to_its_length() {
        let body = r#"{"jsonrpc":"2.0","method":"exit"}"#;
        let text = format!("Content-Type: x\r\nContent-Length: {}\r\n\r\n{body}rest", body.len());
        assert!(matches!(read(&text), Ok(Some(Message::Notification(said))) if said.method == "exit"));
        assert!(matches!(read(""), Ok(None)));
    }

    #[test]
    fn a_claim_without_bounds_is_refused_before_anything_is_read() {
        for length in ["99999999999999999", "18446744073709551615", "18446744073709551616", "-1", "x", "67108865"] {
            let error = read(&format!("Content-Length: {length}\r\n\r\n{{}}")).unwrap_err();
            assert!(error.to_string().contains("64 MiB"), "{length}: {error}");
        }
        assert!(read(&"a".repeat(10_000)).is_err());
        assert!(read(&format!("{}\r\n", "a: b\r\n".repeat(10_000))).is_err());
        assert!(read("\r\n{}").is_err());
        assert!(read("Content-Length: 10\r\n\r\n{}").is_err(), "cut short");
    }
}
