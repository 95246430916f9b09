<?php

$person = fn (string $uid, string $mail, string $first, string $last) => [
    'uid' => [$uid],
    'mail' => [$mail],
    'givenName' => [$first],
    'sn' => [$last],
];

// Whoever signs in types the same as name and as password.
$config = [
    'people' => [
        'exampleauth:UserPass',
        'ada:ada' => $person('ada', 'ada@northwind.example', 'Ada', 'Osei'),
        'jun:jun' => $person('jun', 'Jun@Northwind.example', 'Jun', 'Kato'),
        'nova:nova' => $person('nova', 'nova@northwind.example', 'Nova', 'Quist'),
        'eve:eve' => $person('eve', 'eve@elsewhere.example', 'Eve', 'Other'),
    ],
];
