import * as z from 'zod';

/**
 * How the server misbehaves. In passing, so that asking again helps: `errors` (500), `gateway` (504), `html` (a page with
 * status 200), `truncated` (the answer ends in the middle) meet each address once. Lasting: `slow`, `nulls`
 * (fields without values), `missing` (some objects are listed and not there), `latin` (Windows-1252), `repeats` (the same
 * id on several pages), `shifts` (objects move between the pages while they are read), `down` (500), `cut` (always in
 * the middle), `poison` (one object breaks every request that asks for it), `empty` (nothing is listed any more).
 */
export const troubleSchema = z.enum([
  'none',
  'errors',
  'gateway',
  'html',
  'truncated',
  'slow',
  'nulls',
  'missing',
  'latin',
  'repeats',
  'shifts',
  'down',
  'cut',
  'poison',
  'empty',
]);
export type Trouble = z.infer<typeof troubleSchema>;

export const SLOW_MS = 150;
const OUTAGE = '<!DOCTYPE html><html><body><h1>Palvelu on tilapäisesti poissa käytöstä</h1></body></html>';

/** An answer before it is written. */
export interface Answer {
  status: number;
  type: string;
  body: Uint8Array | string;
}

/** What an answer becomes in a mode; `again` when the address has been asked in this mode before. Pure. */
export function troubled(answer: Answer, mode: Trouble, again: boolean): Answer {
  const failing = (status: number): Answer => ({ status, type: 'text/plain', body: 'Server error\n' });
  const half = () => ({ ...answer, body: String(answer.body).slice(0, Math.floor(String(answer.body).length / 2)) });
  if (mode === 'down') return failing(500);
  if (mode === 'cut') return half();
  if (mode === 'latin') return { ...answer, body: Buffer.from(String(answer.body), 'latin1') };
  if (again) return answer;
  if (mode === 'errors') return failing(500);
  if (mode === 'gateway') return failing(504);
  if (mode === 'html') return { status: 200, type: 'text/html', body: OUTAGE };
  return mode === 'truncated' ? half() : answer;
}

/** An object with nulls where the interface allows them, and lists that are not there. Pure. */
export function withNulls(one: Record<string, unknown>): Record<string, unknown> {
  const keep = new Set([
    'id',
    'serviceNames',
    'serviceChannelNames',
    'organizationNames',
    'publishingStatus',
    'modified',
  ]);
  return Object.fromEntries(Object.entries(one).map(([key, value]) => [key, keep.has(key) ? value : null]));
}
