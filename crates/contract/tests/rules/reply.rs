use gatehouse_contract::Version;

#[test]
fn a_version_comes_back_from_its_own_entity_tag() {
    for version in [0, 1, 7, 1_000_000, i64::MAX].map(Version) {
        assert_eq!(Version::from_etag(&version.etag()), Some(version));
    }
    assert_eq!(Version(8).etag(), "\"v8\"");
    assert_eq!(Version::from_etag(" \"v8\" "), Some(Version(8)), "as a header may be padded");
}

#[test]
fn a_change_with_any_other_entity_tag_counts_as_made_for_no_version() {
    let others = [
        "",
        "*",
        "v8",
        "\"8\"",
        "\"v\"",
        "\"v8",
        "v8\"",
        "W/\"v8\"",
        "\"v08\"",
        "\"v+8\"",
        "\"v 8\"",
        "\"v8\", \"v9\"",
        "\"v99999999999999999999\"",
        "\"V8\"",
    ];
    for other in others {
        assert_eq!(Version::from_etag(other), None, "{other}");
    }
}
