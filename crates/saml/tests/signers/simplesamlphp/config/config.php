<?php

// An identity provider for one answer; scripts/saml-fixtures starts it on loopback.
$config = [
    'baseurlpath' => getenv('GATEHOUSE_IDP_URL') . '/simplesaml/',
    'certdir' => getenv('GATEHOUSE_IDP_KEYS') . '/',
    'metadatadir' => __DIR__ . '/metadata',
    'loggingdir' => getenv('GATEHOUSE_IDP_SCRATCH') . '/',
    'datadir' => getenv('GATEHOUSE_IDP_SCRATCH') . '/',
    'tempdir' => getenv('GATEHOUSE_IDP_SCRATCH') . '/',
    'secretsalt' => 'only for tests',
    'auth.adminpassword' => 'only for tests',
    'technicalcontact_email' => 'nobody@idp.example',
    'timezone' => 'UTC',
    'logging.handler' => 'file',
    'enable.saml20-idp' => true,
    'session.cookie.secure' => false,
    'session.cookie.samesite' => null,
    'session.phpsession.cookiename' => 'idp',
    'session.phpsession.savepath' => getenv('GATEHOUSE_IDP_SCRATCH'),
    'session.phpsession.httponly' => true,
    'store.type' => 'phpsession',
    'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true],
    'metadata.sources' => [['type' => 'flatfile', 'directory' => __DIR__ . '/metadata']],
    'language.default' => 'en',
];
