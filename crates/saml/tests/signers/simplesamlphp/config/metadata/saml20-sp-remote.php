<?php

// Who asks, and what is signed, is chosen by the environment.
$entity_id = getenv('GATEHOUSE_SP_ENTITY_ID') ?: 'https://gatehouse.example/saml/northwind';
$acs_url = getenv('GATEHOUSE_SP_ACS_URL') ?: 'https://gatehouse.example/saml/northwind/acs';

$metadata[$entity_id] = [
    'AssertionConsumerService' => $acs_url,
    'NameIDFormat' => 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    'saml20.sign.response' => getenv('GATEHOUSE_IDP_SIGNS') !== 'assertion',
    'saml20.sign.assertion' => getenv('GATEHOUSE_IDP_SIGNS') !== 'response',
    'assertion.lifetime' => 300,
];
