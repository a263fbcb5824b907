import { strFromU8, unzipSync } from 'fflate';

/** What of an archive is read at most: a county's whole library is far below it. */
const MOST = { bytes: 20_000_000, entries: 3000, entry: 400_000, all: 40_000_000, ratio: 200 };

export const archiveProblems = [
  'notZip', // no archive, or a broken one
  'tooLarge', // it, or what is in it
  'tooMany', // entries
  'tooDense', // made to grow beyond measure when it is unpacked
  'badName', // leads out of the archive
  'link', // points elsewhere instead of holding a text
  'encrypted',
  'otherFile', // no Markdown: a picture, say
] as const;
export type ArchiveProblem = { file: string; code: (typeof archiveProblems)[number] };

export interface ReadArchive {
  /** Articles' files by their name without folders; empty when the whole archive was refused. */
  files: { name: string; text: string }[];
  problems: ArchiveProblem[];
}

/** An entry of the central directory (APPNOTE.TXT 4.3.12). */
interface Entry {
  name: string;
  flags: number;
  packed: number;
  size: number;
  /** Unix mode where the archive was made on such a system, otherwise 0. */
  mode: number;
}

const END = 0x06054b50;
const HEADER = 0x02014b50;

/** The central directory; undefined when there is none as the standard says. */
function directoryOf(bytes: Uint8Array): Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 22 - 65_536 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== END) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== HEADER) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: strFromU8(bytes.subarray(at + 46, at + 46 + nameLength)),
      flags: view.getUint16(at + 8, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      mode: view.getUint8(at + 5) === 3 ? view.getUint32(at + 38, true) >>> 16 : 0,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

const leadsOut = (name: string) =>
  name.startsWith('/') ||
  name.includes('\\') ||
  name.includes('\0') ||
  /^[a-z]:/i.test(name) ||
  name.split('/').includes('..');
const isLink = (mode: number) => (mode & 0xf000) === 0xa000;
const baseOf = (name: string) => name.slice(name.lastIndexOf('/') + 1);
/** What systems put into archives by themselves. */
const isNoise = (name: string) => name.endsWith('/') || name.startsWith('__MACOSX/') || baseOf(name).startsWith('.');

/**
 * Reads the Markdown files of a zip archive. Nothing is unpacked before the whole directory has been looked through; an archive
 * that is not what it should be is refused whole, and a file that is no Markdown by itself.
 */
export function readZip(file: string, bytes: Uint8Array): ReadArchive {
  const refuse = (code: ArchiveProblem['code'], name = file): ReadArchive => ({
    files: [],
    problems: [{ file: name, code }],
  });
  if (bytes.length > MOST.bytes) return refuse('tooLarge');
  const entries = directoryOf(bytes);
  if (entries === undefined) return refuse('notZip');
  if (entries.length > MOST.entries) return refuse('tooMany');
  for (const { name, flags, packed, size, mode } of entries) {
    if (leadsOut(name)) return refuse('badName', name);
    if (isLink(mode)) return refuse('link', name);
    if ((flags & 1) === 1) return refuse('encrypted', name);
    if (size > packed * MOST.ratio) return refuse('tooDense', name);
  }
  if (entries.reduce((sum, { size }) => sum + size, 0) > MOST.all) return refuse('tooLarge');
  const wanted = entries.filter(({ name }) => !isNoise(name));
  const problems: ArchiveProblem[] = [];
  const take = new Set<string>();
  for (const { name, size } of wanted) {
    if (!name.toLowerCase().endsWith('.md')) problems.push({ file: name, code: 'otherFile' });
    else if (size > MOST.entry) problems.push({ file: name, code: 'tooLarge' });
    else if (baseOf(name).toLowerCase() !== 'readme.md') take.add(name);
  }
  try {
    // What an entry's own header says does not count: no more than the directory promised is made room for.
    const sizes = new Map(entries.map(({ name, size }) => [name, size]));
    const unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => take.has(name) && originalSize === sizes.get(name),
    });
    const files = Object.entries(unpacked).map(([name, content]) => ({ name: baseOf(name), text: strFromU8(content) }));
    return { files: files.toSorted((a, b) => (a.name < b.name ? -1 : 1)), problems };
  } catch {
    return refuse('notZip');
  }
}
