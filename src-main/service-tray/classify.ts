import type { Service, TargetGroup, Theme } from '#shared/service-tray.js';

/** Themes of PTV service classes (codes of `ptvserclass2`), the first prefix that fits wins. Other classes say nothing. */
const themesOfClasses: ReadonlyArray<readonly [string, Theme]> = [
  ['P27', 'exercise'],
  ['P5.20', 'nutrition'],
  ['P5.2', 'family'],
  ['P5.7', 'mind'],
  ['P5.14', 'everyday'],
  ['P5', 'health'],
  ['P3', 'family'],
  ['P15', 'economy'],
  ['P4.10', 'economy'],
  ['P1.4', 'economy'],
  ['P7.11', 'economy'],
  ['P10', 'economy'],
  ['P13', 'economy'],
  ['P14', 'economy'],
  ['P4.11', 'community'],
  ['P4.12', 'community'],
  ['P8', 'community'],
  ['P22', 'community'],
  ['P25', 'community'],
  ['P28', 'community'],
  ['P4', 'everyday'],
  ['P1', 'everyday'],
  ['P7', 'everyday'],
  ['P9', 'everyday'],
  ['P16', 'everyday'],
];
const within = (code: string, ancestor: string) => code === ancestor || code.startsWith(`${ancestor}.`);

const substanceWords =
  /päihte|päihde|alkohol|huume|tupak|nuuska|nikotiin|rahapel|peliriippu|raittius|katkaisuhoi|missbruk|drog|spelbero/;

const themeOfClass = (code: string, words: string): Theme | undefined => {
  const theme = themesOfClasses.find(([ancestor]) => within(code, ancestor))?.[1];
  return theme === 'mind' && substanceWords.test(words) ? 'substances' : theme;
};

/**
 * The themes of a service by its classes in their order; mental health and substances share a class (P5.7), so the words
 * (name and keywords, lower case) tell them apart. What no class tells is everyday life.
 */
export function themesOf(classCodes: readonly string[], words: string): [Theme, ...Theme[]] {
  const [first = 'everyday', ...more] = new Set(classCodes.flatMap((code) => themeOfClass(code, words) ?? []));
  return [first, ...more];
}

const groupsOfCodes: Record<string, TargetGroup> = {
  'KR1.1': 'older',
  'KR1.2': 'families',
  'KR1.3': 'youth',
  'KR1.6': 'disabled',
};
const groupsOfWords: ReadonlyArray<readonly [RegExp, TargetGroup]> = [
  [/omaishoi|närståendevård/, 'carers'],
  [/maahanmuut|kotoutu|invandrar/, 'immigrants'],
  [/työttö|työikä|työkyky|työnhaku|työhönvalm/, 'workingAge'],
];

/** For whom: PTV's target groups, and by words those that PTV has no code for. Everyone when nothing narrower is said. */
export function targetGroupsOf(groupCodes: readonly string[], words: string): TargetGroup[] {
  const groups = new Set<TargetGroup>();
  for (const code of groupCodes) {
    const group = groupsOfCodes[code];
    if (group !== undefined) groups.add(group);
  }
  for (const [pattern, group] of groupsOfWords) if (pattern.test(words)) groups.add(group);
  if (groups.has('families') && /laps|lapse|vauva|koulu|neuvola|barn/.test(words)) groups.add('children');
  if (groups.size === 0 || groupCodes.includes('KR1')) groups.add('everyone');
  return [...groups];
}

const refusesReferral =
  /(lähetettä|päätöstä) ei (tarvi|vaadi|edelly)\p{L}*|ei (tarvi|vaadi|edelly)\p{L}* (lähetettä|päätöstä)|ilman lähetettä/giu;
const asksReferral = /(?<!\p{L})(lähete|lähettee\p{L}*|lähetettä|päätös|päätöks\p{L}*|maksusitoumu\p{L}*)(?!\p{L})/iu;

/** True when neither a referral nor a decision is asked for (Finnish texts: requirements and how to apply). */
export const selfReferralOf = (requirements: readonly string[]): boolean =>
  !requirements.some((text) => asksReferral.test(text.replaceAll(refusesReferral, '')));

const sectorsOfTypes: Record<string, Service['sector']> = {
  Municipality: 'municipality',
  State: 'state',
  Company: 'private',
  SotePrivate: 'private',
  SotePublic: 'county',
  RegionalOrganization: 'county',
};
const sectorsOfNames: ReadonlyArray<readonly [RegExp, Service['sector']]> = [
  [/seurakun|diakonia|församling/i, 'parish'],
  [/hyvinvointialue|välfärdsområde|\bHUS\b|kuntayhtymä/i, 'county'],
  [/kaupun|kunta\b|kunnan|stad\b|kommun/i, 'municipality'],
  [/\b(ry|rf|rs|sr)\b\.?|yhdistys|järjestö|säätiö|liitto/i, 'ngo'],
  [/\b(oy|oyj|ab|ky|tmi|osk)\b|yhtiö/i, 'private'],
  [/kela\b|kansaneläkelaitos|virasto|ministeriö|poliisi|oikeusap/i, 'state'],
];

/** Whose the organisation is: a parish is told by its name only, others by PTV's type, then by name. */
export function sectorOf(type: string | null | undefined, name: string): Service['sector'] {
  const byName = sectorsOfNames.find(([pattern]) => pattern.test(name))?.[1];
  if (byName === 'parish') return byName;
  return sectorsOfTypes[type ?? ''] ?? byName ?? 'ngo';
}
