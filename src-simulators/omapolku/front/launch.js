import { smart, refuse } from './smart.js';

// The workbench opened this page with `iss` and `launch`: on to its authorization endpoint.
smart
  .authorize({
    clientId: 'omapolku',
    scope: 'launch openid fhirUser profile patient/Patient.rs',
    redirectUri: '/app',
    pkceMode: 'required',
  })
  .catch(refuse);
