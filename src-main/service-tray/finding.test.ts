import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import type { Summary } from '#shared/client-summary.js';
import { createLive } from '../live.js';
import type { Caller } from '../rpc.js';
import { createServiceFinding } from './finding.js';

const caller: { context: Caller } = { context: { screen: 2 } };
const nobody: Summary = { contextVersion: 1, client: null, sections: [], prompts: { services: [], cards: [] } };
const withRisk = (contextVersion: number): Summary => ({
  ...nobody,
  contextVersion,
  client: 'Patient/aune',
  sections: [
    {
      id: 'flags',
      closed: [],
      sources: [],
      conflicts: [],
      data: {
        id: 'flags',
        entries: [
          {
            id: 'Flag/1',
            source: 'APTJ',
            register: 'health',
            active: true,
            title: 'Kaatumisriski',
            severity: 'moderate',
          },
        ],
      },
    },
  ],
});

function begin() {
  const summary = createLive(nobody);
  const kept = new Map<string, unknown>();
  let person: { id: string; unit?: string } | undefined = { id: 'johanna', unit: 'Asiakasohjaus' };
  const finding = createServiceFinding({
    summary,
    store: { get: (of) => kept.get(of), set: (of, value) => void kept.set(of, value) },
    person: () => person,
    unitFavourites: { Asiakasohjaus: ['walk'] },
    corrections: 'palvelutieto@kymijoki.example',
  });
  const first = async <T>(watched: Promise<AsyncIterable<T>>): Promise<T | undefined> => {
    for await (const value of await watched) return value;
    return undefined;
  };
  return {
    summary,
    kept,
    finding,
    switchTo: (next: typeof person) => {
      person = next;
      finding.sessionChanged();
    },
    needs: () => first(call(finding.router.watchNeeds, undefined, caller)),
    favourites: () => first(call(finding.router.watchFavourites, undefined, caller)),
    favourite: (id: string, on: boolean) => call(finding.router.favourite, { id, on }, caller),
  };
}

describe('needs of the open client', () => {
  it('follow the summary, with its version, and go with the client', async () => {
    const desk = begin();
    expect(await desk.needs()).toEqual({ contextVersion: 1, needs: [] });
    desk.summary.set(withRisk(2));
    expect(await desk.needs()).toEqual({
      contextVersion: 2,
      needs: [{ theme: 'exercise', because: ['Kaatumisriski'] }],
    });
    desk.summary.set({ ...nobody, contextVersion: 3 });
    expect(await desk.needs()).toEqual({ contextVersion: 3, needs: [] });
    expect([...desk.kept]).toEqual([]);
  });
});

describe('favourites', () => {
  it('are the professional’s own, newest first, beside the unit’s from the county file', async () => {
    const desk = begin();
    await desk.favourite('swim', true);
    await desk.favourite('advice', true);
    expect(await desk.favourites()).toEqual({ own: ['advice', 'swim'], unit: ['walk'] });
    await desk.favourite('swim', false);
    expect(await desk.favourites()).toMatchObject({ own: ['advice'] });
    desk.switchTo({ id: 'pekka', unit: 'Toinen' });
    expect(await desk.favourites()).toEqual({ own: [], unit: [] });
    desk.switchTo(undefined);
    expect(await desk.favourite('swim', true)).toEqual({ done: false });
    desk.switchTo({ id: 'johanna', unit: 'Asiakasohjaus' });
    expect(await desk.favourites()).toEqual({ own: ['advice'], unit: ['walk'] });
  });
});
