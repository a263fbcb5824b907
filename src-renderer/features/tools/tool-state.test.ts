import { describe, expect, it } from 'vitest';
import { type Participant, participantStateSchema } from '#shared/context.js';
import type { Tool } from '#shared/tools.js';
import { coverOf, filterTools, followingCount, groupTools, toolState } from './tool-state.js';

const tool = (id: string, more: Partial<Tool> = {}): Tool => ({
  id,
  name: { fi: id },
  kind: 'embedded',
  joins: ['embedded'],
  signIn: 'none',
  permissions: [],
  context: 'fhircast',
  master: false,
  notices: [],
  ...more,
});
const participant = (toolId: string, state: Participant['state']): Participant => ({
  toolId,
  name: toolId,
  how: 'fhircast',
  guest: false,
  state,
  since: '2026-11-23T08:00:00Z',
});

describe('cover', () => {
  it('hides every tool whose client is not sure', () => {
    const covered = participantStateSchema.options.filter(
      (state) => coverOf(toolState(tool('x'), [participant('x', state)])) !== 'none',
    );
    expect(covered.sort()).toEqual(['asleep', 'leftBehind', 'refused', 'switching', 'unconfirmed']);
  });

  it('hides a tool that went away with another client, not one that has yet to join', () => {
    const eero = { reference: 'Patient/eero' } as const;
    const aune = { reference: 'Patient/aune' } as const;
    expect(coverOf('absent', eero, aune)).toBe('mismatch');
    expect(coverOf('absent', eero, null)).toBe('mismatch');
    expect(coverOf('absent', eero, eero)).toBe('none');
    expect(coverOf('absent', null, aune)).toBe('none');
    expect(coverOf('absent', undefined, aune)).toBe('none');
  });

  it('never hides a tool that shows no clients', () => {
    expect(coverOf(toolState(tool('x', { context: 'none' }), [participant('x', 'unconfirmed')]))).toBe('none');
  });
});

describe('rail', () => {
  it('groups by follow behaviour with the master first', () => {
    const groups = groupTools([
      tool('bookings'),
      tool('calls', { context: 'none', kind: 'link' }),
      tool('kanta', { kind: 'card', context: 'none' }),
      tool('summary', { kind: 'pane', pane: 'clientSummary', context: 'none' }),
      tool('aptj', { master: true }),
    ]);
    expect(groups.own.map(({ id }) => id)).toEqual(['summary']);
    expect(groups.following.map(({ id }) => id)).toEqual(['aptj', 'bookings']);
    expect(groups.noClients.map(({ id }) => id)).toEqual(['calls']);
    expect(groups.cards.map(({ id }) => id)).toEqual(['kanta']);
  });

  it('finds a tool by each word of its name or description', () => {
    const tools = [tool('Omaolo', { description: { fi: 'Asukkaiden oirearviot' } }), tool('Omavointi')];
    const found = (wanted: string) => filterTools(tools, wanted, (one) => one.id).map(({ id }) => id);
    expect(found('  OMA ')).toEqual(['Omaolo', 'Omavointi']);
    expect(found('oma oire')).toEqual(['Omaolo']);
    expect(found('lifecare')).toEqual([]);
  });

  it('says that the master leads', () => {
    expect(toolState(tool('aptj', { master: true }), [participant('aptj', 'follows')])).toBe('leads');
    expect(toolState(tool('aptj', { master: true }), [participant('aptj', 'unconfirmed')])).toBe('unconfirmed');
  });

  it('counts a tool left behind as in use, a sleeping one not', () => {
    const tools = [tool('aptj', { master: true }), tool('left'), tool('asleep'), tool('unused')];
    const participants = [
      participant('aptj', 'follows'),
      participant('left', 'leftBehind'),
      participant('asleep', 'asleep'),
    ];
    expect(followingCount(tools, participants)).toEqual([1, 2]);
  });
});
