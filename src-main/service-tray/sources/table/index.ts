import type { Failure } from '#shared/failure.js';
import type { Entry } from '../holding.js';
import type { Reading } from '../merge.js';
import { columnsOf, rowOf } from './columns.js';
import { parseTable } from './parse.js';
import { takeRow } from './take-row.js';

/** What a table of services and events holds. Refused when it is cut, has no column of names, or no row can be read. */
export function parseServiceTable(text: string, source: { id: string; name: string }): Reading | { failure: Failure } {
  const refuse = (detail: string) => ({ failure: { kind: 'invalidAnswer' as const, source: source.name, detail } });
  if (/^\s*</.test(text)) return refuse('a page (HTML) in the place of a table');
  const table = parseTable(text);
  if ('mistake' in table) return refuse(table.mistake);
  const [headings, ...rows] = table.rows;
  const columns = headings && columnsOf(headings);
  if (columns === undefined) return refuse('a table without a column of names (nimi)');
  const entries: Entry[] = [];
  const skipped: string[] = [];
  const seen = new Set<string>();
  for (const [index, fields] of rows.entries()) {
    const line = index + 2;
    const taken = takeRow(rowOf(columns, fields), source.id);
    if (taken.kind === 'none') {
      skipped.push(`row ${line}: ${taken.reason}`);
      continue;
    }
    const entry: Entry =
      taken.kind === 'service' ? { what: 'own', item: taken.service } : { what: 'events', item: taken.event };
    if (seen.has(entry.item.id)) skipped.push(`row ${line}: ${entry.item.id} twice`);
    else entries.push(entry);
    seen.add(entry.item.id);
  }
  if (entries.length === 0 && rows.length > 0) return refuse(`none of its ${rows.length} rows can be read`);
  return { whole: true, entries, gone: [], skipped };
}
