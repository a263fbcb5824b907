import type { LayoutRow, LayoutTabSet } from './layout-schema.js';

const tabSet = (ids: readonly string[], weight: number): LayoutTabSet => ({
  type: 'tabset',
  weight,
  selected: 0,
  children: ids.map((id) => ({ type: 'tab', id })),
});

/** Ids of the panes of a layout in reading order. */
export const panesOf = (node: LayoutRow | LayoutTabSet): string[] =>
  node.type === 'tabset' ? node.children.map((tab) => tab.id) : node.children.flatMap(panesOf);

/** The layout without the panes that `keep` refuses, and without the tab sets and rows that became empty by it. */
export function prune(layout: LayoutRow, keep: (id: string) => boolean): LayoutRow {
  const children = layout.children.flatMap((child): (LayoutRow | LayoutTabSet)[] => {
    if (child.type === 'row') {
      const row = prune(child, keep);
      return row.children.length === 0 ? [] : [row];
    }
    const front = child.children[child.selected]?.id;
    const tabs = child.children.filter((tab) => keep(tab.id));
    if (tabs.length === 0) return [];
    const selected = Math.max(
      0,
      tabs.findIndex((tab) => tab.id === front),
    );
    return [{ ...child, children: tabs, selected }];
  });
  return { ...layout, children };
}

/**
 * The layout with a pane in a place of its own at the right end.
 * @param share of the whole width, more than 0 and less than 1; as wide as the others on average when not given
 */
export function addPane(layout: LayoutRow, id: string, share?: number): LayoutRow {
  const total = layout.children.reduce((sum, child) => sum + child.weight, 0);
  const width = share === undefined ? total / layout.children.length : (total * share) / (1 - share);
  const weight = layout.children.length === 0 ? 100 : width;
  return { ...layout, children: [...layout.children, tabSet([id], weight)] };
}

/** The layout with a pane as the front tab of its last place. */
export function addTab(layout: LayoutRow, id: string): LayoutRow {
  const last = layout.children.at(-1);
  if (last === undefined) return addPane(layout, id);
  const joined =
    last.type === 'row'
      ? addTab(last, id)
      : { ...last, selected: last.children.length, children: [...last.children, { type: 'tab' as const, id }] };
  return { ...layout, children: [...layout.children.slice(0, -1), joined] };
}

/** The layout with a pane as the front tab of its widest place. */
export function addTabWidest(layout: LayoutRow, id: string): LayoutRow {
  const widest = layout.children.toSorted((a, b) => b.weight - a.weight)[0];
  if (widest === undefined) return addPane(layout, id);
  const { children } = addTab({ ...layout, children: [widest] }, id);
  return { ...layout, children: layout.children.flatMap((child) => (child === widest ? children : [child])) };
}

/** The layout with a pane as the last tab beside another one, behind what is in front; undefined when that is not there. */
export function addBehind(layout: LayoutRow, id: string, leader: string): LayoutRow | undefined {
  if (!panesOf(layout).includes(leader)) return undefined;
  const children = layout.children.map((child): LayoutRow | LayoutTabSet => {
    if (child.type === 'row') return addBehind(child, id, leader) ?? child;
    if (!child.children.some((tab) => tab.id === leader)) return child;
    return { ...child, children: [...child.children, { type: 'tab', id }] };
  });
  return { ...layout, children };
}

interface Column {
  weight: number;
  /** Panes one above another, each with its share of the height. */
  panes: readonly { id: string; weight: number }[];
}

/** A layout of columns. */
export const columnsLayout = (columns: readonly Column[]): LayoutRow => ({
  type: 'row',
  weight: 100,
  children: columns.map(({ weight, panes }) => {
    const [first, ...others] = panes.map((pane) => tabSet([pane.id], pane.weight));
    return first !== undefined && others.length === 0
      ? { ...first, weight }
      : { type: 'row', weight, children: first === undefined ? [] : [first, ...others] };
  }),
});
