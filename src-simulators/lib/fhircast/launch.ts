import { isTrustedHub } from './access.js';

/** The workbench that a launch named. */
export interface Launch {
  hub: { url: string; topic: string } | undefined;
}

/** Reads `hub.url` and `hub.topic` of a launch. @param known the workbenches' own FHIRcast addresses, as far as they are known */
export function readLaunch(url: URL, known: readonly string[]): { launch: Launch } | { refused: string } {
  const hubUrl = url.searchParams.get('hub.url');
  const topic = url.searchParams.get('hub.topic');
  const hub = hubUrl === null || topic === null ? undefined : { url: hubUrl.replace(/\/$/, ''), topic };
  if (hub !== undefined && !isTrustedHub(hub.url, known))
    return { refused: 'Käynnistyksessä annettu työpöydän osoite ei ole sallittu.' };
  return { launch: { hub } };
}

export const isSameLaunch = (a: Launch, b: Launch): boolean =>
  a.hub?.url === b.hub?.url && a.hub?.topic === b.hub?.topic;

/** Scopes of a system that follows. `leads` = it changes the client too. */
export const fhircastScope = (leads: boolean): string =>
  [
    ...['Patient-open', 'Patient-close'].flatMap((event) => [
      `fhircast/${event}.read`,
      ...(leads ? [`fhircast/${event}.write`] : []),
    ]),
    'fhircast/userlogout.read',
    'fhircast/SyncError.read',
    'fhircast/SyncError.write',
  ].join(' ');
