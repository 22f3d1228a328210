//! Findings on the remarks that silence others.

use crate::diagnostic::{Code, Severity};

/// A remark without a reason.
pub static NO_REASON: Code = Code {
    id: "SIL001",
    title: "忽略没有写原因",
    severity: Severity::Warning,
    why: "忽略一处问题，要写明为什么可以不改，审稿的人才放心。没有原因的忽略不起作用。",
    example: "# 检查：忽略 PHR009\n导语: 做到两个维护。",
    instead: "# 检查：忽略 PHR009，原因：这里照录群众意见的原话\n导语: 做到两个维护。",
};

/// A remark that silences nothing.
pub static UNUSED: Code = Code {
    id: "SIL002",
    title: "这一处忽略没有用到",
    severity: Severity::Advice,
    why: "下面已经没有这个编号的问题（或者它是错误，不能忽略），留着会把以后的问题也盖住。",
    example: "# 检查：忽略 PHR009，原因：照录原话\n导语: 做到“两个维护”。",
    instead: "导语: 做到“两个维护”。",
};

/// A remark that cannot be read.
pub static MALFORMED: Code = Code {
    id: "SIL003",
    title: "忽略的写法不对",
    severity: Severity::Warning,
    why: "忽略写作“# 检查：忽略 编号，原因：……”，写在有问题的那一行的末尾，或者单独写在它的上一行。编号写错就不起作用。",
    example: "# 检查：忽略 PHR999，原因：照录原话\n导语: 做到两个维护。",
    instead: "# 检查：忽略 PHR009，原因：照录原话\n导语: 做到两个维护。",
};

/// All of them.
pub static ALL: &[&Code] = &[&NO_REASON, &UNUSED, &MALFORMED];
