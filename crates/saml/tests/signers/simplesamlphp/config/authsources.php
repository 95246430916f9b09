<?php

$config = [
    'people' => [
        'exampleauth:UserPass',
        'ada:ada' => [
            'uid' => ['ada'],
            'mail' => ['ada@northwind.example'],
            'givenName' => ['Ada'],
            'sn' => ['Osei'],
        ],
    ],
];
