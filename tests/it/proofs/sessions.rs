//! What a program promises against the end of its sessions: weekly and dated ones, with a place, in two windows, with clauses,
//! at every office of a level, beside another program, on days that conditions look at.

use super::planted::{check, planted};

/// A procedure of one step, and a program.
macro_rules! with_program {
    ($program:literal) => {
        concat!(
            "THỦ-TỤC thời hạn 5 ngày làm việc
            bước làm \"Làm\" { do một-cửa; trong § phút; trả kết quả }
            trong ngày { khi hồ-sơ.đầy-đủ lý do \"chưa đầy đủ\" } }\n",
            $program
        )
    };
}

/// A procedure that takes 51 minutes more for some, and a program on Fridays.
macro_rules! with_more {
    ($when:literal, $program:literal) => {
        concat!(
            "PROCEDURE deadline 5 working days
            step làm \"Làm\" { by một-cửa; within 10 minutes }
            step thêm \"Thêm\" { after làm; by một-cửa; within 51 minutes; when ",
            $when,
            " }
            step trả \"Trả\" { after thêm; by một-cửa; returns result }
            same-day { when documents.complete reason \"chưa đầy đủ\" } }
            program thử \"Thử\" at trung-tâm {
            every friday 07:30-11:30, 13:30-17:00
            intake until 16:00
            covers procedure 1.000001\n",
            $program,
            " }"
        )
    };
}

#[test]
fn the_last_intake_minute_of_a_session() {
    check(&[
        // Friday 03/10 16:00 to 17:00.
        planted(
            "a weekly session",
            "E0608",
            with_program!(
                "mô hình thử \"Thử\" tại trung-tâm { từ 01/10/2025 đến 31/12/2025
                mỗi thứ-sáu 07:30-11:30, 13:30-17:00
                nhận đến 16:00
                áp dụng thủ tục 1.000001 }"
            ),
            "61",
            "60",
        )
        .shows("2025-10-03T16:00", "2025-10-03T17:00", "2025-10-06T07:31"),
        // Sat 04/10 10:40 to 11:30. Without the session the work would begin on Monday: 07:30 + 51.
        planted(
            "a session on a rest day",
            "E0608",
            with_program!(
                "program thử \"Thử\" at trung-tâm { on 2025-10-04 08:00-11:30
                intake until 10:40
                covers procedure 1.000001 }"
            ),
            "51",
            "50",
        )
        .shows("2025-10-04T10:40", "2025-10-04T11:30", "2025-10-06T08:21"),
        // 11:20 to 11:30 and 13:30 to 15:00.
        planted(
            "a session of two windows",
            "E0608",
            with_program!(
                "mô hình thử \"Thử\" tại trung-tâm { ngày 03/10/2025 07:30-11:30, 13:30-15:00
                nhận đến 11:20
                áp dụng thủ tục 1.000001 }"
            ),
            "101",
            "100",
        )
        .shows("2025-10-03T11:20", "2025-10-03T15:00", "2025-10-03T15:01"),
        // 10:40 to 11:30 in the village; the office would go on at 13:30.
        planted(
            "a mobile session",
            "E0608",
            with_program!(
                "mô hình thử \"Thử\" tại trung-tâm { ngày 12/09/2025 08:00-11:30 địa điểm \"Nhà văn hóa\"
                nhận đến 10:40
                áp dụng thủ tục 1.000001 }"
            ),
            "51",
            "50",
        )
        .shows("2025-09-12T10:40", "2025-09-12T11:30", "2025-09-12T13:31")
        .on("mobile"),
        // Without an intake time it takes in until it closes: at 16:59 a minute is left.
        planted(
            "a session that takes in until it closes",
            "E0608",
            with_program!(
                "program thử \"Thử\" at every office of level commune { from 2025-10-01 to 2025-12-31
                every friday 07:30-11:30, 13:30-17:00
                covers every same-day procedure }"
            ),
            "2",
            "1",
        )
        .shows("2025-10-03T16:59", "2025-10-03T17:00", "2025-10-06T07:31"),
        // The clock of the signer: his presence is a clause.
        planted(
            "a session with a signer",
            "E0608",
            with_program!(
                "mô hình thử \"Thử\" tại trung-tâm { ngày 03/10/2025 13:30-17:00
                nhận đến 16:00
                người ký chủ-tịch
                áp dụng lĩnh vực thử }"
            ),
            "61",
            "60",
        )
        .shows("2025-10-03T16:00", "2025-10-03T17:00", "2025-10-06T07:31")
        .with("document.tờ-khai = true, signer.present = true"),
        // At 11:01 the morning's program promises 11:30, the day's 17:00: the earlier end counts.
        planted(
            "two programs of one day",
            "E0608",
            "THỦ-TỤC thời hạn 5 ngày làm việc
            bước làm \"Làm\" { do một-cửa; trong 30 phút; trả kết quả }
            trong ngày { khi hồ-sơ.đầy-đủ lý do \"chưa đầy đủ\" } }
            mô hình cả-ngày \"Cả ngày\" tại trung-tâm { ngày 03/10/2025 07:30-11:30, 13:30-17:00
                nhận đến 16:30
                áp dụng thủ tục 1.000001 }
            mô hình buổi-sáng \"Buổi sáng\" tại trung-tâm { ngày 03/10/2025 07:30-11:30
                nhận đến §
                áp dụng thủ tục 1.000001 }",
            "11:01",
            "11:00",
        )
        .shows("2025-10-03T11:01", "2025-10-03T11:30", "2025-10-03T13:31"),
    ]);
}

#[test]
fn only_who_is_eligible_is_promised() {
    check(&[
        // 10 + 51 minutes from 16:00.
        planted(
            "a clause of the program",
            "E0608",
            with_more!(
                "gấp",
                "from 2025-10-01 to 2025-12-31
            unless § reason \"phải thêm\""
            ),
            "xa",
            "gấp",
        )
        .shows("2025-10-03T16:00", "2025-10-03T17:00", "2025-10-06T07:31")
        .with("document.tờ-khai = true, gấp = true, xa = false"),
        // The longer way begins with the second Friday, which has the same windows as the first.
        planted(
            "a session that looks like another",
            "E0608",
            with_more!("received.date >= 2025-10-10", "from 2025-10-01 to §"),
            "2025-10-10",
            "2025-10-09",
        )
        .shows("2025-10-10T16:00", "2025-10-10T17:00", "2025-10-13T07:31"),
        // In sessions on Sundays and Fridays alike, only who comes on a Sunday takes longer: 05/10.
        planted(
            "a session of another weekday",
            "E0608",
            "PROCEDURE deadline 5 working days
            step làm \"Làm\" { by một-cửa; within 10 minutes }
            step thêm \"Thêm\" { after làm; by một-cửa; within § minutes; when received.weekday = sunday }
            step trả \"Trả\" { after thêm; by một-cửa; returns result }
            same-day { when documents.complete reason \"chưa đầy đủ\" } }
            program thử \"Thử\" at trung-tâm { on 2025-10-03, 2025-10-05 07:30-11:30
            intake until 11:00
            covers procedure 1.000001 }",
            "21",
            "20",
        )
        .shows("2025-10-05T11:00", "2025-10-05T11:30", "2025-10-06T08:01"),
        // At the counter it takes 61 minutes, online 10.
        // Who comes before 10:00 takes longer: from 09:59 to 11:30 are 91 minutes.
        planted(
            "a way of the early hours",
            "E0608",
            "THỦ-TỤC thời hạn 5 ngày làm việc
            bước làm \"Làm\" { do một-cửa; trong § phút; khi nhận.giờ < 10:00 }
            bước trả \"Trả\" { sau làm; do một-cửa; trả kết quả }
            trong ngày { khi hồ-sơ.đầy-đủ lý do \"chưa đầy đủ\" } }
            mô hình thử \"Thử\" tại trung-tâm { ngày 03/10/2025 07:30-11:30
            áp dụng thủ tục 1.000001 }",
            "92",
            "91",
        )
        .shows("2025-10-03T09:59", "2025-10-03T11:30", "2025-10-03T13:31"),
        planted(
            "a way of one channel",
            "E0608",
            "PROCEDURE deadline 5 working days
            channels online full
            step làm \"Làm\" { by một-cửa; within 10 minutes }
            step thêm \"Thêm\" { after làm; by một-cửa; within § minutes; when channel = online }
            step trả \"Trả\" { after thêm; by một-cửa; returns result }
            same-day { when documents.complete reason \"chưa đầy đủ\" } }
            program thử \"Thử\" at trung-tâm { on 2025-10-03 07:30-11:30
            intake until 11:00
            covers procedure 1.000001 }",
            "21",
            "20",
        )
        .shows("2025-10-03T11:00", "2025-10-03T11:30", "2025-10-03T13:31")
        .on("online"),
    ]);
}

#[test]
fn steps_of_a_session_are_held_against_the_limit_there() {
    check(&[
        // Fri 03/01 17:30 + 3 hours is 20:30. In the session the hour of work ends at 20:00 at the latest; outside it, on Monday.
        planted(
            "a limit of hours in an evening session",
            "E0510",
            "THỦ-TỤC thời hạn 3 giờ khi § và nhận.giờ >= 17:00
            thời hạn 5 ngày làm việc
            bước làm \"Làm\" { do một-cửa; trong 60 phút; trả kết quả }
            trong ngày { khi hồ-sơ.đầy-đủ lý do \"chưa đầy đủ\" } }
            mô hình tối \"Tối\" tại trung-tâm minh họa { ngày 03/01/2025 17:30-20:00
            nhận đến 19:00
            áp dụng thủ tục 1.000001 }",
            "gấp",
            "hồ-sơ.đầy-đủ",
        )
        .shows("2025-01-03T17:30", "2025-01-03T20:30", "2025-01-06T08:30")
        .with("gấp = true"),
        // The limit of the day that ends before the session is the promise itself: the steps run by the calendar.
        planted(
            "a limit that ends before the session",
            "E0510",
            "PROCEDURE deadline § hours when documents.complete and received.time >= 17:00
            deadline 5 working days
            step làm \"Làm\" { by một-cửa; within 60 minutes; returns result }
            same-day { when documents.complete reason \"chưa đầy đủ\" } }
            program tối \"Tối\" at trung-tâm illustrative { ngày 03/01/2025 17:30-20:00
            intake until 19:00
            covers procedure 1.000001 }",
            "2",
            "3",
        )
        .shows("2025-01-03T17:30", "2025-01-03T19:30", "2025-01-06T08:30")
        .with("document.tờ-khai = true"),
    ]);
}
