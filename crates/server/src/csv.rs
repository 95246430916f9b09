//! Files for spreadsheets.

use crate::problem::{Outcome, Refusal};

/// Comma-separated values (RFC 4180) in UTF-8 with a byte order mark: a heading and rows.
pub(crate) fn file<const N: usize>(
    columns: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> Outcome<Vec<u8>> {
    let mut file = heading(columns)?;
    file.extend(self::rows(rows)?);
    Ok(file)
}

/// How such a file begins.
pub(crate) fn heading<const N: usize>(columns: [&str; N]) -> Outcome<Vec<u8>> {
    let mut heading = "\u{feff}".as_bytes().to_vec();
    heading.extend(rows(std::iter::once(columns.map(ToOwned::to_owned)))?);
    Ok(heading)
}

/// How it goes on.
pub(crate) fn rows<const N: usize>(rows: impl Iterator<Item = [String; N]>) -> Outcome<Vec<u8>> {
    let mut file = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        // A semicolon parts cells where the comma is for decimals.
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(Vec::new());
    for row in rows {
        file.write_record(row.map(harmless)).map_err(Refusal::fault)?;
    }
    file.into_inner().map_err(|error| Refusal::fault(error.into_error()))
}

/// A cell that no spreadsheet takes for a formula (OWASP, CSV injection).
fn harmless(cell: String) -> String {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        true => format!("'{cell}"),
        false => cell,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::file;

    #[test]
    fn a_cell_is_text_whatever_it_begins_with() {
        let rows = [["=1+1", "+49 30", "-x"], ["＠sum", "a \"b\", c", "Łukasz;=1+1"]];
        let rows = rows.into_iter().map(|row| row.map(ToOwned::to_owned));
        let text = String::from_utf8(file(["a", "b", "c"], rows).unwrap()).unwrap();
        assert_eq!(
            text.lines().collect::<Vec<_>>(),
            [
                "\u{feff}\"a\",\"b\",\"c\"",
                "\"'=1+1\",\"'+49 30\",\"'-x\"",
                "\"'＠sum\",\"a \"\"b\"\", c\",\"Łukasz;=1+1\"",
            ]
        );
    }
}
