import type { ClientMetadata } from 'oidc-provider';
import { SERVICE_IDS, SERVICE_PAGES, type ServiceId } from '../tools/service-pages.js';

/** Audience of the access tokens that the workbench's own services accept (RFC 8707 resource indicator). */
export const WORKBENCH_AUDIENCE = 'https://tyopoyta.kymijoki.example/';

/** FHIRcast 3.0.0 §2.1: what a client may read and write of the events. */
const FHIRCAST_SCOPES = ['Patient-open', 'Patient-close', 'userlogout', 'SyncError'].flatMap((event) => [
  `fhircast/${event}.read`,
  `fhircast/${event}.write`,
]);

/** A system that follows and never leads: it may say that it could not follow. */
const FOLLOWER_SCOPES = [...FHIRCAST_SCOPES.filter((scope) => scope.endsWith('.read')), 'fhircast/SyncError.write'];

/** Scopes at the workbench's services by client; a client that is not here gets none. */
const SCOPES = new Map<string, string[]>([
  ['tyopoyta', [...FHIRCAST_SCOPES, 'hub/presence']],
  ['aptj', FHIRCAST_SCOPES],
  ['pex360', FOLLOWER_SCOPES],
  ['staff-life', ['hub/feed']],
]);
export const workbenchScopes = (clientId: string): string => (SCOPES.get(clientId) ?? []).join(' ');

/** Secrets of the demo only: they guard invented data on this machine. */
export const clientSecret = (clientId: string): string => `demo-${clientId}`;

/** Addresses of the web systems that sign in here. */
export interface WebSystems extends Partial<Record<ServiceId, string>> {
  aptj: string;
  pex360: string;
  sosiaalilc: string;
  omavointi: string;
  omaolo: string;
  terveyskyla: string;
}

/** Path of every web system's redirect URI. */
export const CALLBACK = '/signed-in';
/** Path where every web system hears that a session has ended (OpenID Connect Back-Channel Logout 1.0). */
export const LOG_OUT = '/backchannel-logout';

const webSystem = (id: string, name: string, url: string): ClientMetadata => ({
  client_id: id,
  client_name: name,
  client_secret: clientSecret(id),
  application_type: 'web',
  grant_types: ['authorization_code', 'refresh_token'],
  redirect_uris: [`${url}${CALLBACK}`],
  backchannel_logout_uri: `${url}${LOG_OUT}`,
  backchannel_logout_session_required: true,
});

export const WORKBENCH = 'tyopoyta';
/**
 * The workbench itself. It is started after the provider: where it hears of log-outs is known only then.
 * @param origin where it listens
 */
export const workbenchClient = (origin: string | undefined): ClientMetadata => ({
  client_id: WORKBENCH,
  client_name: 'Työpöytä',
  // A native public client: any loopback port is good for the redirect (RFC 8252 §7.3).
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  redirect_uris: ['http://127.0.0.1/auth/callback'],
  post_logout_redirect_uris: ['http://127.0.0.1/', 'http://127.0.0.1/auth/signed-out'],
  // The number of the session is in its tokens from the beginning, so that the log-out can name it later.
  backchannel_logout_uri: `${origin ?? 'http://127.0.0.1:9'}/auth/backchannel-logout`,
  backchannel_logout_session_required: true,
});

/** Everybody else that may ask for tokens. */
export const clients = (systems: WebSystems): ClientMetadata[] => [
  webSystem('aptj', 'PotilasPro', systems.aptj),
  webSystem('pex360', 'PEX360', systems.pex360),
  webSystem('sosiaalilc', 'SosiaaliLC', systems.sosiaalilc),
  webSystem('omavointi', 'Omavointi', systems.omavointi),
  webSystem('omaolo', 'Omaolo', systems.omaolo),
  webSystem('terveyskyla', 'TerveyskyläPRO', systems.terveyskyla),
  ...SERVICE_IDS.flatMap((id) => {
    const url = systems[id];
    return url === undefined ? [] : [webSystem(id, SERVICE_PAGES[id].name, url)];
  }),
  {
    client_id: 'staff-life',
    client_name: 'Kollegoiden päivä',
    client_secret: clientSecret('staff-life'),
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  },
];
