//! What changes no dossier is counted and is no difference.

use super::{Compared, compile, files, manifest, small};

/// Nothing differs but so many items.
#[track_caller]
fn editorial(compared: &Compared, count: usize) {
    assert_eq!(compared.told(), []);
    assert_eq!(compared.diff.editorial, count);
}

#[test]
fn the_same_is_nothing() {
    editorial(&Compared::edited(&[]), 0);
}

#[test]
fn wording_order_and_steps_change_no_dossier() {
    // The titles of an office and a procedure.
    editorial(&Compared::edited(&[("công xã Yên Định\"", "công Yên Định\"")]), 1);
    editorial(&Compared::edited(&[("\"Đăng ký khai sinh\"", "\"Khai sinh\"")]), 1);
    editorial(
        &Compared::edited(&[("en \"Check and take in\" { do một-cửa; trong 10 phút", "{ do một-cửa; trong 9 phút")]),
        1,
    );
    let two = small().replace("khi hồ-sơ.đầy-đủ lý do", "khi hồ-sơ.đầy-đủ và hình-thức = trực-tuyến lý do");
    let turned = ("hồ-sơ.đầy-đủ và hình-thức = trực-tuyến", "hình-thức = trực-tuyến và hồ-sơ.đầy-đủ");
    editorial(&Compared::between(&two, &[turned]), 1);
}

#[test]
fn where_something_stands_is_nothing_at_all() {
    let text = small();
    editorial(&Compared::of(compile(&manifest(), &text), compile(&manifest(), &format!("\n\n{text}"))), 0);
    let (head, tail) = text.split_at(text.find("mô hình").unwrap());
    let apart = files(&manifest(), &[("z.tt", head), ("a/b.tt", tail)]);
    editorial(&Compared::of(compile(&manifest(), &text), apart), 0);
}

#[test]
fn a_fact_under_another_name_is_the_same() {
    let text = small();
    let renamed = text.replace("cần-xác-minh", "phải-xác-minh");
    let compared = Compared::of(compile(&manifest(), &text), compile(&manifest(), &renamed));
    // The fact, and the procedure whose clauses name it.
    editorial(&compared, 2);
    assert_eq!(compared.diff.renamed, [("cần-xác-minh".to_owned(), "phải-xác-minh".to_owned())]);
    // A dossier that shows another difference has the old name.
    let longer = renamed.replace("hẹn lại tối đa 3", "hẹn lại tối đa 4");
    let compared = Compared::of(compile(&manifest(), &text), compile(&manifest(), &longer));
    assert_eq!(compared.told(), [("reappointment", "heavier", 274)]);
    assert_eq!(compared.diff.changes[0].witness.as_ref().unwrap().facts["cần-xác-minh"], true);
}

#[test]
fn a_role_under_another_name_signs_as_before() {
    let renamed = small().replace("chủ-tịch", "chủ-tịch-xã").replace("phó-chủ-tịch-xã", "phó-chủ-tịch");
    let compared = Compared::of(compile(&manifest(), &small()), compile(&manifest(), &renamed));
    assert_eq!(compared.told(), []);
    assert!(compared.diff.editorial > 0);
}
