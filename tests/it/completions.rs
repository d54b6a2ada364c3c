//! `completions` and `man`: every shell is offered every command, every page says what the help says, in the language asked.

use crate::command::thutuc;

const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "powershell", "elvish"];

/// The commands, as `--help` lists them.
fn verbs() -> Vec<String> {
    let help = thutuc(&["--help", "--lang", "en"]).run().status(0).stdout;
    let list = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let verbs = list.lines().filter_map(|line| line.split_whitespace().next());
    let verbs: Vec<String> = verbs.filter(|verb| *verb != "help").map(str::to_owned).collect();
    assert!(verbs.len() >= 14 && verbs.iter().any(|verb| verb == "check"), "{verbs:?}");
    verbs
}

#[test]
fn every_shell_completes_every_command_and_option() {
    let verbs = verbs();
    for shell in SHELLS {
        for language in ["vi", "en"] {
            let script = thutuc(&["completions", shell, "--lang", language]).run().status(0).stdout;
            let lacks: Vec<_> = verbs.iter().filter(|verb| !script.contains(verb.as_str())).collect();
            assert!(lacks.is_empty(), "{shell} in {language} lacks {lacks:?}");
            for option in ["update-baseline", "as-known", "fail-on", "coverage-file"] {
                assert!(script.contains(option), "{shell} in {language} lacks {option}");
            }
        }
    }
}

#[test]
fn shells_that_show_help_show_it_in_the_language_asked() {
    for shell in ["zsh", "fish", "powershell", "elvish"] {
        let script = |language| thutuc(&["completions", shell, "--lang", language]).run().status(0).stdout;
        assert!(script("vi").contains("Giải thích một mã lỗi"), "{shell}");
        assert!(script("en").contains("Say what a finding means"), "{shell}");
    }
}

#[test]
fn an_unknown_shell_is_refused() {
    let refused = thutuc(&["completions", "cmd", "--lang", "vi"]).run().status(2);
    assert!(refused.stderr.contains("powershell"), "{}", refused.stderr);
}

/// Every heading of a page.
fn headings(page: &str) -> Vec<&str> {
    page.lines().filter_map(|line| line.strip_prefix(".SH ")).map(|heading| heading.trim_matches('"')).collect()
}

#[test]
fn the_manual_is_a_page_of_roff_in_either_language() {
    let page = |language| thutuc(&["man", "--lang", language]).run().status(0).stdout;
    let (vi, en) = (page("vi"), page("en"));
    for page in [&vi, &en] {
        assert!(page.contains(".TH THUTUC 1") || page.contains(".TH \"THUTUC\" \"1\""), "{page}");
        for verb in verbs() {
            assert!(page.contains(&format!("thutuc\\-{verb}(1)")), "no page of {verb}: {page}");
        }
    }
    assert!(headings(&en).starts_with(&["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS"]), "{:?}", headings(&en));
    assert!(headings(&vi).starts_with(&["TÊN", "CÁCH DÙNG", "MÔ TẢ", "TÙY CHỌN"]), "{:?}", headings(&vi));
    assert!(vi.contains("Ngôn ngữ của thông báo") && en.contains("Language of findings"));
}

#[test]
fn all_pages_are_written_into_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("man1");
    for language in ["vi", "en"] {
        let done = thutuc(&["man", dir.to_str().unwrap(), "--lang", language]).run().status(0);
        assert!(done.stdout.is_empty() && done.stderr.contains("man1"), "{done:?}");
        let read = |name: &str| std::fs::read_to_string(dir.join(name)).unwrap();
        assert!(headings(&read("thutuc.1")).len() >= 4);
        for verb in verbs() {
            let page = read(&format!("thutuc-{verb}.1"));
            // The page has every option that the help has.
            let help = thutuc(&[&verb, "--help", "--lang", language]).run().status(0).stdout;
            let options = help.split_whitespace().filter_map(|word| word.strip_prefix("--"));
            for option in options.map(|option| option.split(['=', ',', '[', '`', ']', ';']).next().unwrap_or_default())
            {
                let option = format!("\\-\\-{}", option.replace('-', "\\-"));
                assert!(page.contains(&option), "{verb} in {language} lacks {option}: {page}");
            }
        }
        let explain = read("thutuc-explain.1");
        assert!(explain.contains("E0201"), "{explain}");
    }
}
