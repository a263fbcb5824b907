import { describe, expect, it } from 'vitest';
import type { Section, SectionData } from '#shared/client-summary.js';
import { needsOf } from './needs.js';

const section = (data: SectionData): Section => ({ id: data.id, closed: [], sources: [], data, conflicts: [] });
const base = { source: 'APTJ', register: 'health' as const };
const flag = (title: string, extra: { active?: boolean; protected?: true } = {}) => ({
  ...base,
  id: `Flag/${title}`,
  active: true,
  title,
  severity: 'moderate' as const,
  ...extra,
});
const condition = (title: string, code: string, active = true) => ({
  ...base,
  id: `Condition/${code}`,
  title,
  kind: 'diagnosis' as const,
  code,
  active,
});
const noPrompts = { services: [], cards: [] };

describe('needs of a client', () => {
  it('are themes that what is shown speaks for, each with its reasons, most reasons first', () => {
    const needs = needsOf({
      sections: [
        section({ id: 'conditions', entries: [condition('Essentiaalinen verenpainetauti', 'I10')] }),
        section({ id: 'flags', entries: [flag('Kaatumisriski, FRAT 14/20'), flag('Mieliala madaltunut')] }),
      ],
      prompts: noPrompts,
    });
    expect(needs).toEqual([
      { theme: 'exercise', because: ['Kaatumisriski, FRAT 14/20', 'Essentiaalinen verenpainetauti'] },
      { theme: 'mind', because: ['Mieliala madaltunut'] },
    ]);
  });

  it('leave out what has ended, what is protected and what was judged not justified', () => {
    const needs = needsOf({
      sections: [
        section({
          id: 'flags',
          entries: [flag('Alkoholin riskikäyttö', { protected: true }), flag('Ravitsemusriski', { active: false })],
        }),
        section({ id: 'conditions', entries: [condition('Masennus', 'F32.1', false)] }),
      ],
      prompts: {
        services: [],
        cards: [
          {
            id: 'pex360/1',
            service: 'PEX360',
            register: 'health',
            indicator: 'info',
            summary: 'Kaatumisriski',
            source: { label: 'PEX360' },
            at: '2026-11-23T08:00:00.000Z',
            answer: { outcome: 'notJustified', at: '2026-11-23T08:01:00.000Z', delivered: true },
          },
        ],
      },
    });
    expect(needs).toEqual([]);
  });

  it('find nothing in what is closed to the professional', () => {
    expect(needsOf({ sections: [], prompts: noPrompts })).toEqual([]);
  });

  it('are no mere likeness of letters', () => {
    const entries = ['Hengenahdistus', 'Auditiivinen aistivamma', 'Kostnadsersättning'].map((title) => flag(title));
    expect(needsOf({ sections: [section({ id: 'flags', entries })], prompts: noPrompts })).toEqual([]);
  });

  it('name at most three reasons', () => {
    const entries = ['a', 'b', 'c', 'd'].map((name) => flag(`Kaatumisriski ${name}`));
    expect(needsOf({ sections: [section({ id: 'flags', entries })], prompts: noPrompts })[0]?.because).toHaveLength(3);
  });
});
