//! Pages of the audit log, and what it can be filtered by.

use gatehouse_contract::{
    AuditAuthor, AuditAuthorKind, AuditEntry, AuditFilters, AuditOutcome, AuditPerson, AuditQuery,
    Timestamp,
};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use crate::problem::{Outcome, Refusal};

/// A place in the log. Entries are in the order of their times, and of their numbers where these are
/// the same: with several servers on one database the clocks are not quite alike.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub at: Timestamp,
    pub seq: i64,
}

/// Which of the entries that a query finds are read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part {
    /// The newest.
    Newest,
    /// Those before a place.
    Before(Place),
    /// Those behind it, if there are any.
    After(Place),
}

/// A value in the place of a `$n`.
enum Value<'a> {
    Text(&'a str),
    Number(i64),
}

/// What an entry has to be like, with the values that it is compared with.
struct Condition<'a> {
    sql: String,
    values: Vec<Value<'a>>,
}

impl<'a> Condition<'a> {
    /// Each is written so that one index alone can serve it: databases know too little of the log to
    /// choose well. Beside a person, neither an action nor an outcome is looked for by index. The times
    /// are two bounds at most; beside a filter the first of two is none for an index, which would rather
    /// look at every entry between them.
    fn of(organization_id: &'a str, query: &'a AuditQuery, part: Part) -> Self {
        let mut it = Self { sql: String::new(), values: Vec::new() };
        it.add("organization_id =", Value::Text(organization_id));
        let AuditQuery { person, action, outcome, from, until } = query;
        if let Some(person) = person {
            it.add("person_id =", Value::Text(person));
        }
        let own_index = if person.is_some() { " || '' =" } else { " =" };
        if let Some(action) = action {
            it.add(&format!("action{own_index}"), Value::Text(action));
        }
        if let Some(outcome) = outcome {
            it.add(&format!("outcome{own_index}"), Value::Text(word(*outcome)));
        }
        // Numbers begin at 1.
        let bound = |moment: &Option<Timestamp>| moment.map(|at| (at.unix_millis(), 0));
        let (mut first, mut end) = (bound(from), bound(until));
        match part {
            Part::Newest => {}
            Part::Before(Place { at, seq }) => {
                let place = (at.unix_millis(), seq);
                end = Some(end.map_or(place, |end| end.min(place)));
            }
            Part::After(Place { at, seq }) => first = first.max(Some((at.unix_millis(), seq + 1))),
        }
        let is_filtered = person.is_some() || action.is_some() != outcome.is_some();
        let is_loose = is_filtered && end.is_some();
        let time = if is_loose { "happened_at + 0" } else { "happened_at" };
        first.into_iter().for_each(|bound| it.add_bound(time, ">=", bound));
        end.into_iter().for_each(|bound| it.add_bound("happened_at", "<", bound));
        it
    }

    fn add(&mut self, comparison: &str, value: Value<'a>) {
        self.values.push(value);
        let begin = if self.sql.is_empty() { "" } else { " AND " };
        self.sql.push_str(&format!("{begin}{comparison} ${}", self.values.len()));
    }

    fn add_bound(&mut self, time: &str, comparison: &str, (at, seq): (i64, i64)) {
        let number = self.values.len() + 1;
        self.values.extend([Value::Number(at), Value::Number(seq)]);
        let sql = format!(" AND ({time}, seq) {comparison} (${number}, ${})", number + 1);
        self.sql.push_str(&sql);
    }
}

/// The newest of the entries that a query finds in a part of the log, newest first.
pub(crate) async fn find(
    db: &mut AnyConnection,
    organization_id: &str,
    query: &AuditQuery,
    part: Part,
    limit: u32,
) -> Outcome<Vec<AuditEntry>> {
    let Condition { sql, values } = Condition::of(organization_id, query, part);
    let select = format!(
        "SELECT seq, happened_at, person_id, person_name, address, device, request_id, action, \
         outcome, payload FROM audit_entry WHERE {sql} ORDER BY happened_at DESC, seq DESC \
         LIMIT {limit}"
    );
    let mut rows = sqlx::query(AssertSqlSafe(select));
    for value in values {
        rows = match value {
            Value::Text(text) => rows.bind(text),
            Value::Number(number) => rows.bind(number),
        };
    }
    rows.fetch_all(db).await?.iter().map(read).collect()
}

/// Where the entry with this number is, if there is one.
pub(crate) async fn place(
    db: &mut AnyConnection,
    organization_id: &str,
    seq: i64,
) -> Outcome<Option<Place>> {
    let row = "SELECT happened_at FROM audit_entry WHERE organization_id = $1 AND seq = $2";
    let row = sqlx::query(row).bind(organization_id).bind(seq).fetch_optional(db).await?;
    row.map(|row| Ok(Place { at: moment(row.try_get(0)?)?, seq })).transpose()
}

/// What there is in the log. Each action and each person is one step in an index, however long it is.
pub(crate) async fn filters(
    db: &mut AnyConnection,
    organization_id: &str,
) -> Outcome<AuditFilters> {
    let actions = sqlx::query(
        "WITH RECURSIVE known (action) AS ( \
         SELECT MIN(action) FROM audit_entry WHERE organization_id = $1 \
         UNION ALL SELECT (SELECT MIN(e.action) FROM audit_entry e \
         WHERE e.organization_id = $1 AND e.action > known.action) \
         FROM known WHERE known.action IS NOT NULL) \
         SELECT action FROM known WHERE action IS NOT NULL",
    );
    let actions = actions.bind(organization_id).fetch_all(&mut *db).await?;
    let people = sqlx::query(
        "WITH RECURSIVE known (id) AS ( \
         SELECT MIN(person_id) FROM audit_entry WHERE organization_id = $1 AND person_id > '' \
         UNION ALL SELECT (SELECT MIN(e.person_id) FROM audit_entry e \
         WHERE e.organization_id = $1 AND e.person_id > known.id) \
         FROM known WHERE known.id IS NOT NULL) \
         SELECT known.id, COALESCE(p.name, (SELECT e.person_name FROM audit_entry e \
         WHERE e.organization_id = $1 AND e.person_id = known.id \
         ORDER BY e.happened_at DESC, e.seq DESC LIMIT 1)) AS name \
         FROM known LEFT JOIN person p ON p.id = known.id WHERE known.id IS NOT NULL \
         ORDER BY CASE p.role WHEN 'owner' THEN 0 WHEN 'admin' THEN 1 ELSE 2 END, name, known.id \
         LIMIT $2",
    );
    let most = AuditFilters::PEOPLE;
    let limit = i64::try_from(most + 1).unwrap_or(i64::MAX);
    let people = people.bind(organization_id).bind(limit).fetch_all(db).await?;
    let person = |row: &AnyRow| Ok(AuditPerson { id: row.try_get(0)?, name: row.try_get(1)? });
    Ok(AuditFilters {
        actions: actions.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?,
        more_people: people.len() > most,
        people: people.iter().take(most).map(person).collect::<sqlx::Result<_>>()?,
    })
}

/// As it is stored.
pub(crate) fn word(outcome: AuditOutcome) -> &'static str {
    match outcome {
        AuditOutcome::Done => "done",
        AuditOutcome::Refused => "refused",
    }
}

fn read(row: &AnyRow) -> Outcome<AuditEntry> {
    let (id, address): (String, String) = (row.try_get(2)?, row.try_get(4)?);
    let kind = match (id.is_empty(), address.is_empty()) {
        (false, _) => AuditAuthorKind::Person,
        (true, true) => AuditAuthorKind::Server,
        (true, false) => AuditAuthorKind::Stranger,
    };
    Ok(AuditEntry {
        seq: row.try_get(0)?,
        at: moment(row.try_get(1)?)?,
        author: AuditAuthor { kind, id, name: row.try_get(3)? },
        address,
        device: row.try_get(5)?,
        request_id: row.try_get(6)?,
        action: row.try_get(7)?,
        outcome: match row.try_get(8)? {
            "refused" => AuditOutcome::Refused,
            _ => AuditOutcome::Done,
        },
        payload: payload(row.try_get(9).unwrap_or_default()),
    })
}

/// What was tampered with stands as the text that it is; that the log is broken is for its chain to say.
fn payload(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_else(|_| text.into())
}

fn moment(milliseconds: i64) -> Outcome<Timestamp> {
    Timestamp::from_unix_millis(milliseconds).ok_or_else(|| Refusal::fault("audit time"))
}
