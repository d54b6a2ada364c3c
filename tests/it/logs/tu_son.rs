//! The mobile sessions at Từ Sơn: eight of them, 612 dossiers received, 594 answered on the spot, as the province reported. The
//! dossiers are made up; the eighteen others had to be verified.

use super::reading::{Folder, HEADER};
use crate::command::thutuc;

const SESSIONS: [&str; 8] =
    ["2025-09-12", "2025-09-19", "2025-09-26", "2025-10-10", "2025-10-17", "2025-10-24", "2025-11-07", "2025-11-14"];

/// The log: every 34th dossier had to be verified and came back on the Monday or Tuesday after.
fn log() -> String {
    let rows = (0..612).map(|number| {
        let day = SESSIONS[number % 8];
        let minute = 480 + (number / 8 * 2) % 160;
        let (hour, minute) = (minute / 60, minute % 60);
        let verify = number % 34 == 5;
        let returned = if verify {
            let date: chrono::NaiveDate = day.parse().unwrap();
            format!("{}T09:30", date + chrono::TimeDelta::days(3))
        } else {
            format!("{day}T11:{:02}", number % 30)
        };
        let yes = |is: bool| if is { "yes" } else { "no" };
        format!(
            "TS-{:04},1.001193,từ-sơn,{day}T{hour:02}:{minute:02},mobile,{returned},10,{},{},yes,{},yes,0\n",
            number + 1,
            80 + number % 21,
            yes(number % 5 > 0),
            yes(verify)
        )
    });
    let columns = "returned,status,satisfaction,digitised,hồ-sơ.đầy-đủ,cần-xác-minh,người-ký.có-mặt,bản-sao-yêu-cầu";
    format!("{HEADER},{columns}\n{}", rows.collect::<String>())
}

#[test]
fn rate_prints_the_share_that_was_answered_on_the_spot() {
    let folder = Folder::new(&[("so.csv", &log())]);
    let args = ["rate", "procedures", "--log", &folder.path("so.csv"), "--period", "2025", "--lang", "en"];
    let page = thutuc(&args).run().status(0).stdout;
    assert!(page.contains("97.06% (594)"), "{page}");
    let args = ["rate", "procedures", "--log", &folder.path("so.csv"), "--period", "2025", "--format", "json"];
    let document = thutuc(&args).run().status(0).json();
    let office = &document["ratings"][0]["offices"][0];
    assert_eq!(office["id"], "từ-sơn");
    assert_eq!([&office["counts"]["received"], &office["counts"]["on_the_spot"]], [612, 594]);
    assert_eq!(office["counts"]["on_the_spot_rate"], 9706);
}
