use super::cell::read_cell;
use super::roles::roles;
use super::table::Heading;
use super::{Pasted, PastedRole, unreadable};

/// The people on a line, with the roles that stand there. A heading says what is below it.
pub(super) fn read_line(line: &str, heading: &mut Heading) -> Vec<Pasted> {
    let cells = cells(line);
    let roles = roles(&cells, heading);
    let read = |(cell, role): (&String, &PastedRole)| read_cell(cell, role);
    let found: Vec<_> = cells.iter().zip(&roles).flat_map(read).collect();
    if !found.is_empty() || line.trim().is_empty() {
        return found;
    }
    match Heading::read(&cells) {
        Some(read) => *heading = read,
        // Nobody is passed over in silence.
        None => return vec![unreadable(line.trim())],
    }
    Vec::new()
}

/// The parts between commas, semicolons and tabs, but for those in quotes (RFC 4180). A quote that is
/// never closed, or stands inside a part, is a sign like any other; so are those around the local part of
/// an address (RFC 5321, section 4.1.2).
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut rest) = (vec![String::new()], line);
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let Some(cell) = cells.last_mut() else { break };
        let quoted = match c {
            '"' if cell.trim().is_empty() => rest.split_once('"'),
            _ => None,
        };
        match (c, quoted) {
            (_, Some((inside, after))) => {
                let is_local = after.starts_with('@');
                cell.push_str(&if is_local { format!("\"{inside}\"") } else { inside.to_owned() });
                rest = after;
            }
            (',' | ';' | '\t', None) => cells.push(String::new()),
            (_, None) => cell.push(c),
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}
