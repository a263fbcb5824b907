import type { ContactCentre } from './centre.js';
import { createAceCentre, hypothesisNames, readNames } from './ace/index.js';
import { createGenericCentre } from './generic/index.js';
import type { TelephonyParts } from './parts.js';

type Built = ContactCentre | ReturnType<typeof createGenericCentre>;

/** The county's contact centre, by its file; undefined where it has none. */
export function buildCentre({
  policy,
  readFile,
  fetch,
  clock,
  chance,
  uuid,
  log,
}: Pick<TelephonyParts, 'policy' | 'readFile' | 'fetch' | 'clock' | 'chance' | 'uuid' | 'log'>): Built | undefined {
  if (policy === undefined) return undefined;
  const name = policy.name.fi;
  if (policy.kind === 'generic') {
    const queues = policy.queues.map((one) => ({ id: one.id, name: one.name.fi }));
    return createGenericCentre({ name, port: policy.port, token: policy.token, queues, uuid, clock, log });
  }
  const { names: file, baseUrl, token, timeoutMs } = policy;
  let read: Promise<typeof hypothesisNames | undefined> | undefined;
  const names = () =>
    (read ??=
      file === undefined
        ? Promise.resolve(hypothesisNames)
        : readFile(file)
            .then(readNames, () => undefined)
            .then((table) => {
              // The check of the county file says what is wrong with it. The product's guess is not put in its place.
              if (table === undefined) log('error', 'contact-centre-names-unusable', { file });
              return table;
            }));
  return createAceCentre({ name, baseUrl, token, names, timeoutMs, fetch, clock, chance, log });
}
