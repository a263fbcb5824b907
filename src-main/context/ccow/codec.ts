import type { Profile } from './profile.js';

type Wire = Profile['wire'];
type Charset = Wire['charset'];

/** Bytes of a text. What iso-8859-1 does not have becomes "?": identifying items are ASCII, so only words suffer. */
function toBytes(text: string, charset: Charset): Buffer {
  if (charset === 'utf-8') return Buffer.from(text, 'utf8');
  return Buffer.from([...text].map((char) => ((char.codePointAt(0) ?? 0) > 0xff ? '?' : char)).join(''), 'latin1');
}

/** @returns undefined when the bytes are no text of this charset */
function toText(bytes: Buffer, charset: Charset): string | undefined {
  if (charset === 'iso-8859-1') return bytes.toString('latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const encodePart = (text: string, charset: Charset): string => {
  let encoded = '';
  for (const byte of toBytes(text, charset)) {
    const char = String.fromCharCode(byte);
    encoded += /[A-Za-z0-9*._~-]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
};

/** @returns undefined when the bytes behind the percent signs are no text of this charset */
function decodePart(text: string, charset: Charset): string | undefined {
  const bytes: number[] = [];
  const raw = Buffer.from(text, 'latin1');
  for (let at = 0; at < raw.length; at += 1) {
    const byte = raw[at] ?? 0;
    const hex = raw.toString('latin1', at + 1, at + 3);
    if (byte === 0x25 && /^[0-9A-Fa-f]{2}$/.test(hex)) {
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    } else bytes.push(byte === 0x2b ? 0x20 : byte);
  }
  return toText(Buffer.from(bytes), charset);
}

/** `name=value&…` in the profile's own characters (application/x-www-form-urlencoded). */
export const encodeForm = (fields: readonly (readonly [string, string])[], { charset }: Wire): string =>
  fields.map(([name, value]) => `${encodePart(name, charset)}=${encodePart(value, charset)}`).join('&');

/**
 * Reads `name=value&…`, given as bytes in a binary string (Node's `latin1`). A name that comes twice keeps its first value.
 * @returns undefined when something in it is no text of the profile's charset
 */
export function decodeForm(text: string, { charset }: Wire): Map<string, string> | undefined {
  const fields = new Map<string, string>();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = decodePart(at < 0 ? pair : pair.slice(0, at), charset);
    const value = decodePart(at < 0 ? '' : pair.slice(at + 1), charset);
    if (name === undefined || value === undefined) return undefined;
    if (!fields.has(name)) fields.set(name, value);
  }
  return fields;
}

/** Values in one field. No value and one empty value look the same: the number of names tells them apart. */
export const encodeArray = (values: readonly string[], { arraySeparator, arrayEscape }: Wire): string =>
  values
    .map((value) =>
      [...value].map((char) => (char === arraySeparator || char === arrayEscape ? arrayEscape + char : char)).join(''),
    )
    .join(arraySeparator);

export function decodeArray(text: string, { arraySeparator, arrayEscape }: Wire): string[] {
  if (text === '') return [];
  const values = [''];
  let escaped = false;
  for (const char of text) {
    if (!escaped && char === arrayEscape) {
      escaped = true;
      continue;
    }
    if (!escaped && char === arraySeparator) values.push('');
    else values.push((values.pop() ?? '') + char);
    escaped = false;
  }
  // An escape at the very end stands for itself.
  if (escaped) values.push((values.pop() ?? '') + arrayEscape);
  return values;
}

export const encodeFlag = (value: boolean, wire: Wire): string => (value ? wire.true : wire.false);

/** Reads a truth value: the profile's spelling in any case, and 1 and 0. */
export function decodeFlag(text: string, wire: Wire): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (word === wire.true.toLowerCase() || word === '1') return true;
  if (word === wire.false.toLowerCase() || word === '0') return false;
  return undefined;
}
