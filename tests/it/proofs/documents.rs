//! Documents after a simplification against those before: alternatives, alternatives in order, cases, documents drawn from a
//! database; and the same day.

use super::planted::{check, planted};

#[test]
fn nothing_more_is_asked_for() {
    check(&[
        planted(
            "one of two alternatives",
            "E0716",
            "MỘT-BƯỚC hồ sơ { một trong {
                hộ-chiếu \"Hộ chiếu\" 1 bản sao
                căn-cước \"Căn cước\" 1 bản sao
            } }
            thời hạn 3 ngày làm việc }
            ĐƠN-GIẢN bỏ hồ sơ § }",
            "hộ-chiếu",
            "hộ-chiếu, căn-cước",
        )
        .shows("2025-01-02T07:30", "documents.complete = true", "documents.complete = false")
        .with("document.căn-cước = false, document.hộ-chiếu = true, document.tờ-khai = true"),
        planted(
            "the first of alternatives in order",
            "E0716",
            "ONE-STEP documents { one of in order {
                hộ-chiếu \"Hộ chiếu\" 1 copy
                căn-cước \"Căn cước\" 1 copy
            } }
            deadline 3 working days }
            SIMPLIFY drop documents § }",
            "hộ-chiếu",
            "hộ-chiếu, căn-cước",
        )
        .with("document.căn-cước = false, document.hộ-chiếu = true, document.tờ-khai = true"),
        planted(
            "an alternative of one case",
            "E0716",
            "MỘT-BƯỚC hồ sơ { trường hợp \"Cần gấp\" khi gấp { một trong {
                hộ-chiếu \"Hộ chiếu\" 1 bản sao
                căn-cước \"Căn cước\" 1 bản sao
            } } }
            thời hạn 3 ngày làm việc }
            ĐƠN-GIẢN bỏ hồ sơ § }",
            "căn-cước",
            "hộ-chiếu, căn-cước",
        )
        .with("document.căn-cước = true, document.hộ-chiếu = false, document.tờ-khai = true, gấp = true"),
        // Whose residence can be drawn from the database needs no paper; without that row he needs one.
        planted(
            "an alternative that is drawn from a database",
            "E0716",
            "ONE-STEP documents { one of {
                cư-trú \"Giấy cư trú\" 1 copy, drawn from \"Cơ sở dữ liệu\"
                căn-cước \"Căn cước\" 1 copy
            } }
            deadline 3 working days }
            SIMPLIFY drop documents § }",
            "cư-trú",
            "cư-trú, căn-cước",
        )
        .shows("2025-01-02T07:30", "documents.complete = true", "documents.complete = false"),
    ]);
}

#[test]
fn nobody_loses_the_same_day() {
    check(&[
        // Who was without the drawing was not complete, and so not held up by the exception.
        planted(
            "an exception for complete dossiers",
            "E0717",
            "THỦ-TỤC hồ sơ { bản-vẽ \"Bản vẽ\" 1 bản sao }
            thời hạn trong ngày
            bước làm \"Làm\" { do một-cửa; trong 1 phút; trả kết quả }
            trong ngày { trừ trường hợp §gấp lý do \"phải đối chiếu\" } }
            ĐƠN-GIẢN bỏ hồ sơ bản-vẽ }",
            "hồ-sơ.đầy-đủ và ",
            "",
        )
        .shows("2025-01-02T07:30", "eligible", "not_eligible")
        .with("document.bản-vẽ = false, document.tờ-khai = true, gấp = true"),
        // Five working days are never the same day: the session of Fri 03/01, of which the program left out who is complete.
        planted(
            "an exception of a program for complete dossiers",
            "E0717",
            "THỦ-TỤC hồ sơ { bản-vẽ \"Bản vẽ\" 1 bản sao }
            thời hạn 5 ngày làm việc
            bước làm \"Làm\" { do một-cửa; trong 1 phút; trả kết quả }
            trong ngày { khi xa lý do \"ở gần\" } }
            mô hình thử \"Thử\" tại trung-tâm minh họa { ngày 03/01/2025 07:30-11:30
            nhận đến 11:00
            áp dụng thủ tục 1.000001
            trừ trường hợp §gấp lý do \"phải đối chiếu\" }
            ĐƠN-GIẢN bỏ hồ sơ bản-vẽ }",
            "hồ-sơ.đầy-đủ và ",
            "",
        )
        .shows("2025-01-03T07:30", "eligible", "not_eligible")
        .with("document.bản-vẽ = false, document.tờ-khai = true, gấp = true, xa = true"),
        // The program that leaves nobody out is in session until 10:00 and takes dossiers in until then: from 10:00 on, or before
        // 11:01 where it is open as long, the other one alone could promise.
        planted(
            "an exception of one of two programs",
            "E0717",
            "PROCEDURE documents { bản-vẽ \"Bản vẽ\" 1 copy }
            deadline 5 working days
            step làm \"Làm\" { by một-cửa; within 1 minute; returns result }
            same-day { when xa reason \"ở gần\" } }
            program hai \"Hai\" at trung-tâm illustrative { ngày 03/01/2025 07:30-11:30
            intake until 11:00
            covers procedure 1.000001
            unless documents.complete reason \"phải đối chiếu\" }
            program một \"Một\" at trung-tâm illustrative { ngày 03/01/2025 07:30-§
            covers procedure 1.000001 }
            SIMPLIFY drop documents bản-vẽ }",
            "10:00",
            "11:01",
        )
        .shows("2025-01-03T10:00", "eligible", "not_eligible")
        .with("document.bản-vẽ = false, document.tờ-khai = true, xa = true"),
        // Without a limit of the day only a session could promise: that of Sat 04/01, at the place itself.
        planted(
            "an exception for complete dossiers of a mobile session",
            "E0717",
            "THỦ-TỤC hồ sơ { bản-vẽ \"Bản vẽ\" 1 bản sao }
            thời hạn 5 ngày làm việc
            bước làm \"Làm\" { do một-cửa; trong 1 phút; trả kết quả }
            trong ngày { trừ trường hợp §gấp lý do \"phải đối chiếu\" } }
            mô hình thử \"Thử\" tại trung-tâm minh họa { ngày 04/01/2025 08:00-11:00 địa điểm \"Nhà văn hóa\"
            nhận đến 10:00
            áp dụng thủ tục 1.000001 }
            ĐƠN-GIẢN bỏ hồ sơ bản-vẽ }",
            "hồ-sơ.đầy-đủ và ",
            "",
        )
        .shows("2025-01-04T08:00", "eligible", "not_eligible")
        .on("mobile")
        .with("document.bản-vẽ = false, document.tờ-khai = true, gấp = true"),
        // Who is complete by fewer documents does not meet the requirement any more.
        planted(
            "a requirement for incomplete dossiers",
            "E0717",
            "ONE-STEP documents { bản-vẽ \"Bản vẽ\" 1 copy }
            requirement § reason \"đã có đủ\"
            deadline same day
            same-day { when gấp reason \"không gấp\" } }
            SIMPLIFY drop documents bản-vẽ }",
            "not documents.complete",
            "not xa",
        )
        .shows("2025-01-02T07:30", "eligible", "refused")
        .with("document.bản-vẽ = false, document.tờ-khai = true, gấp = true"),
    ]);
}
