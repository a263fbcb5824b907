const FINLAND = '358';

/**
 * A number as it is compared: country code and digits. Finnish numbers come as `05 000 1001`, `+358 5 000 1001`, `00358…` or
 * `+358(0)5…`; an extension or words after the number are not part of it. Undefined when there is no number in it. Pure.
 */
export function normalNumber(written: string): string | undefined {
  const head = /^[\s+\d()./-]*/.exec(written)?.[0] ?? '';
  const international = /^\s*(\+|00)/.test(head);
  const digits = head.replace(/\(0\)/, '').replaceAll(/\D/g, '');
  const whole = international
    ? digits.replace(/^00/, '').replace(new RegExp(`^${FINLAND}0`), FINLAND)
    : digits.startsWith('0')
      ? `${FINLAND}${digits.slice(1)}`
      : undefined;
  return whole === undefined || whole.length < 7 || whole.length > 15 ? undefined : whole;
}

/** Ways to cut a national number into groups, as people write them. */
const GROUPS = [
  [2, 3, 4],
  [3, 3, 4],
  [3, 7],
  [3, 4, 3],
  [3, 3, 2, 2],
  [2, 7],
];

/**
 * How one number may stand in a source: FHIR compares a phone number as it is written. Every hit is compared by
 * `normalNumber` afterwards. Pure.
 */
export function writtenWays(normal: string): string[] {
  if (!normal.startsWith(FINLAND)) return [`+${normal}`, `00${normal}`];
  const national = `0${normal.slice(FINLAND.length)}`;
  const grouped = GROUPS.filter((sizes) => sizes.reduce((sum, size) => sum + size, 0) === national.length).map(
    (sizes) => {
      let at = 0;
      return sizes.map((size) => national.slice(at, (at += size)));
    },
  );
  const spaced = grouped.map((parts) => parts.join(' '));
  const dashed = grouped.map(([first = '', ...rest]) => `${first}-${rest.join('')}`);
  const abroad = grouped.map(([first = '', ...rest]) => [`+${FINLAND}`, first.slice(1), ...rest].join(' '));
  return [...new Set([national, `+${normal}`, `00${normal}`, ...spaced, ...dashed, ...abroad])];
}
