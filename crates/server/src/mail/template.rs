//! The one form that every letter has: as text, and as HTML that can be read without pictures.

use maud::{DOCTYPE, Markup, html};

use super::letter::Letter;

/// The letter as text.
pub(super) fn text(name: &str, letter: &Letter) -> String {
    let mut parts = vec![format!("Hello {name},")];
    parts.extend(letter.paragraphs.iter().cloned());
    parts.extend(letter.quote.as_deref().map(quoted));
    parts.extend(letter.action.iter().map(|link| format!("{}:\n{}", link.label, link.url)));
    parts.extend(letter.remark.clone());
    parts.push(format!("--\n{}", sender(letter)));
    parts.join("\n\n") + "\n"
}

/// As answers quote (RFC 3676, section 4.5): a mark before each line.
fn quoted(text: &str) -> String {
    text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
}

fn sender(letter: &Letter) -> String {
    format!("Sent by Gatehouse for {}. Nobody reads answers to this mail.", letter.organization)
}

/// The letter as HTML. Mail programs know no other styles than those at each element, and many
/// take no colours but these.
pub(super) fn html(name: &str, letter: &Letter) -> String {
    let page: Markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light";
                title { (letter.subject) }
            }
            body style=(BODY) {
                div style=(CARD) {
                    p style=(BRAND) { (letter.organization) }
                    h1 style=(TITLE) { (letter.subject) }
                    p style=(WORDS) { "Hello " (name) "," }
                    @for paragraph in &letter.paragraphs {
                        p style=(WORDS) { (paragraph) }
                    }
                    @if let Some(quote) = &letter.quote {
                        blockquote style=(QUOTE) { (quote) }
                    }
                    @if let Some(link) = &letter.action {
                        p style=(WORDS) {
                            a style=(BUTTON) href=(link.url) { (link.label) }
                        }
                        p style=(SMALL) {
                            "Or open this address: "
                            a style=(ADDRESS) href=(link.url) { (link.url) }
                        }
                    }
                    @if let Some(remark) = &letter.remark {
                        p style=(WORDS) { (remark) }
                    }
                }
                p style=(FOOTER) { (sender(letter)) }
            }
        }
    };
    page.into_string()
}

const BODY: &str = "margin:0;padding:24px 12px;background:#fbfbfa;color:#1d1b18;\
    overflow-wrap:anywhere;font-family:Inter,system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const CARD: &str = "max-width:560px;margin:0 auto;padding:28px;background:#ffffff;\
    border:1px solid #e7e5e1;border-radius:12px";
const BRAND: &str = "margin:0 0 20px;font-size:13px;line-height:20px;color:#6d6963";
const TITLE: &str = "margin:0 0 16px;font-size:20px;line-height:28px;font-weight:600";
const WORDS: &str = "margin:0 0 16px;font-size:15px;line-height:24px";
const QUOTE: &str = "margin:0 0 16px;padding:0 0 0 14px;border-left:3px solid #e7e5e1;\
    font-size:15px;line-height:24px;white-space:pre-line";
const BUTTON: &str = "display:inline-block;padding:10px 18px;background:#5b3fe0;color:#ffffff;\
    border-radius:8px;font-weight:600;text-decoration:none";
const SMALL: &str = "margin:0 0 16px;font-size:13px;line-height:20px;color:#6d6963";
const ADDRESS: &str = "color:#5b3fe0;word-break:break-all";
const FOOTER: &str = "max-width:560px;margin:16px auto 0;padding:0 28px;font-size:13px;\
    line-height:20px;color:#6d6963";

#[cfg(test)]
mod tests {
    use super::super::letter::Link;
    use super::*;

    fn letter(words: &str, url: &str) -> Letter {
        Letter {
            organization: words.to_owned(),
            subject: words.to_owned(),
            paragraphs: vec![words.to_owned()],
            quote: Some(words.to_owned()),
            action: Some(Link { label: words.to_owned(), url: url.to_owned() }),
            remark: Some(words.to_owned()),
        }
    }

    #[test]
    fn nothing_in_a_letter_can_become_markup() {
        let hostile = r#"<b onclick="x">&amp;'</b>"#;
        let letter = letter(hostile, r#"https://gate.example/"><script>"#);
        let page = html(hostile, &letter);
        assert!(!page.contains("<b onclick") && !page.contains("<script"), "{page}");
        let escaped = "&lt;b onclick=&quot;x&quot;&gt;&amp;amp;";
        assert_eq!(page.matches(escaped).count(), 9, "{page}");
        assert!(page.contains(r#"href="https://gate.example/&quot;&gt;&lt;script&gt;""#), "{page}");
    }

    #[test]
    fn what_somebody_typed_can_be_taken_for_nothing_else() {
        let forged = "Please.\n\nDecide:\nhttps://evil.example/\n\n--\nSent by Gatehouse";
        let letter = letter("some words", "https://gate.example/").with_quote(forged);
        let text = text("Ada Osei", &letter);
        assert!(text.contains("\n> Decide:\n> https://evil.example/\n> \n> --\n> Sent"), "{text}");
        assert_eq!(text.matches("\nhttps://").count(), 1, "{text}");
        let page = html("Ada Osei", &letter);
        assert_eq!(page.matches("href=").count(), 2, "the link of the letter alone: {page}");
        assert!(page.contains("white-space:pre-line"), "{page}");
    }

    #[test]
    fn both_forms_say_the_same() {
        let letter = letter("some words", "https://gate.example/#token");
        for form in [text("Ada Osei", &letter), html("Ada Osei", &letter)] {
            for words in ["Hello Ada Osei,", "some words", "https://gate.example/#token"] {
                assert!(form.contains(words), "{words} in {form}");
            }
        }
    }
}
