const SCOPES = [
  'launch',
  'launch/patient',
  'openid',
  'fhirUser',
  'profile',
  'patient/Patient.rs',
  'fhircast/*.read',
  'fhircast/*.write',
];

const endpoints = (iss: string) => ({
  issuer: iss,
  jwks_uri: `${iss}/jwks`,
  authorization_endpoint: `${iss}/authorize`,
  token_endpoint: `${iss}/token`,
  token_endpoint_auth_methods_supported: ['none', 'client_secret_basic'],
  // Neither refresh tokens nor a launch from elsewhere: each client has a launch of its own, made here.
  grant_types_supported: ['authorization_code'],
  response_types_supported: ['code'],
  code_challenge_methods_supported: ['S256'],
  scopes_supported: SCOPES,
});

/** `.well-known/smart-configuration` (SMART App Launch 2.2 "Conformance"). */
export const smartConfiguration = (iss: string) => ({
  ...endpoints(iss),
  capabilities: [
    'launch-ehr',
    'authorize-post',
    'client-public',
    'client-confidential-symmetric',
    'sso-openid-connect',
    'context-banner',
    'context-ehr-patient',
    'permission-patient',
    'permission-v1',
    'permission-v2',
  ],
});

/** `.well-known/openid-configuration` (OpenID Connect Discovery 1.0 §3). */
export const openIdConfiguration = (iss: string) => ({
  ...endpoints(iss),
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['ES256'],
  claims_supported: ['sub', 'fhirUser', 'name'],
});

/** `metadata`: what can be read here (FHIR R4 CapabilityStatement). @param date when the server started */
export const capabilityStatement = (iss: string, date: string) => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  kind: 'instance',
  date,
  fhirVersion: '4.0.1',
  format: ['json'],
  implementation: { description: 'Työpöydän käynnistyspalvelin (SMART App Launch 2.2)', url: iss },
  rest: [
    {
      mode: 'server',
      security: {
        service: [
          {
            coding: [
              {
                system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
                code: 'SMART-on-FHIR',
              },
            ],
          },
        ],
        extension: [
          {
            url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
            extension: [
              { url: 'authorize', valueUri: `${iss}/authorize` },
              { url: 'token', valueUri: `${iss}/token` },
            ],
          },
        ],
      },
      resource: [
        {
          type: 'Patient',
          interaction: [{ code: 'read' }, { code: 'search-type' }],
          searchParam: [{ name: '_id', type: 'token' }],
        },
        { type: 'Practitioner', interaction: [{ code: 'read' }] },
      ],
    },
  ],
});
