<?php

// What is signed is chosen by the environment: one answer each.
$metadata['https://gatehouse.example/saml/northwind'] = [
    'AssertionConsumerService' => 'https://gatehouse.example/saml/northwind/acs',
    'NameIDFormat' => 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    'saml20.sign.response' => getenv('GATEHOUSE_IDP_SIGNS') !== 'assertion',
    'saml20.sign.assertion' => getenv('GATEHOUSE_IDP_SIGNS') !== 'response',
    'assertion.lifetime' => 300,
];
