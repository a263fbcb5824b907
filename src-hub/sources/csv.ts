import { colleagueSchema } from '#shared/availability.js';
import type { DirectoryPerson } from './scim.js';

/** The separator of the first line, outside of quotes: Finnish spreadsheets write semicolons, others commas. */
function separatorOf(text: string): string {
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === ';' || sign === ',')) return sign;
    else if (!quoted && sign === '\n') break;
  }
  return ';';
}

/** Rows of cells (RFC 4180). */
export function parseCsv(text: string): string[][] {
  const separator = separatorOf(text);
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const clean = text.replace(/^\uFEFF/, '');
  for (let at = 0; at < clean.length; at += 1) {
    const sign = clean[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (clean[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator || sign === '\n') {
      rows.at(-1)?.push(cell.replace(/\r$/, ''));
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  rows.at(-1)?.push(cell.replace(/\r$/, ''));
  return rows.filter((row) => row.some((one) => one !== ''));
}

const listOf = (cell: string) =>
  cell
    .split(/[|,]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
const isYes = (cell: string) => /^(true|1|x|kyllä|ja|yes)$/i.test(cell.trim());

/**
 * People of a CSV text: a row each, with the columns of the first row in any order: `id`, `name`, and where they are
 * known `title`, `profession`, `unit`, `municipality`, `skills`, `languages` (several with `|`), `phone`, `extension`,
 * `email`, `onDuty`. A text when it is not that; a row without id or name is left out.
 */
export function readCsv(text: string): DirectoryPerson[] | string {
  const [head = [], ...rows] = parseCsv(text);
  const columns = head.map((one) => one.trim());
  for (const needed of ['id', 'name']) if (!columns.includes(needed)) return `there is no column "${needed}"`;
  return rows.flatMap((row) => {
    const cell = (name: string) => row[columns.indexOf(name)]?.trim() ?? '';
    const [id, name] = [cell('id'), cell('name')];
    if (id === '' || id.length > 128 || name === '') return [];
    const filled = (key: 'municipality' | 'phone' | 'extension' | 'email') =>
      cell(key) === '' ? {} : { [key]: cell(key) };
    return [
      {
        id,
        name,
        title: cell('title'),
        profession: colleagueSchema.shape.profession.catch('other').parse(cell('profession')),
        unit: cell('unit'),
        skills: listOf(cell('skills')),
        languages: listOf(cell('languages')),
        ...filled('municipality'),
        ...filled('phone'),
        ...filled('extension'),
        ...filled('email'),
        ...(isYes(cell('onDuty')) ? { onDuty: true } : {}),
      },
    ];
  });
}
