import { expect, test } from 'vitest';
import type { Summary } from '#shared/client-summary.js';
import { nowOf } from './now.js';

const plan = (source: string, status: string, ...lines: string[]) =>
  ({ id: source, source, register: 'social', kind: 'carePlan', title: 'Suunnitelma', status, lines }) as const;

test('a service that two sources name is told once, and one of an ended plan not at all', () => {
  const summary: Summary = {
    contextVersion: 1,
    client: 'Patient/a',
    sections: [
      {
        id: 'plans',
        closed: [],
        sources: [],
        conflicts: [],
        data: {
          id: 'plans',
          entries: [
            plan('APTJ', 'active', 'Kotihoito', 'Henkilökohtainen apu'),
            plan('Tietovaranto', 'active', 'Henkilökohtainen apu', 'Ateriapalvelu'),
            plan('Vanha', 'completed', 'Siivouspalvelu'),
          ],
        },
      },
    ],
    prompts: { services: [], cards: [] },
  };
  const { services } = nowOf(summary, Date.parse('2026-11-27T08:00:00Z'));
  expect(services).toEqual(['Kotihoito', 'Henkilökohtainen apu', 'Ateriapalvelu']);
});
