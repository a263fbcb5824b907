export interface LayoutTabSet {
  type: 'tabset';
  weight: number;
  /** Index of the tab in front; −1 = none. */
  selected: number;
  /** A pane as a tab: its id is the pane's id. */
  children: { type: 'tab'; id: string }[];
}

export interface LayoutRow {
  type: 'row';
  weight: number;
  children: (LayoutRow | LayoutTabSet)[];
}

// Read by hand, not by zod: the layout is needed before the first drawing, and zod would weigh a fifteenth of all that
// a screen may load by then. A part that is not as it should be makes the whole undefined.
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;

/** Every member read, or undefined when one cannot be. */
function readAll<T>(values: unknown, read: (value: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(values)) return undefined;
  const members = values.map(read).filter((member) => member !== undefined);
  return members.length === values.length ? members : undefined;
}

function readTab(value: unknown): LayoutTabSet['children'][number] | undefined {
  const id = field(value, 'id');
  return field(value, 'type') === 'tab' && typeof id === 'string' ? { type: 'tab', id } : undefined;
}

function readNode(value: unknown): LayoutRow | LayoutTabSet | undefined {
  const type = field(value, 'type');
  const weight = field(value, 'weight') ?? 100;
  if (typeof weight !== 'number' || !Number.isFinite(weight) || weight <= 0) return undefined;
  if (type === 'row') {
    const children = readAll(field(value, 'children'), readNode);
    return children === undefined ? undefined : { type, weight, children };
  }
  const selected = field(value, 'selected') ?? 0;
  const children = readAll(field(value, 'children'), readTab);
  const known = typeof selected === 'number' && Number.isInteger(selected) && selected >= -1;
  return type === 'tabset' && known && children !== undefined ? { type, weight, selected, children } : undefined;
}

/**
 * What is stored of a flexlayout model: the tree of panes. Everything else is decided by the program. Reads it from a
 * flexlayout model's JSON or from a stored layout; undefined when it is neither.
 */
export function readLayout(json: unknown): LayoutRow | undefined {
  const layout = readNode(field(json, 'layout'));
  return layout?.type === 'row' ? layout : undefined;
}

/** Reads a stored layout; undefined when it is damaged: the default then takes its place. */
export function parseLayout(text: string): LayoutRow | undefined {
  try {
    return readLayout(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The text under which a tree is stored. */
export const layoutText = (layout: LayoutRow): string => JSON.stringify({ layout });
