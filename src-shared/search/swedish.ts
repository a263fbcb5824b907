/** Words whose forms Snowball leaves apart; each form's folded beginning → one root. */
const irregular: readonly (readonly [RegExp, string])[] = [
  [/^(man$|mann|man)$/, 'man'],
  [/^(tand|tander)$/, 'tand'],
  [/^(bok|bock)er?$/, 'bok'],
  [/^(son|soner)$/, 'son'],
  [/^(dott|dotter|dottr)$/, 'dotter'],
  [/^(hand|hander)$/, 'hand'],
];

/** Snowball's Swedish stem with what it leaves of endings taken off: vårdare and vårdaren, sjuksköterskor. */
export function swedishRoot(stem: string): string {
  const known = irregular.find(([form]) => form.test(stem));
  if (known !== undefined) return known[1];
  return stem.replace(/(?<=[a-z]{4})(?:are|aren|arna|ern|erna|orna)$/, 'ar').replace(/(?<=[a-z]{3})e$/, '');
}
