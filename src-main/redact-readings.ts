/** How deep one encoding may stand inside another: base64 in a percent-encoded query of a JSON text. */
const DEPTH = 3;
/** Characters of readings that are looked through. A text that needs more is told of as if it held what is looked for. */
const MOST = 2_000_000;

const percentDecoded = (text: string): string =>
  text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const unescaped = (text: string): string =>
  text.replaceAll(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/gis, (_, u?: string, x?: string, one = '') =>
    u !== undefined || x !== undefined ? String.fromCharCode(Number.parseInt(u ?? x ?? '', 16)) : (escapes[one] ?? one),
  );

/** Base64 and base64url; what is encoded may begin in the middle of what looks like it. */
const fromBase64 = (text: string): string[] =>
  (text.match(/[\w+/-]{4,}/g) ?? []).flatMap((run) =>
    [0, 1, 2, 3].map((start) => Buffer.from(run.slice(start), 'base64').toString('utf8')),
  );

const fromHex = (text: string): string[] =>
  (text.match(/[0-9a-f]{8,}/gi) ?? []).flatMap((run) =>
    [0, 1].map((start) => Buffer.from(run.slice(start), 'hex').toString('utf8')),
  );

/** What does not decode cleanly may end in what is looked for, but nothing is encoded in it again. */
const isClean = (text: string): boolean => !/[\uFFFD\p{Cc}]/u.test(text.replaceAll(/[\n\r\t]/g, ''));

/**
 * Whether a text fits, as it is or as it reads when what looks like an encoding is decoded: percent and form encoding and
 * escapes of JSON; base64 and hexadecimal besides when `deep`. True also for one with too many readings to know.
 */
export function anyReading(text: string, deep: boolean, fits: (reading: string) => boolean): boolean {
  const seen = new Set([text]);
  let newest = [text];
  let length = text.length;
  if (fits(text.normalize())) return true;
  for (let depth = 0; depth < DEPTH && newest.length > 0; depth += 1) {
    const next: string[] = [];
    for (const one of newest) {
      const plain = [percentDecoded(one), percentDecoded(one.replaceAll('+', ' ')), unescaped(one)];
      for (const reading of deep ? [...plain, ...fromBase64(one), ...fromHex(one)] : plain) {
        if (seen.has(reading)) continue;
        seen.add(reading);
        length += reading.length;
        if (length > MOST || fits(reading.normalize())) return true;
        if (isClean(reading)) next.push(reading);
      }
    }
    newest = next;
  }
  return false;
}
