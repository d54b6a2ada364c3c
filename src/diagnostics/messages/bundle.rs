//! `E09`, `W09`: bundles.

problems! {
    /// Bundles that cannot be written. Codes below `E0950` are those of bundles that cannot be read.
    BundleProblem {
        /// A calendar whose rows give no table of days.
        E0952 NoTable { calendar: String }
            message "không lập được bảng ngày của lịch `{calendar}`" / "no table of days can be made of the calendar `{calendar}`";
        /// A catalog whose bundle no reader would take.
        E0953 TooLarge { limit: usize }
            message "gói vượt quá {limit} byte" / "the bundle has more than {limit} bytes"
            help "chia danh mục thành nhiều danh mục" / "split the catalog"
    }
}
