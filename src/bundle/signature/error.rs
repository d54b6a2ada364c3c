//! Why a bundle is not trusted: one variant a cause, each with a stable code of the `E09` family and a line in either language that says
//! what is wrong and what to do. Where the files are is the reader's to add.

use thiserror::Error;

use super::form::Parts;
use super::{KeyId, Statement};
use crate::bundle::{Language, from_canonical_bytes};

/// Why a bundle is not trusted.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", self.message(Language::En))]
#[non_exhaustive]
pub enum SignatureError {
    /// The bundle comes without a signature where only signed ones are taken.
    Unsigned {
        /// The key that is trusted.
        trusted: KeyId,
    },
    /// The file beside the bundle that its signature should stand in is not there.
    Missing {
        /// That file.
        file: String,
    },
    /// The signature's file has not the form that minisign writes.
    Form {
        /// The line that is wrong, from 1.
        line: usize,
    },
    /// A signature in the old form of minisign, of what was not hashed before.
    Unhashed,
    /// A signature of another key.
    OtherKey {
        /// The key that it says it was made with.
        signed: KeyId,
        /// The key that is trusted.
        trusted: KeyId,
    },
    /// The bundle is not as it was built: some of it was changed, or it was cut.
    Altered,
    /// The bundle is whole, and the signature is not of it.
    OtherBundle {
        /// The revision that the signature says it is of.
        named: Option<String>,
        /// The revision of the bundle.
        revision: String,
    },
    /// The signature's file names the bundle that it stands beside, but was changed.
    Broken,
    /// An older edition than the least that is taken.
    Older {
        /// Its sequence.
        stated: u64,
        /// The least that is taken.
        least: u64,
    },
    /// The signed comment says what this program does not understand.
    Statement {
        /// The first such word.
        word: String,
    },
    /// What should be a public key is none.
    Key,
}

impl SignatureError {
    /// The stable code of the finding.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unsigned { .. } => "E0912",
            Self::Missing { .. } => "E0913",
            Self::Form { .. } | Self::Unhashed => "E0914",
            Self::OtherKey { .. } => "E0915",
            Self::Altered => "E0916",
            Self::OtherBundle { .. } => "E0917",
            Self::Broken => "E0918",
            Self::Older { .. } => "E0919",
            Self::Statement { .. } => "E0920",
            Self::Key => "E0921",
        }
    }

    /// What is wrong and what to do, in one line.
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Vi => self.vietnamese(),
            Language::En => self.english(),
        }
    }

    fn vietnamese(&self) -> String {
        match self {
            Self::Unsigned { trusted } => format!(
                "gói quy tắc không kèm chữ ký, mà ở đây chỉ nhận gói ký bằng khóa {trusted}; ký bằng `thutuc build --sign KHÓA` và để tệp `.minisig` bên cạnh gói"
            ),
            Self::Missing { file } => format!(
                "không có tệp chữ ký `{file}`; gói quy tắc và tệp ấy luôn đi cùng nhau: chép cả hai từ nơi phát hành"
            ),
            Self::Form { line: 1 } => format!(
                "dòng 1 của tệp `.minisig` không phải là `untrusted comment: {}`, lời duy nhất được nhận ở dòng không được ký ấy; lấy lại tệp từ nơi phát hành, hoặc ký lại, không dùng `-c`",
                super::form::UNTRUSTED
            ),
            Self::Form { line } => format!(
                "tệp `.minisig` không đúng dạng mà minisign ghi, từ dòng {line}; lấy lại nguyên tệp từ nơi phát hành"
            ),
            Self::Unhashed => "tệp `.minisig` ký theo kiểu cũ của minisign, không băm trước, nên không được nhận; ký lại bằng `thutuc build --sign KHÓA`, hoặc bằng minisign từ bản 0.10, không dùng `-l`".to_owned(),
            Self::OtherKey { signed, trusted } => format!(
                "chữ ký là của khóa {signed}, không phải của khóa được tin {trusted}; lấy gói do đúng nơi phát hành ký; nếu nơi ấy đã đổi khóa, nhận khóa công khai mới từ chính nơi ấy"
            ),
            Self::Altered => "gói quy tắc không còn như lúc lập: có chỗ đã bị sửa hoặc bị cắt; không dùng gói này, lấy lại gói và tệp `.minisig` từ nơi phát hành".to_owned(),
            Self::OtherBundle { named: Some(named), revision } => format!(
                "tệp `.minisig` là chữ ký của gói `{named}`, còn gói đứng cạnh là `{revision}`; chép lại đúng cặp gói và chữ ký từ nơi phát hành"
            ),
            Self::OtherBundle { named: None, revision } => format!(
                "tệp `.minisig` không phải là chữ ký của gói đứng cạnh, `{revision}`, hoặc đã bị sửa sau khi ký; chép lại đúng cặp gói và chữ ký từ nơi phát hành"
            ),
            Self::Broken => "tệp `.minisig` đã bị sửa: chữ ký, số thứ tự hoặc ngày hiệu lực ghi trong đó không còn như lúc ký; lấy lại tệp ấy từ nơi phát hành".to_owned(),
            Self::Older { stated: 0, least } => format!(
                "chữ ký không ghi số thứ tự, mà chỉ nhận từ số {least} trở đi; lấy bản mới nhất từ nơi phát hành, hoặc ký lại với `--sequence SỐ`"
            ),
            Self::Older { stated, least } => format!(
                "gói quy tắc là bản cũ, số thứ tự {stated}, mà chỉ nhận từ số {least} trở đi; lấy bản mới nhất từ nơi phát hành"
            ),
            Self::Statement { word } => format!(
                "phần được ký của tệp `.minisig` (dòng 3) có `{word}`, không hiểu được; ký lại, chỉ ghi `sequence:SỐ` và `activate:NĂM-THÁNG-NGÀY`, mỗi thứ một lần, cách nhau bằng dấu cách"
            ),
            Self::Key => "đây không phải là khóa công khai của minisign; dùng tệp `.pub` mà `minisign -G` ghi, không phải khóa bí mật".to_owned(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Unsigned { trusted } => format!(
                "the bundle comes without a signature, and only bundles signed by key {trusted} are taken here; sign it with `thutuc build --sign KEY` and keep its `.minisig` beside it"
            ),
            Self::Missing { file } => format!(
                "there is no signature file `{file}`; a bundle and that file go together: copy both from where they are published"
            ),
            Self::Form { line: 1 } => format!(
                "line 1 of the `.minisig` is not `untrusted comment: {}`, the only words taken in that line, which nothing signs; fetch the file again from where it is published, or sign again without `-c`",
                super::form::UNTRUSTED
            ),
            Self::Form { line } => format!(
                "the `.minisig` has not the form that minisign writes, from line {line} on; fetch the whole file again from where it is published"
            ),
            Self::Unhashed => "the `.minisig` is signed in minisign's old way, without hashing, which is not taken; sign again with `thutuc build --sign KEY`, or with minisign from 0.10 on, without `-l`".to_owned(),
            Self::OtherKey { signed, trusted } => format!(
                "the signature is by key {signed}, not by the trusted key {trusted}; take the bundle that the right publisher signed; where they changed their key, get the new public key from themselves"
            ),
            Self::Altered => "the bundle is not as it was built: some of it was changed, or it was cut; do not use it, fetch bundle and `.minisig` again from where they are published".to_owned(),
            Self::OtherBundle { named: Some(named), revision } => format!(
                "the `.minisig` is the signature of bundle `{named}`, and the bundle beside it is `{revision}`; copy the pair that belongs together from where it is published"
            ),
            Self::OtherBundle { named: None, revision } => format!(
                "the `.minisig` is not the signature of the bundle beside it, `{revision}`, or was changed after signing; copy the pair that belongs together from where it is published"
            ),
            Self::Broken => "the `.minisig` was changed: its signature, sequence or day of activation are not what was signed; fetch that file again from where it is published".to_owned(),
            Self::Older { stated: 0, least } => format!(
                "the signature states no sequence, and only {least} or later is taken; fetch the latest bundle from where it is published, or sign again with `--sequence N`"
            ),
            Self::Older { stated, least } => format!(
                "the bundle is an old one, sequence {stated}, and only {least} or later is taken; fetch the latest bundle from where it is published"
            ),
            Self::Statement { word } => format!(
                "what is signed in the `.minisig` (line 3) has `{word}`, which is not understood; sign again and write only `sequence:N` and `activate:YYYY-MM-DD`, each once, with a blank between"
            ),
            Self::Key => "this is no public key of minisign; give the `.pub` file that `minisign -G` writes, not the secret key".to_owned(),
        }
    }
}

/// Why a signature of the right key and form does not hold. What is said is only told to help: nothing of it is trusted.
pub(super) fn why_not(bytes: &[u8], parts: &Parts<'_>) -> SignatureError {
    // A bundle carries its own digest, so that it tells by itself whether it is whole.
    let Some(bundle) = from_canonical_bytes(bytes) else { return SignatureError::Altered };
    let named = Statement::read(parts.comment).ok().and_then(|statement| statement.revision);
    if named.as_ref() == Some(&bundle.revision) {
        return SignatureError::Broken;
    }
    SignatureError::OtherBundle { named, revision: bundle.revision }
}
