/** Words whose stem changes more than the rules below can follow; each form's folded beginning → one root. */
const irregular: readonly (readonly [RegExp, string])[] = [
  [/^(lapsi|lapse|laps$|last[ae]n?$|lastensa$|lapsosil)/, 'laps'],
  [/^(tuki$|tuen|tuel|tues|tuek|tuet$|tukea$|tukeen$|tukia$|tukien$)/, 'tuki'],
  [/^(aika$|aikaa$|ajan$|ajat$|aja[lks]|aikoj?[aei])/, 'aika'],
  [/^(mies$|miehe|miehi|mieste)/, 'mies'],
  [/^(ikainen|ikai[sz]|iakka|iakas|ikaanty[a-z]*|vanhuks[a-z]*|vanhus(ta|ten)?$|vanhute)/, 'iakas'],
  [/^(uni$|unen|unta$|unet$|unes|unia$|unien$)/, 'uni'],
  [/^(nakyy?$|naon|nako$|naos|naol)/, 'nako'],
  [/^(nuka?hta|nukku(mi)?|nukut)/, 'nukku'],
  [/^(suru|sure[vmn]|surra)/, 'suru'],
  [/^(koti(a|in|en|nsa)?$|kodi([nlsek]|t$|ksi)|kotona|kotoa$)/, 'koti'],
  [/^(ruoka|ruoki[ea]n?$|ruoa[nt]|ruua[nt]|ruoalla|ruualla)/, 'ruoka'],
  [/^(jalka|jala[nltsk]|jalko)/, 'jalka'],
  [/^(velka|vela[nltsk]|velko)/, 'velka'],
  [/^(poika|poja[nlts]|poiki)/, 'poika'],
  [/^(isa(a|n|t|lle|lla|lta|ni|nsa)?$|isi(en|a|lle|ensa)$)/, 'isa'],
  [/^(kyky|kyvy)/, 'kyky'],
  [/^(tyo(n|ta|ssa|hon|t|sta|lla|lle|ksi)?$|toi(ta|den|ssa|hin|sta)$)/, 'tyo'],
  [/^(syo(da|n|t|mme|minen|mise|maan|massa)?$|syomi[ns])/, 'syo'],
  [/^(lyo(da|n|t|nyt|ty)?$|lyomi|loi$|lyody)/, 'lyo'],
];

/** Letters that may follow the beginnings above. */
const LONGEST_ENDING = 4;

/**
 * Endings of case and number, the longest that fits is taken. The letters before them must be left over: at least
 * three, with what the lookbehind asks for. Folded: ä is a, ö is o.
 */
const endings: readonly RegExp[] = [
  /(?<=[a-z]{3})isiin$/,
  /(?<=[a-z]{3})(?:issa|ista|illa|ilta|ille|iksi|itta|isia)$/,
  /(?<=[a-z]{3})(?:iden|itten|jen|ien)$/,
  /(?<=[a-z]{2}[aeiouy])(?:ssa|sta|lla|lta|lle|ksi|tta|seen|sin)$/,
  /(?<=[a-z]{3})(?:aan|een|iin|oon|uun|yyn)$/,
  /(?<=[a-z]{2}[aeo])ita$/,
  /(?<=[a-z]{2}[lnrs])ten$/,
  /(?<=[a-z]{2}[lnrs])ta$/,
  /(?<=[a-z]{2}[oue])ja$/,
  /(?<=[a-z]{2}[aeiouy])(?:na|ta)$/,
  /(?<=[a-z]{2}[aeiou])h[aeiouy]n$/,
  /(?<=[a-z]{2}[eiouy])a$/,
  /(?<=[a-z]{2}[aeiouy])[nt]$/,
];

/** A root's last letters as one where they change in inflection. */
const turns: readonly (readonly [RegExp, string])[] = [
  // sairaus, sairauden: as the adjective; kuntoutus, kuntoutuksen; talous, talouden
  [/(?<=[a-z]{3})(?:aus|aud|aut|auks|eus|eud|eut|uus|uud|uut|uuks|yys|yyd|yyt|yyks)$/, ''],
  [/(?<=[aeiouy])ks$/, 's'],
  [/(?<=o)u[dt]$/, 'us'],
  // puhelin, puhelimen; sydän, sydämen; työtön, työttömän
  [/(?<=[a-z]{2})im$/, 'in'],
  [/(?<=[a-z]{3})am$/, 'an'],
  [/tt?om$/, 'ton'],
  // strong and weak grades: hoito, hoidon; apu, avun; neuvonta, neuvonnan
  [/kk$/, 'k'],
  [/pp$/, 'p'],
  [/tt$/, 't'],
  [/nn$/, 'nt'],
  [/ng$/, 'nk'],
  [/mm$/, 'mp'],
  [/ll$/, 'lt'],
  [/rr$/, 'rt'],
  [/v$/, 'p'],
  [/d$/, 't'],
];

const bare = (root: string): string => {
  let end = root.length;
  while (end > 3 && /[aeiouy]/.test(root.charAt(end - 1))) end -= 1;
  return root.slice(0, end);
};

function turned(root: string): string {
  for (const [weak, strong] of turns) {
    const changed = root.replace(weak, strong);
    if (changed !== root) return bare(changed);
  }
  return root;
}

/** What the case and number endings leave, before its last letters are evened out. */
function withoutEnding(folded: string): string {
  const owned = folded.replace(/(?<=[a-z]{3}[aeiouy])(?:ni|nsa|mme|nne)$/, '');
  if (/[a-z]{2}nen$/.test(owned)) return owned.replace(/nen$/, 's');
  for (const ending of endings) {
    const cut = owned.replace(ending, '');
    if (cut !== owned) return cut;
  }
  return owned;
}

/** Root that a stem of another stemmer has when its vowels and grade are evened out like ours. */
export const evenOut = (stem: string): string => short(turned(bare(stem)), stem);

// Three letters with a changed grade would be another word as often as not: the vowel is kept.
const short = (root: string, from: string) =>
  root.length >= 3 ? root : turned(from.replace(/[aeiouy]+$/, '')) + from.slice(-1);

const rooted = (left: string): string => {
  // potilas, potilaan; hammas, hampaan
  const root = left.replace(/(?<=[a-z]{2})as$/, 'a').replace(/(?<=[oue])j[aei]*$/, '');
  const last = /^([a-z]+?)([aeiouy]?)$/.exec(root);
  return root.length <= 3 && last !== null ? turned(last[1] ?? '') + (last[2] ?? '') : turned(bare(root));
};

/**
 * The roots that the inflected forms of one Finnish word have in common: hoitoa, hoidosta, hoitojen → hoit. Not words; two
 * words may share one. One root, or two where the form may be of either of two words (kuntoutusta, palvelusta; hoitamaan).
 * @param folded lower case without dots
 */
export function finnishRoots(folded: string): string[] {
  for (const [form, root] of irregular) {
    const begun = form.exec(folded)?.[0];
    // What goes on for longer than an ending is a compound: lapsiperhe.
    if (begun !== undefined && folded.length - begun.length <= LONGEST_ENDING) return [root];
  }
  const roots = [rooted(withoutEnding(folded))];
  if (/[a-z]{3}[uyi]sta$/.test(folded)) roots.push(rooted(folded.slice(0, -2)));
  // hoitamaan, puhumassa: the verb's own root
  const verb = /^([a-z]{3,}[aeiouy])ma(?:an|ssa|sta|lla|tta)$/.exec(folded)?.[1];
  if (verb !== undefined) roots.push(rooted(verb));
  return roots;
}
