//! Tells from its words alone what an element may be.

/// The words without blanks.
pub(in crate::inspect) fn plain(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

/// 份号: digits and nothing else.
pub(super) fn is_serial(text: &str) -> bool {
    let text = plain(text);
    (3..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// 密级, perhaps with 保密期限.
pub(super) fn is_secrecy(text: &str) -> bool {
    let text = plain(text);
    let leads = ["绝密", "机密", "秘密"].iter().any(|level| text.starts_with(level));
    leads && text.chars().count() <= 12
}

/// 紧急程度.
pub(super) fn is_urgency(text: &str) -> bool {
    matches!(plain(text).as_str(), "特急" | "加急" | "特提" | "平急")
}

/// 签发人 with the names behind it.
pub(super) fn is_signers(text: &str) -> bool {
    plain(text).starts_with("签发人")
}

/// 发文字号 or 令号: a short line that ends in 号, with a year in brackets, or after 第.
pub(super) fn is_reference(text: &str) -> bool {
    let text = plain(text);
    let Some(rest) = text.strip_suffix(['号', '期']) else { return false };
    if text.chars().count() > 34 {
        return false;
    }
    let number = |text: &str| !text.is_empty() && text.chars().all(is_count);
    if rest.strip_prefix('第').is_some_and(number) {
        return true;
    }
    let Some((lead, tail)) = rest.rsplit_once(CLOSING) else {
        // Some forget the brackets.
        let year = rest.split_once("20").map(|(_, year)| year);
        let open = text.contains(['，', '。', '《', '关']);
        return year.is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()))
            && !open;
    };
    let year = lead.rsplit_once(OPENING).map(|(_, year)| year);
    let is_year = year.is_some_and(|it| it.len() <= 12 && number(it));
    is_year && number(tail.trim_start_matches('第'))
}

/// The brackets that people put around the year.
const OPENING: [char; 8] = ['〔', '[', '【', '（', '(', '［', '﹝', '〈'];
const CLOSING: [char; 8] = ['〕', ']', '】', '）', ')', '］', '﹞', '〉'];

fn is_count(char: char) -> bool {
    char.is_ascii_digit() || "〇○零一二三四五六七八九十百×X".contains(char)
}

/// Whether 发文字号 is written as the standard has it: 〔2023〕, no 第, no padding.
pub(in crate::inspect) fn is_good_reference(text: &str) -> bool {
    let text = plain(text);
    let parts = || {
        let (organ, rest) = text.split_once('〔')?;
        let (year, rest) = rest.split_once('〕')?;
        Some((organ, year, rest.strip_suffix('号')?))
    };
    let Some((organ, year, number)) = parts() else { return false };
    let open = |text: &str| text.chars().all(|char| char == '×');
    let digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
    let good_year = year.len() == 4 && digits(year);
    let good_number = digits(number) && !number.is_empty() && !number.starts_with('0');
    !organ.is_empty() && good_year && (good_number || open(number) && !number.is_empty())
}

/// 成文日期 and nothing else, however it is written.
pub(in crate::inspect) fn is_date(text: &str) -> bool {
    let text = plain(text);
    let Some(rest) = text.strip_suffix('日') else { return false };
    let Some((year, rest)) = rest.split_once('年') else { return false };
    let Some((month, day)) = rest.split_once('月') else { return false };
    let number = |text: &str, most: usize| {
        !text.is_empty() && text.chars().count() <= most && text.chars().all(is_count)
    };
    number(year, 4) && number(month, 2) && number(day, 3)
}

/// Whether a date is written as the standard has it: Arabic digits, whole, not padded.
pub(in crate::inspect) fn is_good_date(text: &str) -> bool {
    let text = plain(text);
    let parts = || {
        let (year, rest) = text.strip_suffix('日')?.split_once('年')?;
        let (month, day) = rest.split_once('月')?;
        Some((year, month, day))
    };
    let Some((year, month, day)) = parts() else { return false };
    let number = |text: &str| {
        let digits = text.bytes().all(|it| it.is_ascii_digit()) && !text.starts_with('0');
        let open = text.chars().all(|char| char == '×');
        !text.is_empty() && (digits || open)
    };
    year.chars().count() == 4 && number(year) && number(month) && number(day)
}

/// The level of the heading with which a paragraph begins, by its number, and how many
/// characters that heading has.
pub(super) fn heading(text: &str) -> Option<u8> {
    let text = text.trim_start();
    let chinese = |text: &str| {
        let is_numeral = |char: char| "一二三四五六七八九十百".contains(char);
        !text.is_empty() && text.chars().count() <= 4 && text.chars().all(is_numeral)
    };
    let digits = |text: &str| {
        !text.is_empty() && text.len() <= 2 && text.bytes().all(|it| it.is_ascii_digit())
    };
    if text.split_once('、').is_some_and(|(number, _)| chinese(number)) {
        return Some(1);
    }
    if let Some((number, _)) = text.strip_prefix('（').and_then(|it| it.split_once('）'))
    {
        return if chinese(number) { Some(2) } else { digits(number).then_some(4) };
    }
    let (number, rest) = text.split_once(['.', '．'])?;
    let decimal = rest.starts_with(|char: char| char.is_ascii_digit());
    (digits(number) && !decimal && !rest.is_empty()).then_some(3)
}

/// The label of an attachment on its own page, such as 附件1.
pub(super) fn is_attachment_label(text: &str) -> bool {
    let text = plain(text);
    let Some(rest) = text.strip_prefix("附件") else { return false };
    let rest = rest.trim_end_matches(['：', ':']);
    rest.len() <= 6 && rest.chars().all(is_count)
}

/// The first line of 附件说明.
pub(super) fn is_list(text: &str) -> bool {
    let text = plain(text);
    let Some(rest) = text.strip_prefix("附件") else { return false };
    let rest = rest.trim_start_matches(|char: char| char.is_ascii_digit());
    rest.starts_with(['：', ':']) && rest.chars().count() > 2
}

/// A further line of 附件说明.
pub(super) fn is_numbered(text: &str) -> bool {
    heading(&plain(text)) == Some(3)
}

/// A list of people of 纪要.
pub(super) fn is_attendance(text: &str) -> bool {
    let text = plain(text);
    ["出席", "请假", "列席"].iter().any(|label| {
        text.strip_prefix(label).is_some_and(|rest| rest.starts_with(['：', ':']))
    })
}

/// 抄送 or 主送 in the 版记.
pub(in crate::inspect) fn is_copies(text: &str) -> bool {
    let text = plain(text);
    ["抄送：", "抄送:", "主送：", "主送:", "抄报：", "分送："]
        .iter()
        .any(|label| text.starts_with(label))
}

/// 印发日期, perhaps behind 印发机关.
pub(in crate::inspect) fn is_issue(text: &str) -> bool {
    let text = plain(text);
    let rest = text.strip_suffix("印发");
    rest.is_some_and(|rest| rest.ends_with('日') && rest.contains('年'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_known_in_any_brackets_and_good_in_one() {
        for text in ["×委发〔2023〕12号", "×委发[2023]12号", "×委发（2023）第012号"]
        {
            assert!(is_reference(text), "{text}");
        }
        assert!(is_reference("第12号"));
        assert!(!is_reference("各单位要高度重视〔2023〕年的工作"));
        assert!(is_good_reference("×委发〔2023〕12号"));
        for text in
            ["×委发[2023]12号", "×委发〔2023〕第12号", "×委发〔2023〕012号", "〔23〕1号"]
        {
            assert!(!is_good_reference(text), "{text}");
        }
    }

    #[test]
    fn dates_are_known_however_written_and_good_in_one_way() {
        for text in ["2023年9月28日", "2023年09月28日", "二〇二三年九月二十八日"]
        {
            assert!(is_date(text), "{text}");
        }
        assert!(is_good_date("2023年9月28日") && is_good_date("2023年×月×日"));
        for text in ["2023年09月28日", "二〇二三年九月二十八日", "23年9月28日"]
        {
            assert!(!is_good_date(text), "{text}");
        }
    }

    #[test]
    fn headings_are_known_by_their_numbers() {
        for (text, level) in [
            ("一、总体要求", Some(1)),
            ("（十二）强化领导。各单位", Some(2)),
            ("1.坚持", Some(3)),
            ("（3）完善", Some(4)),
            ("3.5亿元", None),
            ("一是提高", None),
            ("2023年", None),
        ] {
            assert_eq!(heading(text), level, "{text}");
        }
    }

    #[test]
    fn attachments_are_told_from_their_list() {
        assert!(is_attachment_label("附件") && is_attachment_label("附件 1"));
        assert!(!is_attachment_label("附件：台账"));
        assert!(is_list("附件：1.台账") && !is_list("附件1"));
    }
}
