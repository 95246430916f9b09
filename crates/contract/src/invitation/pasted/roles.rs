use super::PastedRole;
use super::cell::is_like_address;
use super::table::Heading;

/// On which side of an address its role stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
    Unclear,
}

/// The role of whoever stands in each cell of a line: what stands in a column of roles, or else
/// beside the address, even if no role is called like that, or else the only one on the line, or
/// the next.
pub(super) fn roles(cells: &[String], heading: &Heading) -> Vec<PastedRole> {
    if let Some(role) = heading.role_of(cells) {
        return vec![role; cells.len()];
    }
    let read = |(at, cell): (usize, &String)| match is_like_address(cell) {
        true => None,
        false => Some(heading.role(at, cell)),
    };
    let said: Vec<_> = cells.iter().enumerate().map(read).collect();
    let line = Line::of(cells, &said);
    let of = |at: usize| vec![line.beside(at); line.runs[at].len()];
    (0..line.runs.len()).flat_map(of).collect()
}

/// What a line says of roles, cell by cell; nothing where an address stands.
struct Line<'a> {
    /// Runs of cells with addresses, and of others between them.
    runs: Vec<&'a [Option<PastedRole>]>,
    known: Vec<&'a PastedRole>,
    side: Side,
    is_of_one: bool,
}

impl<'a> Line<'a> {
    fn of(cells: &[String], said: &'a [Option<PastedRole>]) -> Self {
        let mut filled = cells.iter().zip(said).filter(|(cell, _)| !cell.is_empty());
        let first = filled.next().map(|(_, it)| it);
        let last = filled.next_back().map_or(first, |(_, it)| Some(it));
        let side = match (first, last) {
            (Some(Some(role)), _) if is_known(role) => Side::Before,
            (Some(None), _) | (_, Some(Some(_))) => Side::After,
            _ => Side::Unclear,
        };
        Self {
            runs: said.chunk_by(|one, next| one.is_none() == next.is_none()).collect(),
            known: said.iter().flatten().filter(|it| is_known(it)).collect(),
            side,
            is_of_one: said.iter().filter(|it| it.is_none()).count() == 1,
        }
    }

    /// The role of the addresses in a run.
    fn beside(&self, at: usize) -> PastedRole {
        let group = match self.side {
            Side::Before => at.checked_sub(1).and_then(|before| self.runs.get(before)),
            Side::After => self.runs.get(at + 1),
            Side::Unclear => None,
        };
        let unknown =
            group.and_then(|run| run.iter().flatten().find(|it| **it != PastedRole::Unsaid));
        let (known, next) = (group.and_then(known), self.next(at));
        let certain = known.or(next.filter(|_| self.is_of_one));
        certain.or(unknown).or(next).cloned().unwrap_or_default()
    }

    /// The only role on the line, or the nearest of several.
    fn next(&self, at: usize) -> Option<&PastedRole> {
        match (self.known.as_slice(), self.side) {
            ([] | [_], _) => self.known.first().copied(),
            (_, Side::Before) => self.runs[..at].iter().rev().find_map(known),
            _ => self.runs[at..].iter().find_map(known),
        }
    }
}

fn known<'a>(run: &&'a [Option<PastedRole>]) -> Option<&'a PastedRole> {
    run.iter().flatten().find(|it| is_known(it))
}

fn is_known(role: &PastedRole) -> bool {
    matches!(role, PastedRole::Known(_))
}
