//! Whatever the DNS says, in whatever order and at whatever time.

use gatehouse_contract::Timestamp;
use gatehouse_contract::domain::{DomainState, Finding, GRACE_DAYS};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{NOW, at};

const HOUR: i64 = 3_600;

#[derive(Clone, Debug)]
struct Look {
    finding: Finding,
    before: DomainState,
    now: Timestamp,
    after: DomainState,
}

fn finding() -> impl Strategy<Value = Finding> {
    select(vec![
        Finding::Found,
        Finding::Found,
        Finding::NoSuchName,
        Finding::NoRecord,
        Finding::OtherValues,
        Finding::Quoted,
        Finding::VerifiedElsewhere,
        Finding::DoubledName { name: "a.example.a.example".to_owned() },
        Finding::Alias { target: "b.example".to_owned() },
        Finding::ServerFailure { response_code: "SERVFAIL".to_owned() },
        Finding::TimedOut,
        Finding::TimedOut,
    ])
}

/// Looks at a new claim, each some hours after the one before.
fn looks() -> impl Strategy<Value = Vec<Look>> {
    vec((finding(), 1..60_i64), 1..60).prop_map(|steps| {
        let (mut state, mut now) = (DomainState::Pending, at(NOW));
        let look = |(finding, hours)| {
            now = now.plus_seconds(hours * HOUR);
            let before = state;
            state = before.after(&finding, now);
            Look { finding, before, now, after: state }
        };
        steps.into_iter().map(look).collect()
    })
}

proptest! {
    #[test]
    fn a_domain_is_verified_only_by_its_record(looks in looks()) {
        for Look { finding, before, after, .. } in looks {
            let gains = !before.is_verified() && after.is_verified();
            prop_assert!(!gains || finding == Finding::Found, "{before:?} {finding:?}");
            let is_verified = matches!(after, DomainState::Verified { .. });
            prop_assert!(is_verified || finding != Finding::Found);
        }
    }

    #[test]
    fn a_verified_domain_never_lapses_without_its_days_of_grace(looks in looks()) {
        let mut seen = None;
        for Look { finding, before, now, after } in looks {
            if finding == Finding::Found {
                seen = Some(now);
            }
            if before.is_verified() && !after.is_verified() {
                let good_until = seen.unwrap().plus_days(GRACE_DAYS);
                prop_assert!(good_until <= now, "{before:?} at {now:?}");
                let is_over = matches!(before, DomainState::Lapsing { until, .. } if until <= now);
                prop_assert!(is_over, "{before:?}");
            }
        }
    }

    #[test]
    fn servers_that_do_not_answer_take_nothing_away_for_as_long(looks in looks()) {
        for Look { finding, before, now, after } in looks {
            let DomainState::Verified { seen_at, .. } = before else { continue };
            if !finding.is_answer() && now < seen_at.plus_days(GRACE_DAYS) {
                prop_assert_eq!(before, after);
            }
        }
    }

    #[test]
    fn states_follow_each_other_in_the_one_order_that_there_is(looks in looks()) {
        let rank = |state: &DomainState| match state {
            DomainState::Pending => 0,
            DomainState::Verified { .. } => 1,
            DomainState::Lapsing { .. } => 2,
            DomainState::Lapsed { .. } => 3,
        };
        for Look { before, after, .. } in looks {
            let (from, to) = (rank(&before), rank(&after));
            prop_assert!(to == from || to == 1 || (from > 0 && to == from + 1), "{from} {to}");
        }
    }

    #[test]
    fn the_same_finding_at_the_same_time_changes_nothing_more(looks in looks()) {
        for Look { finding, now, after, .. } in looks {
            prop_assert_eq!(after.after(&finding, now), after);
        }
    }

    #[test]
    fn the_next_look_is_never_in_the_past(looks in looks()) {
        for Look { now, after, .. } in looks {
            prop_assert!(after.next_check(now) >= now);
            prop_assert!(after.next_check(now) <= now.plus_days(1));
        }
    }
}
