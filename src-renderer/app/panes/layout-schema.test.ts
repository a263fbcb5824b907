import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutText, parseLayout, readLayout } from './layout-schema.js';

const tab = { type: 'tab', id: 'tools' };
const tabset = { type: 'tabset', weight: 50, selected: 0, children: [tab] };
const row = { type: 'row', weight: 100, children: [tabset] };

describe('reading a layout', () => {
  it('gives what was written, with nothing more than is stored', () => {
    expect(
      parseLayout(JSON.stringify({ layout: { ...row, id: '#1', children: [{ ...tabset, active: true }] } })),
    ).toEqual(row);
    expect(parseLayout(JSON.stringify({ layout: { type: 'row', children: [] } }))).toEqual({
      type: 'row',
      weight: 100,
      children: [],
    });
  });

  it.each([
    ['no layout', {}],
    ['a tab set as the whole', { layout: tabset }],
    ['a foreign node', { layout: { ...row, children: [{ type: 'border', children: [] }] } }],
    ['no weight at all', { layout: { ...row, weight: 0 } }],
    ['a weight in words', { layout: { ...row, weight: '100' } }],
    ['half a tab in front', { layout: { ...row, children: [{ ...tabset, selected: 0.5 }] } }],
    ['a tab without a name', { layout: { ...row, children: [{ ...tabset, children: [{ type: 'tab' }] }] } }],
    ['no children', { layout: { type: 'row' } }],
    ['what only the prototype has', { layout: Object.create(row) }],
  ])('refuses %s', (_, json) => {
    expect(readLayout(json)).toBeUndefined();
  });

  it('takes any text without failing, and what it takes it writes back the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const layout = parseLayout(text);
        expect(layout === undefined || layoutText(layout) !== '').toBe(true);
      }),
    );
    const layout = parseLayout(JSON.stringify({ layout: row }));
    expect(layout && parseLayout(layoutText(layout))).toEqual(layout);
  });
});
