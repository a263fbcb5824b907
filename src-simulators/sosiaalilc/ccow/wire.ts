/** How the two dialects differ on the wire. */
export interface Dialect {
  charset: 'utf8' | 'latin1';
  /** Whether an own change waits for PublishChangesDecision. */
  publish: 'explicit' | 'onEnd';
}

/** CCOW's own web mapping, and minimikontekstinhallinta as this demo supposes it to be. */
export const dialects = {
  callback: { charset: 'utf8', publish: 'explicit' },
  poll: { charset: 'latin1', publish: 'onEnd' },
} as const satisfies Record<string, Dialect>;

/** application/x-www-form-urlencoded of the dialect's own characters. */
export const encodeForm = (fields: Record<string, string>, { charset }: Dialect): string =>
  Object.entries(fields)
    .map(([name, value]) => `${percent(name, charset)}=${percent(value, charset)}`)
    .join('&');

const percent = (text: string, charset: Dialect['charset']): string =>
  [...Buffer.from(text, charset)]
    .map((byte) => {
      const char = String.fromCharCode(byte);
      return /[A-Za-z0-9.~_-]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');

export const decodeForm = (text: string, { charset }: Dialect): Map<string, string> =>
  new Map(
    text
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const at = pair.indexOf('=');
        return at < 0
          ? [plain(pair, charset), '']
          : [plain(pair.slice(0, at), charset), plain(pair.slice(at + 1), charset)];
      }),
  );

const plain = (text: string, charset: Dialect['charset']): string =>
  Buffer.from(
    text
      .replaceAll('+', ' ')
      .replace(/%([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString(charset);

/** Array values: separated by `|`, which a value writes as `\|`. */
export const joinValues = (values: string[]): string =>
  values.map((value) => value.replace(/[\\|]/g, (char) => `\\${char}`)).join('|');

export function splitValues(text: string): string[] {
  if (text === '') return [];
  const values = [''];
  for (const [, escaped, char] of text.matchAll(/\\(.)|(.)/gsu)) {
    if (escaped === undefined && char === '|') values.push('');
    else values.push(`${values.pop() ?? ''}${escaped ?? char ?? ''}`);
  }
  return values;
}
