//! `E04`, `W04`: steps.

problems! {
    /// Step graphs that cannot run.
    StepProblem {
        /// Steps that wait for each other.
        E0401 Cycle { steps: String }
            message "các bước chờ nhau theo vòng: {steps}" / "steps wait for each other in a ring: {steps}";
        /// A step that waits for a ring of steps.
        E0402 Unreachable { step: String }
            message "không bao giờ đến được bước `{step}`" / "the step `{step}` is never reached";
        /// Steps that run on after the result is returned.
        E0403 RunsOn { steps: String, last: String }
            message "bước trả kết quả `{last}` không chờ bước {steps} xong" / "`{last}` returns the result without waiting for {steps} to end"
            help "thêm bước ấy vào `sau` của bước trả kết quả" / "add what it does not wait for to its `after`";
        /// Two steps that both return the result.
        E0404 ReturnsTwice { step: String, other: String }
            message "bước `{step}` và bước `{other}` cùng trả kết quả" / "the steps `{step}` and `{other}` both return the result";
        /// A step that names the same step twice.
        E0405 AfterTwice { step: String }
            message "bước `{step}` được nêu hai lần sau `sau`" / "the step `{step}` stands twice in `after`";
        /// Stages that wait for each other.
        E0406 StageRing { stages: String }
            message "các giai đoạn chờ nhau theo vòng: {stages}" / "stages wait for each other in a ring: {stages}";
        /// A stage whose procedure is linked itself.
        E0407 StageLinked { stage: String, code: String }
            message "giai đoạn `{stage}` là thủ tục liên thông `{code}`" / "the stage `{stage}` is the linked procedure `{code}`"
            help "nêu từng giai đoạn của thủ tục ấy ở đây" / "name the stages of that procedure here";
        /// A stage outside a linked procedure.
        E0408 StageOutside {}
            message "`giai đoạn` chỉ đứng trong `liên thông`" / "a `stage` stands only in `linked`"
            help "trong thủ tục thường thì viết `bước`" / "in an ordinary procedure write `step`";
        /// A linked procedure without a stage.
        E0409 NoStage { code: String }
            message "thủ tục liên thông `{code}` không có giai đoạn nào" / "the linked procedure `{code}` has no stage"
            help "thêm ít nhất một dòng `giai đoạn TÊN MÃ-THỦ-TỤC`" / "add at least one line `stage NAME PROCEDURE-CODE`";
        /// A document that is one of several in one stage and not in another.
        E0410 StageDocument { document: String, stage: String, other: String }
            message "giấy `{document}` ở giai đoạn `{stage}` và ở `{other}` không nằm trong cùng nhóm giấy thay thế nhau" / "the document `{document}` of the stage `{stage}` does not stand in the same group of alternatives in `{other}`"
            help "hồ sơ liên thông gộp giấy tờ theo tên: đặt tên khác ở một bên" / "a linked dossier joins documents by name: rename one of them";
        /// A signer whom no step is of.
        W0401 NobodySigns { signer: String }
            message "người ký `{signer}` và người ký thay không làm bước nào, nên trình tự không có lúc ký" / "neither the signer `{signer}` nor who signs for that role does a step, so the sequence has no time for signing"
            help "thêm bước ký `do {signer}`, hoặc sửa `người ký`" / "add a step `by {signer}` for the signing, or correct `signer`";
    }
}
