import { anyReading } from './redact-readings.js';

/** What stands in a log for what was taken out; no letters, so that it never spells a secret itself. */
export const HIDDEN = '•••';
/** Shorter ones are hidden only where they are the whole text: "ab" stands in half of all words. */
const SHORTEST_INSIDE = 4;

/** Names whose value tells a secret, as written in addresses, forms, headers and JSON. */
const SECRET_NAME = String.raw`[\w.-]*(?:password|passwd|passcode|secret|token|salasana|assertion|verifier)`;
const patterns: readonly [RegExp, string][] = [
  // RFC 7519: the first part of a token is a JSON object in base64url, which begins so.
  [/\beyJ[\w-]{5,}(?:\.[\w-]*)*/g, HIDDEN],
  [/\b(Bearer|DPoP)\s+[\w.~+/=-]+/gi, `$1 ${HIDDEN}`],
  [/\b(Basic|Negotiate|NTLM)\s+[\w.~+/=-]{8,}/gi, `$1 ${HIDDEN}`],
  // password=…, client_secret%3D…, "access_token":"…", also inside quoted JSON; code= and launch= of an address.
  [
    new RegExp(
      String.raw`(${SECRET_NAME}\\*["']?\s*(?:=|%3D|:)|\b(?:code|launch)(?:=|%3D))\s*(?:\\*"(?:[^"\\]|\\.)*"?|'[^']*'?|[^&\s"'<>;,}]+)`,
      'gi',
    ),
    `$1${HIDDEN}`,
  ],
];
/** Henkilötunnus, with the signs of the century of 2023 too. */
const IDENTITY_CODE = /(?<![0-9A-Za-z])\d{6}(?:[-+A-FU-Y]|%2[BD])\d{3}[0-9A-FHJ-NPR-Y](?![0-9A-Za-z])/gi;
/** Facts of such a name are never told, whatever they hold. */
const SECRET_FACT = new RegExp(String.raw`^(?:${SECRET_NAME}|authorization|cookie)$`, 'i');

export type Fact = string | number | boolean;

/** Keeps secrets out of the program's logs. */
export interface Redaction {
  /** Hides this text from now on, also percent-encoded, in base64, in hexadecimal or escaped. */
  hide: (secret: string) => void;
  /** What was hidden until now is no secret of anybody here any more. */
  forget: () => void;
  text: (text: string) => string;
  fact: (name: string, value: Fact) => Fact;
  /** Whether a text holds a secret that is hidden, in any of its forms. */
  holds: (text: string) => boolean;
}

/** Makes a redaction that knows no secret yet: tokens, passwords by name and henkilötunnus-like texts are hidden anyway. */
export function createRedaction(): Redaction {
  const known = new Set<string>();

  const hasKnown = (text: string) =>
    [...known].some((secret) => (secret.length < SHORTEST_INSIDE ? text === secret : text.includes(secret)));
  const holds = (text: string) => known.size > 0 && anyReading(text, true, hasKnown);
  const hidesCode = (text: string) => text.replaceAll(IDENTITY_CODE, HIDDEN);

  function redact(text: string): string {
    let out = text;
    // The longest first: one may be a part of another.
    for (const secret of [...known].sort((one, other) => other.length - one.length))
      if (secret.length >= SHORTEST_INSIDE) out = out.replaceAll(secret, HIDDEN);
    for (const [pattern, instead] of patterns) out = out.replaceAll(pattern, instead);
    out = hidesCode(out);
    // In another form, or brought together by what was taken out: then nothing of the text is told.
    const tells = (reading: string) => hasKnown(reading) || hidesCode(reading) !== reading;
    return anyReading(out, known.size > 0, tells) ? HIDDEN : out;
  }

  return {
    hide(secret) {
      if (secret !== '') known.add(secret.normalize());
    },
    forget: () => known.clear(),
    text: redact,
    fact(name, value) {
      if (typeof value === 'string') return SECRET_FACT.test(name) ? HIDDEN : redact(value);
      return holds(String(value)) ? HIDDEN : value;
    },
    holds,
  };
}
