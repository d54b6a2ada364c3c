//! Long conditions and lists of values are the formatter's to break: it is given the clause or the items alone, since the rest of
//! the text stands in the one style already.

use crate::bundle::Language;
use crate::format;
use crate::source::Sources;

/// A procedure around a clause, with as many lines before and behind it.
const HEAD: &str = "thủ tục 1.000000 \"Thủ tục\" {\n";
const TAIL: &str = "}\n";

/// A clause of a procedure, with the lines above it, as `fmt` writes it.
pub(super) fn clause(text: String) -> String {
    let printed = format(&format!("{HEAD}{text}{TAIL}"));
    let inside = printed.as_ref().and_then(|printed| printed.strip_prefix(HEAD)?.strip_suffix(TAIL));
    inside.map_or(text, str::to_owned)
}

/// Items as `fmt` writes them.
pub(super) fn items(text: String) -> String {
    format(&text).unwrap_or(text)
}

/// None for what `fmt` would refuse, which is left for `check` to tell.
fn format(text: &str) -> Option<String> {
    let mut sources = Sources::default();
    let file = sources.add("import", text.as_bytes()).ok().and_then(|id| sources.get(id))?;
    let printed = format::format(file, Language::Vi).ok()?;
    // What stands above the first item belongs to the file that it is put into.
    Some(printed.trim_start().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_broken_as_in_its_procedure() {
        let long = "    ## Ghi chú\n    phí 10.000 đồng khi hình-thức = trực-tuyến và một-dữ-kiện-có-tên-rất-dài và một-dữ-kiện-khác-cũng-dài\n";
        let broken = clause(long.to_owned());
        assert!(broken.lines().all(|line| line.chars().count() <= 100), "{broken}");
        let whole = format(&format!("{HEAD}{long}    phí 0 đồng\n{TAIL}")).unwrap();
        assert_eq!(whole, format!("{HEAD}{broken}    phí 0 đồng\n{TAIL}"));
    }

    #[test]
    fn what_cannot_be_read_stays() {
        assert_eq!(clause("    phí khi\n".to_owned()), "    phí khi\n");
    }
}
