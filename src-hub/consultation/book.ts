import type { Case } from './case.js';
import type { Told } from './entry.js';
import { type Outcome, fold } from './fold.js';

interface Page {
  /** In the order of the log. */
  entries: { told: Told; order: string }[];
  state: Case | undefined;
}

/** What came of an operation, and whose it was. */
export interface Done {
  by: string;
  consultation: string;
  outcome: Outcome;
}

/**
 * All requests of the county, out of the log's entries. The same entries make the same state whatever way they came: one
 * that comes late is put in its place, and its request is worked out anew.
 */
export function createCaseBook() {
  const pages = new Map<string, Page>();
  const done = new Map<string, Done>();
  const askedAt = new Map<string, number>();
  const actedAt = new Map<string, number>();
  const ids = new Set<string>();

  function apply(page: Page, told: Told): void {
    const { after, outcome } = fold(page.state, told);
    page.state = after;
    const { body } = told;
    if (body.kind === 'did') done.set(told.id, { by: body.by, consultation: body.consultation, outcome });
  }
  function note({ body, at }: Told): void {
    const latest = (times: Map<string, number>, person: string) =>
      times.set(person, Math.max(at, times.get(person) ?? 0));
    if (body.kind === 'did') latest(actedAt, body.by);
    else for (const person of body.ring) latest(askedAt, person);
  }

  return {
    get: (id: string) => pages.get(id)?.state,
    size: () => pages.size,
    all: (): Case[] => [...pages.values()].flatMap(({ state }) => state ?? []),
    done: (operation: string) => done.get(operation),
    /** When the person was last rung, and when they last did anything; ms since the epoch, 0 = never. */
    lastAsked: (person: string) => askedAt.get(person) ?? 0,
    lastActed: (person: string) => actedAt.get(person) ?? 0,

    /** Takes an entry; undefined when it is known. */
    take(told: Told, order: string): { before: Case | undefined; after: Case | undefined } | undefined {
      if (ids.has(told.id)) return undefined;
      ids.add(told.id);
      const id = told.body.consultation;
      const page = pages.get(id) ?? { entries: [], state: undefined };
      pages.set(id, page);
      const before = page.state;
      const place = page.entries.findLastIndex((one) => one.order < order) + 1;
      page.entries.splice(place, 0, { told, order });
      if (place === page.entries.length - 1) apply(page, told);
      else {
        page.state = undefined;
        for (const one of page.entries) apply(page, one.told);
      }
      note(told);
      return { before, after: page.state };
    },

    /** Forgets requests that were made before this time, with all that was said in them. */
    forget(before: number): Case[] {
      const gone: Case[] = [];
      for (const [id, { entries, state }] of pages) {
        if ((state?.createdAt ?? entries.at(-1)?.told.at ?? 0) >= before) continue;
        pages.delete(id);
        for (const { told } of entries) {
          ids.delete(told.id);
          done.delete(told.id);
        }
        if (state !== undefined) gone.push(state);
      }
      for (const times of [askedAt, actedAt]) {
        for (const [person, at] of times) if (at < before) times.delete(person);
      }
      return gone;
    },
  };
}
export type CaseBook = ReturnType<typeof createCaseBook>;
