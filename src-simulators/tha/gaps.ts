import type { Prompt } from '../lib/cds/wire.js';
import { formatNumber } from '../lib/records/format.js';
import type { ClientRecord, Result } from './record.js';

const HBA1C = '59261-8';
const LDL = '22748-8';
const GFR = '62238-1';
const WEIGHT = '29463-7';
const HALF_YEAR = 183;
const YEAR = 365;

type Rule = (record: ClientRecord) => Prompt | undefined;

const age = (results: Result[]): string => {
  const [newest] = results;
  return newest === undefined ? 'Tulosta ei ole.' : `Edellisestä tuloksesta on ${newest.days} päivää.`;
};
const isOlder = (results: Result[], days: number): boolean => (results[0]?.days ?? Infinity) > days;
const topic = (code: string, display: string) => ({ code, display });

/**
 * How much the weight has grown within the last week, in kilograms: the newest of the last three days against the oldest of
 * the ten days before it. Undefined where there are not two such results. Pure.
 */
export function weekGain(weights: Result[]): number | undefined {
  const [newest] = weights;
  if (newest === undefined || newest.days > 3) return undefined;
  const before = weights.filter(({ days }) => days > newest.days && days <= newest.days + 10).at(-1);
  return before === undefined ? undefined : newest.value - before.value;
}

const bleeding: Rule = ({ takes }) =>
  takes(/^B01A[AEF]/) && takes(/^M01A/)
    ? {
        summary: 'Antikoagulaatiohoito ja tulehduskipulääke samaan aikaan: verenvuotoriski',
        detail:
          'Lääkelistalla on verenohennuslääke ja tulehduskipulääke. Tarkista, käyttääkö asiakas molempia, ja sovi kivun hoito uudelleen.',
        indicator: 'critical',
        topic: topic('laakitysturvallisuus', 'Lääkitysturvallisuus'),
        suggestions: ['Lopeta tulehduskipulääke ja kirjaa ohje', 'Pyydä lääkärin kannanotto'],
      }
    : undefined;

const fluid: Rule = ({ has, results }) => {
  const gain = weekGain(results(WEIGHT));
  if (!has(/^I50/) || gain === undefined || gain < 2) return undefined;
  return {
    summary: `Sydämen vajaatoiminta ja paino noussut ${formatNumber(Math.round(gain * 10) / 10)} kg viikossa`,
    detail:
      'Painon nopea nousu voi kertoa nesteen kertymisestä. Arvioi hengenahdistus, turvotukset ja lääkityksen toteutuminen.',
    indicator: 'warning',
    topic: topic('sydan', 'Sydän ja verisuonet'),
    suggestions: ['Tee hoidon tarpeen arviointi tänään'],
  };
};

const noAnticoagulant: Rule = ({ has, takes }) =>
  has(/^I48/) && !takes(/^B01A[AEF]/)
    ? {
        summary: 'Eteisvärinä ilman antikoagulaatiohoitoa',
        detail:
          'Diagnooseissa on eteisvärinä, mutta lääkelistalla ei ole antikoagulaatiohoitoa. Tarkista hoidon aihe ja vasta-aiheet.',
        indicator: 'warning',
        topic: topic('sydan', 'Sydän ja verisuonet'),
        suggestions: ['Pyydä lääkärin kannanotto'],
      }
    : undefined;

const sugar: Rule = ({ has, results }) => {
  const found = results(HBA1C);
  if (!has(/^E1[0-4]/) || !isOlder(found, HALF_YEAR)) return undefined;
  return {
    summary: 'Diabetes: pitkäaikainen verensokeri (HbA1c) mittaamatta yli puoli vuotta',
    detail: `${age(found)} Suositus on mitata HbA1c 3–6 kuukauden välein.`,
    indicator: 'warning',
    topic: topic('diabetes', 'Diabetes'),
    suggestions: ['Tee laboratoriolähete: B-HbA1c'],
  };
};

const lipids: Rule = ({ has, results }) => {
  const found = results(LDL);
  if (!has(/^(E1[0-4]|I2[0-5]|I6[3-9]|I70)/) || !isOlder(found, YEAR)) return undefined;
  return {
    summary: 'LDL-kolesteroli mittaamatta yli vuoden',
    detail: `${age(found)} Asiakkaalla on sairaus, jossa veren rasvat mitataan vuosittain.`,
    indicator: 'info',
    topic: topic('sydan', 'Sydän ja verisuonet'),
    suggestions: ['Tee laboratoriolähete: P-LDL-kolesteroli'],
  };
};

const kidneys: Rule = ({ takes, results }) => {
  const found = results(GFR);
  if (!takes(/^(A10BA|C09[A-D]|C03D)/) || !isOlder(found, YEAR)) return undefined;
  return {
    summary: 'Munuaistoiminta (GFR) mittaamatta yli vuoden lääkehoidon aikana',
    detail: `${age(found)} Lääkelistalla on lääke, jonka annos riippuu munuaisten toiminnasta.`,
    indicator: 'info',
    topic: topic('munuaiset', 'Munuaiset'),
    suggestions: ['Tee laboratoriolähete: P-Krea ja GFR'],
  };
};

const influenza: Rule = ({ age: years, has, vaccinated }) =>
  ((years ?? 0) >= 65 || has(/^(E1[0-4]|J4[4-5]|I50|N18)/)) && !vaccinated(/^J07BB/, YEAR)
    ? {
        summary: 'Influenssarokotusta ei ole kirjattu vuoden aikana',
        detail: 'Asiakas kuuluu ryhmään, jolle kausi-influenssarokote on maksuton.',
        indicator: 'info',
        topic: topic('rokotukset', 'Rokotukset'),
        suggestions: ['Tarjoa rokotusaikaa'],
      }
    : undefined;

/** What is most urgent first. */
const RULES: readonly Rule[] = [bleeding, fluid, noAnticoagulant, sugar, kidneys, lipids, influenza];

/** Care gaps of a client: what the care should have and the record does not show. Pure. */
export const careGaps = (record: ClientRecord): Prompt[] => RULES.flatMap((rule) => rule(record) ?? []);
