import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Colleague } from '#shared/availability.js';
import type { Clock } from '#shared/clock.js';
import { assertNever } from '#shared/failure.js';
import type { HubDirectory } from '#shared/hub-protocol.js';
import type { HubEngine } from './engine/engine.js';
import type { HubLog } from './log.js';
import type { DirectoryPerson, DirectorySource } from './sources/scim.js';

const REFRESH_MS = 5 * 60_000;
const RETRY_MS = { first: 250, most: 10_000 };

/** One version of the directory, ready to be sent in each encoding; compressed once, at first need. */
export interface DirectoryEdition {
  version: string;
  /** Names the numbering of its ordinals. */
  numbering: string;
  etag: string;
  body: (encoding: 'br' | 'gzip' | 'identity') => Promise<Buffer>;
}

function edit(colleagues: Colleague[], numbering: string): DirectoryEdition {
  const version = createHash('sha256').update(JSON.stringify(colleagues)).digest('base64url').slice(0, 22);
  const identity = Buffer.from(JSON.stringify({ version, epoch: numbering, colleagues } satisfies HubDirectory));
  const compressed: { br?: Promise<Buffer>; gzip?: Promise<Buffer> } = {};
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
  return {
    version,
    numbering,
    etag: `"${numbering}.${version}"`,
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

/**
 * Loads the directory, tries again until the source answers, refreshes it, and tells when it changed. Ordinals are the
 * engine's: a person keeps theirs for ever, newcomers get the next.
 */
export function createDirectory({
  source,
  engine,
  clock,
  log,
  firstAfterMs,
  onRenumbered,
  onChange,
}: {
  source: DirectorySource;
  engine: Pick<HubEngine, 'ordinalsOf' | 'numbering'>;
  clock: Clock;
  log: HubLog;
  firstAfterMs: number;
  onRenumbered: () => void;
  /** `added`: ids that got an ordinal now. */
  onChange: (edition: DirectoryEdition, added: string[]) => void;
}) {
  const closing = new AbortController();
  const ordinals = new Map<string, number>();
  const ids = new Map<number, string>();
  let people: readonly DirectoryPerson[] = [];
  let edition: DirectoryEdition | undefined;
  let stopTimer = () => {};

  /** The people with their numbers, or why there are none. */
  async function loadNumbered(): Promise<{ people: DirectoryPerson[]; colleagues: Colleague[] } | string> {
    const answer = await source.load(closing.signal);
    if (!answer.ok) return answer.failure.kind;
    // By id, so that two hubs that begin at the same time agree with the engine's help or without.
    const inOrder = answer.people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const numbers = await engine.ordinalsOf(inOrder.map(({ id }) => id)).catch(() => undefined);
    if (numbers === undefined) return 'noNumbers';
    const colleagues = inOrder.flatMap((person) => {
      const ordinal = numbers.get(person.id);
      return ordinal === undefined ? [] : [{ ...person, ordinal }];
    });
    return { people: inOrder, colleagues: colleagues.sort((a, b) => a.ordinal - b.ordinal) };
  }
  async function load(failures: number): Promise<void> {
    const loaded = await loadNumbered();
    if (closing.signal.aborted) return;
    if (typeof loaded === 'string') {
      if (failures === 0) log('warn', 'directory-not-loaded', { why: loaded });
      const wait = edition === undefined ? Math.min(RETRY_MS.first * 2 ** failures, RETRY_MS.most) : REFRESH_MS;
      stopTimer = clock.after(wait, () => void load(failures + 1));
      return;
    }
    const next = edit(loaded.colleagues, engine.numbering());
    if (next.etag !== edition?.etag) {
      // An engine that lost its numbers counts anew: no ordinal that was told before holds.
      if (edition !== undefined && edition.numbering !== next.numbering) {
        log('error', 'hub-renumbered');
        ordinals.clear();
        ids.clear();
        onRenumbered();
      }
      const added = loaded.colleagues.filter(({ id }) => !ordinals.has(id));
      for (const { id, ordinal } of added) {
        ordinals.set(id, ordinal);
        ids.set(ordinal, id);
      }
      people = loaded.people;
      edition = next;
      log('info', 'directory-loaded', { people: people.length, version: next.version });
      onChange(
        next,
        added.map(({ id }) => id),
      );
    }
    stopTimer = clock.after(REFRESH_MS, () => void load(0));
  }
  if (firstAfterMs === 0) void load(0);
  else stopTimer = clock.after(firstAfterMs, () => void load(0));

  return {
    edition: () => edition,
    people: () => people,
    ordinalOf: (id: string) => ordinals.get(id),
    idOf: (ordinal: number) => ids.get(ordinal),
    /** The source has changed: it is read again now. */
    reload(): void {
      stopTimer();
      void load(0);
    },
    close() {
      closing.abort();
      stopTimer();
    },
  };
}
export type Directory = ReturnType<typeof createDirectory>;
