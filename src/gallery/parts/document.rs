//! A document.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{LONG_URL, LONG_WORD, on_page};
use crate::ui::{Card, CardBody, Markdown, MarkdownValue};

const TEXT: &str = "\
# Title

A paragraph with **strong words**, *others*, `code`, a [link](https://example.com) that leads
elsewhere, and one that stays [here](/).

## Lists

1. First
2. Second, with a value: `{long}`
   - and something below it
3. A word without a place to break: LONG

## Table

| Field | Value |
| --- | --- |
| Short | `{short}` |
| Long | `{long}` |
| Unknown name | `{unknown}` |

### Below that

> Words of somebody else.

```
lines of code
    as they are
```

<b>HTML is text.</b>
";

/// Everything that a document may hold.
pub fn markdown() -> AnyView {
    let value = |label: &str, value: &str| MarkdownValue {
        label: label.to_owned(),
        value: value.to_owned(),
    };
    let values = BTreeMap::from([
        ("short", value("short value", "https://example.com/acs")),
        ("long", value("long value", LONG_URL)),
    ]);
    let text = TEXT.replace("LONG", LONG_WORD);
    on_page(
        "Markdown",
        view! {
            <Card>
                <CardBody>
                    <Markdown text title_level=2 values />
                </CardBody>
            </Card>
        },
    )
}
