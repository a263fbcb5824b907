import type { Screen, WorkspaceState } from '#shared/workspace.js';
import { type LayoutRow, layoutText, parseLayout } from './layout-schema.js';
import { addBehind, addPane, addTab, addTabWidest, columnsLayout, panesOf, prune } from './layout-tree.js';

/** What the decisions about layouts need to know of a pane. */
export interface PlacedPane {
  id: string;
  /** Absent = a page: it stands where it was opened, or nowhere. */
  home?: { screen: Screen; weight: number; behind?: string };
  /** A page that needs room. */
  wide?: true;
}
export type Layouts = Record<Screen, LayoutRow>;

// Panes that stand one above another by default, as in the design: guidelines over service tray.
const STACKS: readonly (readonly string[])[] = [['guidelines', 'service-tray']];
/** The panes that have a place of their own on a screen by default. */
const atHome = (panes: readonly PlacedPane[], screen: Screen) =>
  panes.flatMap(({ id, home }) =>
    home?.screen === screen && home.behind === undefined ? [{ id, weight: home.weight }] : [],
  );

/** The layouts with each pane that stands behind another one, on whichever screen that is; at home where it is nowhere. */
const withTabs = (layouts: Layouts, panes: readonly PlacedPane[]): Layouts =>
  panes.reduce((now, { id, home }) => {
    if (home?.behind === undefined) return now;
    const one = addBehind(now[1], id, home.behind);
    if (one !== undefined) return { ...now, 1: one };
    const two = addBehind(now[2], id, home.behind);
    if (two !== undefined) return { ...now, 2: two };
    return { ...now, [home.screen]: addPane(now[home.screen], id) };
  }, layouts);

const stackOf = (id: string): readonly string[] => STACKS.find((stack) => stack.includes(id)) ?? [id];

/** The default layout of one screen: panes at home there in their order, stacks in one column. */
export function defaultLayout(panes: readonly PlacedPane[], screen: Screen): LayoutRow {
  const home = atHome(panes, screen);
  const stacks = [...new Set(home.map((pane) => stackOf(pane.id)[0]))].map((leader) =>
    home.filter((pane) => stackOf(pane.id)[0] === leader),
  );
  return columnsLayout(
    stacks.map((stack) => ({
      weight: Math.max(...stack.map(({ weight }) => weight)),
      panes: stack,
    })),
  );
}

/** A pane's part of the width of its home screen, among those at home there; undefined when it stands there alone. */
function shareOf(weight: number, screen: Screen, panes: readonly PlacedPane[]): number | undefined {
  const home = defaultLayout(panes, screen).children;
  const total = home.reduce((sum, column) => sum + column.weight, 0);
  return weight < total ? weight / total : undefined;
}

/**
 * The layouts to show: the saved ones without panes that the program does not have and without doubles, and with those
 * that they lack. A screen without a saved layout gets the default of what does not stand on the other one. Pages are
 * not lacked: they stand where they were left open.
 */
export function repairLayouts(saved: WorkspaceState['layouts'], panes: readonly PlacedPane[]): Layouts {
  const known = new Map(panes.map((pane) => [pane.id, pane]));
  const seen = new Set<string>();
  const read = (screen: Screen): LayoutRow | undefined => {
    const text = saved[screen];
    const layout = text === undefined ? undefined : parseLayout(text);
    if (layout === undefined) return undefined;
    return prune(layout, (id) => {
      if (!known.has(id) || seen.has(id)) return false;
      seen.add(id);
      return true;
    });
  };
  const first = read(1);
  const second = read(2);
  const missing = panes.filter((pane) => !seen.has(pane.id));
  const whole = (layout: LayoutRow | undefined, screen: Screen): LayoutRow =>
    layout === undefined
      ? defaultLayout(missing, screen)
      : atHome(missing, screen).reduce(
          (withPane, { id, weight }) => addPane(withPane, id, shareOf(weight, screen, panes)),
          layout,
        );
  return withTabs({ 1: whole(first, 1), 2: whole(second, 2) }, missing);
}

/**
 * Both layouts after a pane has moved to a screen, or a page was opened on it; unchanged when it stands there already. A
 * page comes as a tab: it is looked at and closed, and takes no room from the others.
 */
export function movePane(layouts: Layouts, { id, home, wide }: PlacedPane, to: Screen): Layouts {
  if (panesOf(layouts[to]).includes(id)) return layouts;
  const from: Screen = to === 1 ? 2 : 1;
  const left = prune(layouts[from], (other) => other !== id);
  const joined =
    home !== undefined ? addPane(layouts[to], id) : (wide === true ? addTabWidest : addTab)(layouts[to], id);
  return to === 1 ? { 1: joined, 2: left } : { 1: left, 2: joined };
}

/** As the core stores them. */
export const textsOf = (layouts: Layouts): Record<Screen, string> => ({
  1: layoutText(layouts[1]),
  2: layoutText(layouts[2]),
});
