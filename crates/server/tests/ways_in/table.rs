const DOCUMENT: &str = include_str!("../../../../docs/ways-in.md");

/// The columns of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Off,
    On,
    Trial,
    Required,
    Suspended,
    TwoFactor,
}

pub const COLUMNS: [(State, &str); 6] = [
    (State::Off, "off"),
    (State::On, "on"),
    (State::Trial, "required, on trial"),
    (State::Required, "required"),
    (State::Suspended, "suspended"),
    (State::TwoFactor, "two-factor required"),
];

/// A way in, who tries it, and how that ends in each state.
pub struct Row {
    pub way: String,
    pub who: Vec<String>,
    pub cells: Vec<String>,
}

/// The cells of each line of the first table.
pub fn lines() -> Vec<Vec<String>> {
    let lines = DOCUMENT.lines().skip_while(|line| !line.starts_with('|'));
    let table = lines.take_while(|line| line.starts_with('|'));
    let cells =
        |line: &str| line.trim_matches('|').split('|').map(|it| it.trim().to_owned()).collect();
    table.map(cells).collect()
}

/// The table without its head.
pub fn rows() -> Vec<Row> {
    let row = |line: Vec<String>| {
        let mut cells = line.into_iter();
        let way = cells.next().unwrap();
        let who = cells.next().unwrap().split(", ").map(str::to_owned).collect();
        Row { way, who, cells: cells.collect() }
    };
    lines().into_iter().skip(2).map(row).collect()
}
