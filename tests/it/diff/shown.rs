//! How differences look: for people in both languages, and as Markdown for a pull request.

use crate::command::{Catalog, small, thutuc};

fn shown(form: &str, language: &str) -> String {
    let catalog = Catalog::small().edit("nhận sau 15:00", "nhận sau 14:00").edit("8.000 đồng", "7.000 đồng");
    thutuc(&["diff", &small(), &catalog.path(), "--format", form, "--lang", language]).run().status(1).stdout
}

#[test]
fn a_page_for_people() {
    insta::assert_snapshot!("diff_human_en", shown("human", "en"));
    insta::assert_snapshot!("diff_human_vi", shown("human", "vi"));
}

#[test]
fn a_table_for_a_pull_request() {
    insta::assert_snapshot!("diff_markdown_en", shown("markdown", "en"));
    insta::assert_snapshot!("diff_markdown_vi", shown("markdown", "vi"));
}
