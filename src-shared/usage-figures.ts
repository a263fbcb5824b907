/**
 * Figures of service that are counted beside the use of tools, a row for each day: `opens` is how many, `seconds` a sum of
 * time where there is one. Of nobody: what, of which unit, and of which kind.
 */
export type FigureName =
  /** A contact that came through the contact centre; kind = channel and outcome, seconds = how long it waited. */
  | 'contact'
  /** A promised call-back; kind = kept, late or cancelled. */
  | 'callback'
  /** A prompt of decision support that was judged; kind = justified or notJustified. */
  | 'prompt'
  /** A matter of a client whose summary was open; kind = register and kept or late. */
  | 'limit'
  /** A service that was given to a client; kind = its theme. */
  | 'handedOver';

export interface FigureKey {
  name: FigureName;
  /** Of the professional; empty where it is not known. */
  unit: string;
  kind: string;
}

/** Fewer than this are told as "under five", and no share is told of them: few could be known by somebody. */
export const FEW = 5;

const FIGURE = 'figure:';
const names: readonly string[] = ['contact', 'callback', 'prompt', 'limit', 'handedOver'] satisfies FigureName[];
const isName = (name: string): name is FigureName => names.includes(name);

/** What may be counted: a tool, `article:` a guideline, or a figure. Nothing in it needs quoting in a spreadsheet. */
export const countedPattern = /^((article:)?[a-z0-9-]+|figure:[A-Za-z]+\|[^|;"\r\n]{0,80}\|[A-Za-z0-9-]{1,40})$/;

/** The figure among what is counted. */
export const ofFigure = ({ name, unit, kind }: FigureKey): string =>
  `${FIGURE}${name}|${unit.replace(/[|;"\r\n]/g, ' ').slice(0, 80)}|${kind}`;

/** The figure that is counted; undefined when it is a tool's or a guideline's use. */
export function figureOf(toolId: string): FigureKey | undefined {
  if (!toolId.startsWith(FIGURE)) return undefined;
  const [name = '', unit = '', kind = ''] = toolId.slice(FIGURE.length).split('|');
  return isName(name) ? { name, unit, kind } : undefined;
}
