import { createRandom } from '../directory/random.js';
import { formatDate } from '../lib/records/format.js';

export interface Step {
  title: string;
  what: string;
  state: 'done' | 'now' | 'ahead';
  /** Finnish date: when it was done, or when it is due. */
  date: string;
}
/** A digital care pathway that a client goes along. */
export interface Pathway {
  title: string;
  unit: string;
  steps: Step[];
  /** What waits for the professional. */
  waiting: { what: string; since: string }[];
  answers: { title: string; given: string; result: string }[];
}

interface Kind {
  title: string;
  steps: readonly (readonly [title: string, what: string])[];
  waiting: readonly string[];
  answers: readonly (readonly [title: string, result: string])[];
}
const KINDS: readonly Kind[] = [
  {
    title: 'Sydämen vajaatoiminnan digihoitopolku',
    steps: [
      ['Tervetuloa polulle', 'Alkukysely ja tavoite'],
      ['Omaseuranta käyntiin', 'Paino joka aamu, oireet viikoittain'],
      ['Lääkehoidon opinto-osio', 'Video ja tarkistuskysymykset'],
      ['Hoitajan etäkontakti', 'Oireet, turvotukset ja lääkitys'],
      ['Seurantakysely', '3 kuukauden kohdalla'],
    ],
    waiting: ['Asiakas kysyy nesteenpoistolääkkeen ottoajasta', 'Painokirjaus puuttuu kolmelta päivältä'],
    answers: [
      ['Oirekysely', 'Hengenahdistus lievää rasituksessa'],
      ['Elämänlaatu (EQ-5D)', 'Kohtalaisia vaikeuksia liikkumisessa'],
    ],
  },
  {
    title: 'Tyypin 2 diabeteksen digihoitopolku',
    steps: [
      ['Alkukartoitus', 'Elintavat ja omat tavoitteet'],
      ['Verensokerin omaseuranta', 'Mittausparit kahden viikon ajan'],
      ['Ravitsemuksen opinto-osio', 'Lautasmalli ja hiilihydraatit'],
      ['Jalkojen omahoito', 'Tarkistuslista ja kuva'],
      ['Vuosikontrolli', 'Esitiedot ennen käyntiä'],
    ],
    waiting: ['Mittausparit odottavat arviota', 'Asiakas toivoo soittoa aamupäivällä'],
    answers: [
      ['Elintapakysely', 'Liikuntaa 2 kertaa viikossa'],
      ['Mielialakysely', 'Ei viitteitä masennuksesta'],
    ],
  },
  {
    title: 'Kivunhallinnan digihoitopolku',
    steps: [
      ['Kipukysely', 'Kivun paikka, voimakkuus ja haitta'],
      ['Kipu ja aivot', 'Opinto-osio'],
      ['Liikkeelle pienin askelin', 'Oma liikuntasuunnitelma'],
      ['Uni ja rentoutuminen', 'Unipäiväkirja kahden viikon ajalta'],
      ['Väliarvio', 'Fysioterapeutin etävastaanotto'],
    ],
    waiting: ['Unipäiväkirja on valmis luettavaksi'],
    answers: [
      ['Kivun haitta (0–10)', 'Arjessa 5, aiemmin 7'],
      ['Unikysely', 'Herää öisin 2–3 kertaa'],
    ],
  },
];
const DAY = 24 * 3600_000;

/** The pathway of a client: invented out of the client's id, so that it is the same each time. Pure. */
export function pathwayOf(patient: string, now: Date): Pathway {
  const random = createRandom(`omapolku ${patient}`);
  const day = (ago: number): string => formatDate(new Date(now.getTime() - ago * DAY).toISOString());
  const [kind = { title: '', steps: [], waiting: [], answers: [] }] = random.some(KINDS, 1);
  const at = random.between(1, kind.steps.length - 1);
  return {
    title: kind.title,
    unit: random.pick(['Kymijoen digisotekeskus', 'Kotkan perhekeskus', 'Kouvolan terveysasema'], ''),
    steps: kind.steps.map(([title, what], index) => ({
      title,
      what,
      state: index < at ? 'done' : index === at ? 'now' : 'ahead',
      date: day((at - index) * 14 - (index < at ? 0 : 3)),
    })),
    waiting: random.some(kind.waiting, random.between(1, kind.waiting.length)).map((what) => ({
      what,
      since: day(random.between(0, 4)),
    })),
    answers: kind.answers.map(([title, result]) => ({ title, result, given: day(random.between(2, 30)) })),
  };
}
