import type { ContactCentre } from './centre.js';
import { createAceCentre, hypothesisNames, namesSchema } from './ace/index.js';
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
  let read: Promise<typeof hypothesisNames> | undefined;
  const names = () =>
    (read ??=
      file === undefined
        ? Promise.resolve(hypothesisNames)
        : readFile(file)
            .then((text) => namesSchema.parse(JSON.parse(text)))
            .catch(() => {
              log('error', 'contact-centre-names-unusable', { file });
              return hypothesisNames;
            }));
  return createAceCentre({ name, baseUrl, token, names, timeoutMs, fetch, clock, chance, log });
}
