import { describe, expect, it } from 'vitest';
import { viewFailureSchema } from '#shared/tool-view.js';
import type { ToolUsage } from '#shared/usage.js';
import { byDay, byTool, daysOf, failureKinds, nextSorting, sortTools, toCsv, within } from './sums.js';

const row = (toolId: string, day: string, opens: number, seconds = 0, failures: ToolUsage['failures'] = {}) => ({
  toolId,
  day,
  opens,
  seconds,
  failures,
});
const rows = [
  row('omaolo', '2026-11-16', 9),
  row('omaolo', '2026-11-17', 1, 600, { timedOut: 1 }),
  row('omaolo', '2026-11-23', 2, 60, { timedOut: 1, crashed: 3 }),
  row('aptj', '2026-11-23', 3, 660),
];
const names = (toolId: string) => ({ omaolo: 'Omaolo', aptj: 'Äitiys' })[toolId] ?? toolId;

describe('figures of a span', () => {
  it('are of its days, today among them', () => {
    expect(daysOf('2026-03-02', 7)[0]).toBe('2026-02-24');
    expect(within(rows, '2026-11-23', 7)).toEqual(rows.slice(1));
    expect(within(rows, '2026-11-22', 7).map(({ day }) => day)).toEqual(['2026-11-16', '2026-11-17']);
  });

  it('add up by tool, failures by kind with the most frequent first', () => {
    expect(byTool(within(rows, '2026-11-23', 7), names)[0]).toEqual({
      toolId: 'omaolo',
      name: 'Omaolo',
      opens: 3,
      seconds: 660,
      failures: 5,
      kinds: [
        { kind: 'crashed', count: 3 },
        { kind: 'timedOut', count: 2 },
      ],
    });
  });

  it('add up by day, with the empty days between', () => {
    const days = byDay(rows, '2026-11-23', 7, '');
    expect(days.map(({ opens }) => opens)).toEqual([1, 0, 0, 0, 0, 0, 5]);
    expect(byDay(rows, '2026-11-23', 7, 'aptj').map(({ opens }) => opens)).toEqual([0, 0, 0, 0, 0, 0, 3]);
  });
});

describe('sorting', () => {
  const order = (by: 'name' | 'opens' | 'seconds', descending: boolean) =>
    sortTools(byTool(rows, names), { by, descending }, 'fi').map(({ toolId }) => toolId);
  it('follows the column and the language; equal figures go by name', () => {
    expect(order('name', false)).toEqual(['omaolo', 'aptj']);
    expect(order('opens', true)).toEqual(['omaolo', 'aptj']);
    expect(order('opens', false)).toEqual(['aptj', 'omaolo']);
    expect(order('seconds', true)).toEqual(['omaolo', 'aptj']);
    expect(order('seconds', false)).toEqual(['omaolo', 'aptj']);
  });
  it('turns at the second click', () => {
    const first = nextSorting({ by: 'seconds', descending: true }, 'name');
    expect(first).toEqual({ by: 'name', descending: false });
    expect(nextSorting(first, 'name')).toEqual({ by: 'name', descending: true });
    expect(nextSorting(first, 'opens')).toEqual({ by: 'opens', descending: true });
  });
});

it('gives a spreadsheet every kind of failure its column', () => {
  const [head, first] = toCsv(rows.slice(2)).split('\r\n');
  expect(head?.startsWith('\uFEFFday;tool;opens;seconds;unreachable;timedOut;')).toBe(true);
  expect(first).toBe('2026-11-23;omaolo;2;60;0;1;0;0;0;0;0;0;0;3;0');
});

it('knows every kind of failure', () => {
  expect(failureKinds).toEqual(viewFailureSchema.options);
});
