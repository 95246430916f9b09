//! Text as people look for it: without case and accents.

use sqlx::{AnyConnection, Row};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::StoreError;

/// A text in lower case, in compatibility decomposition (UAX 15, NFKD) without its marks, so that
/// "asa" finds "Åsa" on every database.
pub(crate) fn fold(text: &str) -> String {
    let folded: String = text.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    folded.to_lowercase()
}

/// A pattern for `LIKE … ESCAPE '\\'` that finds a text anywhere in a folded one. Signs that mean
/// something to LIKE are taken as they are; control characters, of which names have none, are left out.
pub(crate) fn containing(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    let mut pattern = String::from("%");
    for c in fold(text.trim()).chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern + "%"
}

/// Folds the names of whoever was stored without.
pub(super) async fn fold_names(db: &mut AnyConnection) -> Result<(), StoreError> {
    let rows = sqlx::query("SELECT id, name FROM person WHERE folded_name IS NULL");
    for row in rows.fetch_all(&mut *db).await? {
        let (id, name): (String, String) = (row.try_get("id")?, row.try_get("name")?);
        let update = sqlx::query("UPDATE person SET folded_name = $2 WHERE id = $1");
        update.bind(id).bind(fold(&name)).execute(&mut *db).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{containing, fold};

    #[test]
    fn case_and_accents_do_not_matter() {
        for (text, folded) in [
            ("Łukasz ÅBERG", "łukasz aberg"),
            ("İpek Özge", "ipek ozge"),
            ("A\u{30a}sa", "asa"),
            ("ΣΊΣΥΦΟΣ", "σισυφος"),
            ("Ｗｉｄｅ ﬁn", "wide fin"),
            ("加藤 潤", "加藤 潤"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn signs_of_a_pattern_are_taken_as_they_are() {
        assert_eq!(containing(" 10\u{0}0%_\\É "), r"%100\%\_\\e%");
    }
}
