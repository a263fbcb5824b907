// The small form of zod: this is read before the first drawing.
import * as z from 'zod/mini';

/** A pane as a tab: its id is the pane's id. */
const tabSchema = z.object({ type: z.literal('tab'), id: z.string() });

const tabSetSchema = z.object({
  type: z.literal('tabset'),
  weight: z._default(z.number().check(z.positive()), 100),
  /** Index of the tab in front; −1 = none. */
  selected: z._default(z.int().check(z.minimum(-1)), 0),
  children: z.array(tabSchema),
});
export type LayoutTabSet = z.infer<typeof tabSetSchema>;

export interface LayoutRow {
  type: 'row';
  weight: number;
  children: (LayoutRow | LayoutTabSet)[];
}
const rowSchema: z.ZodMiniType<LayoutRow> = z.object({
  type: z.literal('row'),
  weight: z._default(z.number().check(z.positive()), 100),
  get children() {
    return z.array(z.union([rowSchema, tabSetSchema]));
  },
});

/** What is stored of a flexlayout model: the tree of panes. Everything else is decided by the program. */
const layoutSchema = z.object({ layout: rowSchema });

/** Reads a tree from a flexlayout model's JSON or from a stored layout; undefined when it is neither. */
export function readLayout(json: unknown): LayoutRow | undefined {
  const parsed = layoutSchema.safeParse(json);
  return parsed.success ? parsed.data.layout : undefined;
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
