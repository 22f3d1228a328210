//! The variables (变量) of a content file: words written once and used as `{{name}}`.

use std::collections::BTreeMap;

use super::suggest::nearest;
use crate::diagnostic::codes::content as codes;
use crate::diagnostic::{Diagnostic, Span};

/// The variables by name.
#[derive(Debug, Default)]
pub(super) struct Variables(BTreeMap<String, Variable>);

#[derive(Debug)]
struct Variable {
    value: String,
    span: Span,
    used: bool,
}

impl Variables {
    /// Adds a variable; `span` is where its name stands.
    pub(super) fn define(&mut self, name: &str, value: String, span: Span) {
        self.0.insert(name.to_owned(), Variable { value, span, used: false });
    }

    /// What a variable stands for.
    ///
    /// # Errors
    /// The finding, without its place, when there is no such variable.
    pub(super) fn look_up(&mut self, name: &str) -> Result<String, Box<Diagnostic>> {
        if let Some(variable) = self.0.get_mut(name) {
            variable.used = true;
            return Ok(variable.value.clone());
        }
        let message = format!("变量“{name}”没有定义");
        let finding = Diagnostic::new(&codes::UNKNOWN_VARIABLE, message);
        let hint = match nearest(name, self.0.keys().map(String::as_str)) {
            Some(near) => format!("是不是要写“{{{{{near}}}}}”？"),
            None => format!("请在“变量”里加上“{name}: ……”，或者直接写出文字"),
        };
        Err(Box::new(finding.label("“变量”里没有这个名称").hint(hint)))
    }

    /// Advice on variables that nothing uses.
    pub(super) fn unused(&self) -> impl Iterator<Item = Diagnostic> {
        let unused = self.0.iter().filter(|(_, variable)| !variable.used);
        unused.map(|(name, variable)| {
            Diagnostic::new(&codes::UNUSED_VARIABLE, format!("变量“{name}”没有用到"))
                .at(variable.span.clone())
                .label("文中没有用到")
                .hint(format!("请在文中写“{{{{{name}}}}}”，或者删掉这个变量"))
        })
    }
}
