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

// The certificate that requests must be signed with.
if ($certificate = getenv('GATEHOUSE_SP_CERTIFICATE')) {
    $metadata[$entity_id]['validate.authnrequest'] = true;
    $metadata[$entity_id]['certData'] = preg_replace('/-----[A-Z ]+-----/', '', $certificate);
}

// For whom assertions are, as an administrator has mistyped it.
if ($audience = getenv('GATEHOUSE_SP_AUDIENCE')) {
    $metadata[$entity_id]['authproc'] = [
        50 => ['class' => 'core:PHP', 'code' => '$state["SPMetadata"]["entityid"] = ' . var_export($audience, true) . ';'],
    ];
}
