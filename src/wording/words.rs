//! The macro of tables of words, and the words of durations and copies.

/// Makes one function a row: `name(values) "Vietnamese" / "English";`, each value shown in place of its name in braces.
macro_rules! words {
    ($($(#[$meta:meta])* $name:ident($($value:ident),* $(,)?) $vi:literal / $en:literal;)*) => {
        $($(#[$meta])* pub(crate) fn $name(
            language: $crate::bundle::Language,
            $($value: &dyn std::fmt::Display),*
        ) -> String {
            match language {
                $crate::bundle::Language::Vi => format!($vi),
                $crate::bundle::Language::En => format!($en),
            }
        })*
    };
}

words! {
    minutes(count) "{count} phút" / "{count} minutes";
    hours(count) "{count} giờ" / "{count} hours";
    working_minutes(count) "{count} phút làm việc" / "{count} working minutes";
    working_hours(count) "{count} giờ làm việc" / "{count} working hours";
    working_days(count) "{count} ngày làm việc" / "{count} working days";
    days(count) "{count} ngày" / "{count} days";
    weeks(count) "{count} tuần" / "{count} weeks";
    months(count) "{count} tháng" / "{count} months";
    years(count) "{count} năm" / "{count} years";
    originals(count) "{count} bản chính" / "{count} × original";
    copies(count) "{count} bản sao" / "{count} × copy";
    certified(count) "{count} bản sao chứng thực" / "{count} × certified copy";
    electronic(count) "{count} bản điện tử" / "{count} × electronic";
    presented() "xuất trình" / "shown";
    paper_form(form) "mẫu {form}" / "form {form}";
}
