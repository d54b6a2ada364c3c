" Colours of rules of administrative procedures, for Vim and Neovim. What the language server says of a word comes on top.

if exists('b:current_syntax')
  finish
endif

syn case match
syn spell toplevel
" A name has hyphens, a fact's path has dots.
syn iskeyword @,48-57,_,192-255,-,.

syn match thutucNumber ~\v<\d+%([._]\d{3})*%([,.]\d{1,2})?\%?~
syn match thutucTime ~\v<\d{1,2}:\d{2}>~
syn match thutucDate ~\v<\d{4}-\d{1,2}-\d{1,2}>|<\d{1,2}/\d{1,2}%(/\d{4})?>~
syn match thutucCode ~\v<\d\.\d{6}%(\.[0-9A-Za-z]+)*>|<[EeWw]\d{4}>~
syn match thutucOperator ~!=\|[<>]=\?\|[=≠≤≥+*]\|->\|\s\@<=-\s\@=~
" Words of the tables, written by `cargo test`.
syn match thutucItem ~\v\c<%(calendar|fact|instrument|linked|lịch|office|procedure|program|rating|role|simplify)>~
syn match thutucCondition ~\v\c<%(khi|otherwise|unless|when)>~
syn match thutucModifier ~\v\c<%(draft|illustrative|mandatory)>~
syn match thutucLogic ~\v\c<%(and|hoặc|in|không|not|or|thuộc|và)>~
syn match thutucClause ~\v\c<%(accept|add|after|agency|announced|applicants|at|basis|by|bước|bỏ|case|channels|charge|closed|code|consult|coordinates|copies|copy|covers|criterion|cấp|deadline|digitise|do|documents|drop|every|except|fee|field|follows|form|from|full|gộp|holiday|into|kì|kỳ|level|lunar|merge|mã|mẫu|mỗi|ngày|number|nộp|on|original|originals|partial|pauses|period|phí|pillar|place|present|reason|reception|requirement|restarts|result|same-day|sao|sau|sets|signer|stage|star|stars|step|submit|supplement|theo|thành|thêm|to|trong|trừ|tại|từ|under|weight|within|worked|đến)>~
syn match thutucValue ~\v\c<%(bưu-chính|bộ|chủ-nhật|citizen|commune|cooperative|counter|cán-bộ|công-dân|digitised-rate|doanh-nghiệp|enterprise|foreigner|friday|hợp-tác-xã|khác|lưu-động|ministry|mobile|monday|month|người-nước-ngoài|năm|official|on-time-rate|online|online-rate|organization|other|overdue-rate|overseas|post|processing-time|province|quarter|%(quý|quí)|satisfaction|saturday|sunday|thursday|tháng|%(thời-gian-xử-lý|thời-gian-xử-lí)|thứ-ba|thứ-bảy|thứ-hai|thứ-năm|thứ-sáu|thứ-tư|trực-tiếp|trực-tuyến|tuesday|tỉnh|tổ-chức|%(tỷ-lệ-quá-hạn|tỉ-lệ-quá-hạn)|%(tỷ-lệ-số-hóa|tỷ-lệ-số-hoá|tỉ-lệ-số-hóa)|%(tỷ-lệ-trực-tuyến|tỉ-lệ-trực-tuyến)|%(tỷ-lệ-đúng-hạn|tỉ-lệ-đúng-hạn)|việt-kiều|wednesday|xã|year|điểm-hài-lòng)>~
syn match thutucBuiltIn ~\v\c<%(channel|documents\.complete|fee\.paid|hình-thức|hồ-sơ\.đầy-đủ|%(người-ký\.có-mặt|người-kí\.có-mặt)|nhận\.giờ|nhận\.ngày|nhận\.thứ|phí\.đã-nộp|received\.date|received\.time|received\.weekday|signer\.present)>~
syn match thutucUnit ~\v\c%(\d\s*)@<=%(bộ|day|days|giờ|hour|hours|minute|minutes|month|months|ngày|năm|phút|set|tháng|tuần|vnd|week|weeks|year|years|đồng)>~
syn match thutucCitation ~\v\c<%(art|cl|khoản|pt|điều|điểm)>%(\s+%(\d+\a?|\k{1,3})>)@=~
syn match thutucType ~\v\c%(:\s*)@<=%(có/không|date|giờ|money|ngày|number|số|time|tiền|yes/no)>~
syn match thutucTag ~\v\c<%(en|vi)>%(\s*["“])@=~
syn match thutucFunction ~\v\c<%(days-from|max|min|số-ngày-từ|số-năm-từ|years-from)>%(\s*\()@=~
syn match thutucItem ~\v\c<%(chức\s+danh|common\s+process|cơ\s+quan|dữ\s+kiện|liên\s+thông|mô\s+hình|thủ\s+tục|văn\s+bản|xếp\s+hạng)>~
syn match thutucCondition ~\v\c<%(còn\s+lại)>~
syn match thutucModifier ~\v\c<%(bắt\s+buộc|dự\s+thảo|if\s+any|minh\s+%(họa|hoạ)|nếu\s+có)>~
syn match thutucClause ~\v\c<%(amended\s+by|announced\s+to|bản\s+chính|bản\s+sao|bổ\s+sung|certified\s+copies|certified\s+copy|chấp\s+nhận|chờ\s+người-nộp|compensation\s+unknown|counted\s+from|cách\s+thức|căn\s+cứ|drawn\s+from|electronic\s+copies|electronic\s+copy|electronic\s+form|electronic\s+forms|extended\s+by|file\s+at|force\s+unknown|giai\s+đoạn|hiệu\s+lực|hồ\s+sơ|in\s+force|in\s+order|intake\s+until|%(ký|kí)\s+thay|kết\s+quả|làm\s+bù|%(lý|lí)\s+do|lĩnh\s+vực|lệ\s+phí|minimum\s+sample|một\s+phần|một\s+trong|nghỉ\s+lễ|người\s+%(ký|kí)|nhận\s+sau|nhận\s+đến|not\s+compensated|not\s+regulated|notice\s+within|nơi\s+nộp|one\s+of|phối\s+hợp|published\s+by|received\s+after|repealed\s+by|replaced\s+by|resubmit\s+within|returns\s+result|same\s+day|set\s+by|signs\s+for|swap\s+off|số\s+hiệu|số\s+%(hóa|hoá)|số\s+lượng|then\s+stops|thông\s+báo|thời\s+hạn|tiêu\s+chí|tiếp\s+nhận|toàn\s+trình|trong\s+ngày|trường\s+hợp|trọng\s+số|trụ\s+cột|tạm\s+dừng|tối\s+đa|up\s+to|working\s+week|xuất\s+trình|yêu\s+cầu|áp\s+dụng|âm\s+lịch|đóng\s+cửa|địa\s+điểm|đối\s+tượng)>~
syn match thutucUnit ~\v\c%(\d\s*)@<=%(working\s+day|working\s+days|working\s+hour|working\s+hours|working\s+minute|working\s+minutes)>~
syn match thutucItem ~\v\c<%(%(quy|qui)\s+trình\s+chung|đơn\s+giản\s+%(hóa|hoá))>~
syn match thutucCondition ~\v\c<%(trừ\s+trường\s+hợp)>~
syn match thutucClause ~\v\c<%(bãi\s+bỏ\s+bởi|bản\s+điện\s+tử|chờ\s+ít\s+nhất|every\s+same-day\s+procedure|hoán\s+đổi\s+nghỉ|khai\s+thác\s+từ|không\s+nghỉ\s+bù|không\s+%(quy|qui)\s+định|kéo\s+dài\s+thêm|kể\s+từ\s+khi|lấy\s+ý\s+kiến|mẫu\s+tối\s+thiểu|nộp\s+lại\s+trong|quá\s+thì\s+dừng|reappoint\s+up\s+to|sửa\s+đổi\s+bởi|thay\s+thế\s+bởi|then\s+deemed\s+agreed|theo\s+%(quy|qui)\s+trình|theo\s+thứ\s+tự|thông\s+báo\s+trong|trả\s+kết\s+quả|tuần\s+làm\s+việc|wait\s+at\s+least|wait\s+for\s+applicant)>~
syn match thutucUnit ~\v\c%(\d\s*)@<=%(giờ\s+làm\s+việc|ngày\s+làm\s+việc|phút\s+làm\s+việc)>~
syn match thutucClause ~\v\c<%(biểu\s+mẫu\s+điện\s+tử|bản\s+sao\s+chứng\s+thực|chưa\s+rõ\s+nghỉ\s+bù|cơ\s+quan\s+giải\s+quyết|every\s+office\s+of\s+level|hiệu\s+lực\s+chưa\s+rõ|hẹn\s+lại\s+tối\s+đa|mọi\s+cơ\s+quan\s+cấp|quyết\s+định\s+công\s+bố|tính\s+lại\s+từ\s+đầu|đã\s+thông\s+báo\s+đến)>~
syn match thutucClause ~\v\c<%(and\s+not\s+resolved\s+at\s+once)>~
syn match thutucClause ~\v\c<%(mà\s+không\s+giải\s+quyết\s+được\s+ngay|mọi\s+thủ\s+tục\s+trả\s+trong\s+ngày|quá\s+thì\s+coi\s+như\s+đồng\s+ý|then\s+counted\s+from\s+next\s+working\s+day)>~
syn match thutucClause ~\v\c<%(compensated\s+when\s+on\s+a\s+weekly\s+rest\s+day)>~
syn match thutucClause ~\v\c<%(nghỉ\s+bù\s+khi\s+trùng\s+ngày\s+nghỉ\s+hằng\s+tuần|thì\s+tính\s+từ\s+ngày\s+làm\s+việc\s+tiếp\s+theo)>~
" End of the words.
syn match thutucString ~["“][^"”]*["”]\?~ contains=@Spell
syn match thutucComment ~#.*$~ contains=@Spell
syn match thutucDoc ~^\s*##.*$~ contains=@Spell

hi def link thutucItem Structure
hi def link thutucClause Statement
hi def link thutucCondition Conditional
hi def link thutucModifier StorageClass
hi def link thutucLogic Operator
hi def link thutucValue Constant
hi def link thutucBuiltIn Special
hi def link thutucUnit Type
hi def link thutucCitation PreProc
hi def link thutucType Type
hi def link thutucTag PreProc
hi def link thutucFunction Function
hi def link thutucNumber Number
hi def link thutucTime Number
hi def link thutucDate Number
hi def link thutucCode Identifier
hi def link thutucOperator Operator
hi def link thutucString String
hi def link thutucComment Comment
hi def link thutucDoc SpecialComment

let b:current_syntax = 'thutuc'
