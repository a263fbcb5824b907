import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Colleague } from '#shared/availability.js';
import type { Clock } from '#shared/clock.js';
import { assertNever } from '#shared/failure.js';
import type { HubDirectory } from '#shared/hub-protocol.js';
import type { HubLog } from './log.js';
import type { DirectoryPerson, DirectorySource } from './scim.js';

const REFRESH_MS = 5 * 60_000;
const RETRY_MS = { first: 250, most: 10_000 };

/** One version of the directory, ready to be sent in each encoding; compressed once, at first need. */
export interface DirectoryEdition {
  version: string;
  etag: string;
  body: (encoding: 'br' | 'gzip' | 'identity') => Promise<Buffer>;
}

/**
 * Numbers people and keeps the numbers: a person's ordinal stays the same for the hub's run, newcomers get the next.
 * The first load goes by id, so that two runs over the same people agree.
 */
function numberPeople(
  people: readonly DirectoryPerson[],
  ordinals: ReadonlyMap<string, number>,
): { ordinals: Map<string, number>; colleagues: Colleague[] } {
  const kept = new Map(ordinals);
  const inOrder = people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id } of inOrder) if (!kept.has(id)) kept.set(id, kept.size);
  const colleagues = inOrder.map((person) => ({ ...person, ordinal: kept.get(person.id) ?? 0 }));
  return { ordinals: kept, colleagues: colleagues.sort((a, b) => a.ordinal - b.ordinal) };
}

function edit(colleagues: Colleague[], epoch: string): DirectoryEdition {
  const version = createHash('sha256').update(JSON.stringify(colleagues)).digest('base64url').slice(0, 22);
  const identity = Buffer.from(JSON.stringify({ version, epoch, colleagues } satisfies HubDirectory));
  const compressed: { br?: Promise<Buffer>; gzip?: Promise<Buffer> } = {};
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
  return {
    version,
    etag: `"${epoch}.${version}"`,
    body(encoding) {
      switch (encoding) {
        case 'br':
          return (compressed.br ??= promisify(brotliCompress)(identity, quality));
        case 'gzip':
          return (compressed.gzip ??= promisify(gzip)(identity));
        case 'identity':
          return Promise.resolve(identity);
        default:
          return assertNever(encoding);
      }
    },
  };
}

/** Loads the directory, tries again until the source answers, refreshes it, and tells when it changed. */
export function createDirectory({
  source,
  epoch,
  clock,
  log,
  firstAfterMs,
  onChange,
}: {
  source: DirectorySource;
  epoch: string;
  clock: Clock;
  log: HubLog;
  firstAfterMs: number;
  /** `added`: ids that got an ordinal now. */
  onChange: (edition: DirectoryEdition, added: string[]) => void;
}) {
  const closing = new AbortController();
  let ordinals = new Map<string, number>();
  let edition: DirectoryEdition | undefined;
  let stopTimer = () => {};

  async function load(failures: number): Promise<void> {
    const answer = await source.load(closing.signal);
    if (closing.signal.aborted) return;
    if (!answer.ok) {
      if (failures === 0) log('warn', 'directory-not-loaded', { why: answer.failure.kind });
      const wait = edition === undefined ? Math.min(RETRY_MS.first * 2 ** failures, RETRY_MS.most) : REFRESH_MS;
      stopTimer = clock.after(wait, () => void load(failures + 1));
      return;
    }
    const numbered = numberPeople(answer.people, ordinals);
    const next = edit(numbered.colleagues, epoch);
    if (next.version !== edition?.version) {
      const added = [...numbered.ordinals.keys()].filter((id) => !ordinals.has(id));
      ({ ordinals } = numbered);
      edition = next;
      log('info', 'directory-loaded', { people: numbered.colleagues.length, version: next.version });
      onChange(next, added);
    }
    stopTimer = clock.after(REFRESH_MS, () => void load(0));
  }
  if (firstAfterMs === 0) void load(0);
  else stopTimer = clock.after(firstAfterMs, () => void load(0));

  return {
    edition: () => edition,
    ordinalOf: (id: string) => ordinals.get(id),
    close() {
      closing.abort();
      stopTimer();
    },
  };
}
export type Directory = ReturnType<typeof createDirectory>;
