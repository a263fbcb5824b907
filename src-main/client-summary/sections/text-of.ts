import type { Attachment } from '../fhir-documents.js';

/** Characters of one text that are shown at most. What is longer is read in its own system; the cut is marked. */
const MOST = 50_000;
const cut = (words: string): string => (words.length > MOST ? `${words.slice(0, MOST)}…` : words);

/** Text of an attachment that carries plain text inline (base64, UTF-8); undefined for anything else. */
export function textOf(attachment: Attachment | undefined): string | undefined {
  if (attachment?.data === undefined || !/^text\/plain\b/i.test(attachment.contentType ?? '')) return undefined;
  // Four characters of base64 are three bytes, and UTF-8 takes at most four bytes a character.
  const bytes = Buffer.from(attachment.data.slice(0, Math.ceil(((MOST + 1) * 4 * 4) / 3 / 4) * 4), 'base64');
  const words = cut(bytes.toString('utf8').replaceAll('\u0000', '').trim());
  return words === '' ? undefined : words;
}

/** Texts one after the other; undefined when none says anything. */
export function together(texts: readonly (string | undefined)[]): string | undefined {
  const said = texts.filter((one) => one !== undefined && one !== '');
  return said.length === 0 ? undefined : cut(said.join('\n\n'));
}

/** Plain text of a narrative's XHTML: lines kept, markup out. Nothing of it is ever rendered as markup. */
export function plainOf(div: string | undefined): string | undefined {
  const plain = div
    ?.slice(0, MOST * 2)
    .replace(/<(br|\/p|\/div|\/li|\/tr|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;|&#160;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
  return plain === undefined || plain === '' ? undefined : cut(plain);
}
