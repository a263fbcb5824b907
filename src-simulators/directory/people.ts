import type { Colleague } from '#shared/availability.js';
import { type Random, createRandom } from './random.js';
import type { Rhythm, StaffFile, UsersFile } from './staff-file.js';

/** An invented colleague: what the directory tells of them, and how their unit's days go. */
export interface Person extends Omit<Colleague, 'ordinal' | 'name'> {
  givenName: string;
  familyName: string;
  rhythm: Rhythm;
  /** Signs in to the workbench in person: nobody else tells their state. */
  signsIn: boolean;
}

/** Shares `total` by the weights so that the parts are whole and add up (largest remainders). */
export function share(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, one) => all + one, 0);
  const exact = weights.map((weight) => (weight / sum) * total);
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((all, one) => all + one, 0);
  const byRemainder = exact.map((value, index) => ({ index, rest: value % 1 })).sort((a, b) => b.rest - a.rest);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

function nameAndLanguages(random: Random, staff: StaffFile, municipality: string) {
  const swedish = municipality === 'Pyhtää' ? 0.22 : 0.05;
  const draw = random.next();
  const origin = draw < swedish ? 'sv' : draw < swedish + 0.035 ? 'ru' : 'fi';
  const { givenNames, familyNames } = staff.names[origin];
  const languages = ['fi'];
  if (origin === 'sv' || random.chance(0.13)) languages.push('sv');
  if (random.chance(0.55)) languages.push('en');
  if (origin === 'ru' || random.chance(0.02)) languages.push('ru');
  for (const rare of ['et', 'ar', 'uk', 'so']) if (random.chance(0.012)) languages.push(rare);
  // fse: Finnish sign language.
  if (random.chance(0.012)) languages.push('fse');
  return { givenName: random.pick(givenNames, 'Aino'), familyName: random.pick(familyNames, 'Virtanen'), languages };
}

/** Reserved for invented use here: no subscriber has an area number followed by zeros. */
const phoneOf = (extension: string) => `+358-5-000-${extension}`;

/** Letters that an address may hold. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');

const DUTY_PROFESSIONS = new Set(['doctor', 'nurse', 'socialWorker']);
const professionOfRole: Record<string, Person['profession']> = {
  sairaanhoitaja: 'nurse',
  sosiaalityontekija: 'socialWorker',
  asiakasohjaaja: 'counsellor',
};

/**
 * Makes the county's people: the same seed gives the same ones.
 * @param count how many besides those who sign in; up to 7,900 have an extension of four digits
 */
export function makePeople(staff: StaffFile, users: UsersFile, { count = 5000, seed = 'kymijoki' } = {}): Person[] {
  const people: Person[] = [];
  const taken = new Map<string, number>();
  const add = (person: Omit<Person, 'extension' | 'phone' | 'email'>) => {
    const extension = String(2100 + people.length);
    const address = `${plain(person.givenName)}.${plain(person.familyName)}`;
    const namesakes = (taken.get(address) ?? 0) + 1;
    taken.set(address, namesakes);
    const email = `${address}${namesakes === 1 ? '' : String(namesakes)}@kymijoki.example`;
    people.push({ ...person, extension, phone: phoneOf(extension), email });
  };

  for (const user of users) {
    const rhythm = staff.units.find((unit) => unit.name === user.unit)?.rhythm ?? 'office';
    const { sub: id, givenName, familyName, title, unit, languages } = user;
    const place = user.municipality === undefined ? {} : { municipality: user.municipality };
    const skills = staff.titles[title]?.skills ?? [];
    const profession = professionOfRole[user.role] ?? 'other';
    add({ id, givenName, familyName, title, unit, languages, ...place, skills, profession, rhythm, signsIn: true });
  }

  const sizes = share(
    staff.units.map((unit) => unit.size),
    count,
  );
  let number = 0;
  for (const [index, unit] of staff.units.entries()) {
    const { name, municipality, rhythm } = unit;
    const staffing = Object.entries(staff.staffing[unit.staff] ?? {});
    const places = share(
      staffing.map(([, weight]) => weight),
      sizes[index] ?? 0,
    );
    const titles = staffing.flatMap(([title], at) => Array.from({ length: places[at] ?? 0 }, () => title));
    for (const title of titles) {
      number += 1;
      const id = `kymijoki-h${String(number).padStart(5, '0')}`;
      const random = createRandom(`${seed}/${id}`);
      const { profession = 'other', skills: known = [] } = staff.titles[title] ?? {};
      const skills = random.some(known, random.between(1, 3));
      const onCall = profession === 'doctor' && rhythm === 'ward' && random.chance(0.12);
      const onDuty = onCall || (rhythm === 'duty' && DUTY_PROFESSIONS.has(profession));
      const named = nameAndLanguages(random, staff, municipality);
      const place = { unit: name, municipality, rhythm };
      add({ id, ...named, title, profession, ...place, skills, ...(onDuty ? { onDuty } : {}), signsIn: false });
    }
  }
  return people;
}
