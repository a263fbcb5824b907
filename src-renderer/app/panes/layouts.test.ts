import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LayoutRow, layoutText, parseLayout } from './layout-schema.js';
import { panesOf } from './layout-tree.js';
import { type PlacedPane, defaultLayout, movePane, repairLayouts, textsOf } from './layouts.js';

const panes: PlacedPane[] = [
  { id: 'tools', home: { screen: 1, weight: 100 } },
  { id: 'note', home: { screen: 1, weight: 25 } },
  { id: 'client-summary', home: { screen: 2, weight: 888 } },
  { id: 'availability', home: { screen: 2, weight: 495 } },
  { id: 'guidelines', home: { screen: 2, weight: 504 } },
  { id: 'service-tray', home: { screen: 2, weight: 504 } },
];
/** One that stands as a tab behind another. */
const behind: PlacedPane = { id: 'consultation', home: { screen: 2, weight: 495, behind: 'availability' } };
const ids = panes.map((pane) => pane.id);
/** With two pages: panes that stand nowhere until they are opened. */
const withPages: PlacedPane[] = [...panes, { id: 'own' }, { id: 'figures' }];
const paneOf = (id: string): PlacedPane => withPages.find((pane) => pane.id === id) ?? { id };
const idsOf = (layouts: Record<1 | 2, LayoutRow>) => [...panesOf(layouts[1]), ...panesOf(layouts[2])].sort();

describe('default layout', () => {
  it('puts guidelines over the service tray in one column', () => {
    const layout = defaultLayout(panes, 2);
    expect(layout.children.map((child) => [child.type, child.weight])).toEqual([
      ['tabset', 888],
      ['tabset', 495],
      ['row', 504],
    ]);
    expect(panesOf(layout)).toEqual(['client-summary', 'availability', 'guidelines', 'service-tray']);
  });

  it('has a pane that stands behind another as a tab there, wherever that one stands, and in front of nothing', () => {
    const all = [...panes, behind];
    const layouts = repairLayouts({}, all);
    expect(layouts[2].children.map((child) => panesOf({ type: 'row', weight: 1, children: [child] }))).toContainEqual([
      'availability',
      'consultation',
    ]);
    const saved = textsOf(movePane(repairLayouts({}, panes), panes[3] ?? behind, 1));
    const moved = repairLayouts(saved, all);
    expect(panesOf(moved[1])).toEqual(['tools', 'note', 'availability', 'consultation']);
    expect(panesOf(moved[2])).not.toContain('consultation');
    const alone = repairLayouts({}, [...panes.filter(({ id }) => id !== 'availability'), behind]);
    expect(panesOf(alone[2])).toContain('consultation');
  });

  it('has no pages', () => {
    for (const screen of [1, 2] as const)
      expect(defaultLayout(withPages, screen)).toEqual(defaultLayout(panes, screen));
  });
});

const tree: fc.Arbitrary<LayoutRow> = fc.letrec<{ row: LayoutRow; tabset: LayoutRow['children'][number] }>((tie) => ({
  tabset: fc.record({
    type: fc.constant('tabset' as const),
    weight: fc.integer({ min: 1, max: 200 }),
    selected: fc.integer({ min: -1, max: 5 }),
    children: fc.array(
      fc.record({ type: fc.constant('tab' as const), id: fc.constantFrom(...ids, 'own', 'gone', 'foreign') }),
      { maxLength: 3 },
    ),
  }),
  row: fc.record({
    type: fc.constant('row' as const),
    weight: fc.integer({ min: 1, max: 200 }),
    children: fc.array(fc.oneof({ maxDepth: 3 }, tie('tabset'), tie('row')), { maxLength: 3 }),
  }),
})).row;
const savedText = fc.option(fc.oneof(fc.string(), fc.json(), tree.map(layoutText)), { nil: undefined });

describe('repair', () => {
  it('shows every pane exactly once, whatever was saved', () => {
    fc.assert(
      fc.property(savedText, savedText, (one, two) => {
        const layouts = repairLayouts({ 1: one, 2: two }, panes);
        expect(idsOf(layouts)).toEqual([...ids].sort());
      }),
    );
  });

  it('shows a page where it was left open, once, and nowhere else', () => {
    fc.assert(
      fc.property(savedText, savedText, (one, two) => {
        const shown = idsOf(repairLayouts({ 1: one, 2: two }, withPages));
        const left = `${one} ${two}`.includes('"own"') ? ['own'] : [];
        expect([[...ids, ...left].sort(), [...ids].sort()]).toContainEqual(shown);
      }),
    );
    const opened = textsOf(movePane(repairLayouts({}, withPages), { id: 'own' }, 2));
    expect(panesOf(repairLayouts(opened, withPages)[2])).toContain('own');
  });

  it('leaves a sound layout as it is, so that windows do not answer each other for ever', () => {
    fc.assert(
      fc.property(savedText, savedText, (one, two) => {
        const texts = textsOf(repairLayouts({ 1: one, 2: two }, panes));
        expect(textsOf(repairLayouts(texts, panes))).toEqual(texts);
      }),
    );
  });

  it('gives a pane that a saved layout lacks as much room as it has by default', () => {
    const saved: LayoutRow = {
      type: 'row',
      weight: 100,
      children: [{ type: 'tabset', weight: 40, selected: 0, children: [{ type: 'tab', id: 'tools' }] }],
    };
    const layouts = repairLayouts({ 1: layoutText(saved) }, panes);
    expect(layouts[1].children.map(({ weight }) => weight)).toEqual([40, 10]);
    expect(panesOf(layouts[1])).toEqual(['tools', 'note']);
  });

  it('reads what flexlayout itself writes', () => {
    const model = { global: {}, borders: [], layout: { type: 'row', id: '#1', children: [] } };
    expect(parseLayout(JSON.stringify(model))).toEqual({ type: 'row', weight: 100, children: [] });
  });
});

describe('moving to the other screen', () => {
  it('opens a page that needs room in the widest place', () => {
    const start = repairLayouts({}, withPages);
    const opened = movePane(start, { id: 'own', wide: true }, 2);
    const widest = Math.max(...start[2].children.map(({ weight }) => weight));
    const place = opened[2].children.find((child) => panesOf({ ...opened[2], children: [child] }).includes('own'));
    expect(place?.weight).toBe(widest);
    expect(opened[2].children.map(({ weight }) => weight)).toEqual(start[2].children.map(({ weight }) => weight));
  });

  it('keeps every pane and comes back', () => {
    const start = repairLayouts({}, panes);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom<1 | 2>(1, 2)), { maxLength: 12 }),
        (moves) => {
          const end = moves.reduce((layouts, [id, to]) => movePane(layouts, paneOf(id), to), start);
          expect(idsOf(end)).toEqual([...ids].sort());
          const last = moves.at(-1);
          if (last !== undefined) expect(panesOf(end[last[1]])).toContain(last[0]);
        },
      ),
    );
  });

  it('opens a page as the front tab of the last place, and takes no room from the others', () => {
    const start = repairLayouts({}, withPages);
    const opened = movePane(start, paneOf('own'), 1);
    expect(opened[1].children.map(({ weight }) => weight)).toEqual(start[1].children.map(({ weight }) => weight));
    expect(opened[1].children.at(-1)).toMatchObject({ selected: 1, children: [{ id: 'note' }, { id: 'own' }] });
    const moved = movePane(opened, paneOf('own'), 2);
    expect(moved[1]).toEqual({ ...start[1], children: start[1].children });
    expect(panesOf(moved[2]).at(-1)).toBe('own');
    const empty = { 1: { ...start[1], children: [] }, 2: start[2] };
    expect(panesOf(movePane(empty, paneOf('own'), 1)[1])).toEqual(['own']);
  });
});
