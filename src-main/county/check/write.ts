import { writeMistake } from '../write-mistake.js';
import type { CountyReport } from './check.js';
import type { EntryInWords } from './explain.js';

const count = (many: number, one: string): string => `${many} ${one}${many === 1 ? '' : 's'}`;

const LABELS: [keyof EntryInWords, string][] = [
  ['joined', 'joined'],
  ['opens', 'opens'],
  ['address', 'address'],
  ['follows', 'follows'],
  ['signsIn', 'signs in'],
  ['may', 'may use'],
  ['windows', 'windows'],
  ['sleeps', 'sleeps'],
  ['seenBy', 'seen by'],
];

const writeEntry = (entry: EntryInWords): string[] => [
  `${entry.id} – ${entry.name}`,
  ...LABELS.flatMap(([key, label]) => (entry[key] === undefined ? [] : [`  ${label.padEnd(9)} ${entry[key]}`])),
  '',
];

const AS = { set: 'set', notSet: 'NOT SET', example: 'example' };

/** The report for people: what the file means, then what is wrong with it, so that the last lines are the outcome. Pure. */
export function writeReport({ file, county, environment, entries, mistakes, warnings, ok }: CountyReport): string[] {
  const told = (title: string, list: CountyReport['mistakes']) =>
    list.length === 0 ? [] : [title, ...list.map((one) => `  ${file}:${writeMistake(one)}`), ''];
  return [
    ...(county === undefined
      ? []
      : [
          county.name,
          `  signs in  ${county.provider}`,
          ...county.sources.map((source) => `  source    ${source}`),
          ...county.prompts.map((service) => `  prompts   ${service}`),
          ...county.services.map((source) => `  services  ${source}`),
          ...county.access.map((role) => `  access    ${role}`),
          `  hub       ${county.hub}`,
          '',
        ]),
    ...(environment.length === 0
      ? []
      : [
          'Environment',
          ...environment.map(({ name, as, where }) => `  ${name} ${AS[as]}, used ${where.length} × (${where[0]})`),
          '',
        ]),
    ...entries.flatMap(writeEntry),
    ...told('Worth a look', warnings),
    ...told('Mistakes', mistakes),
    ok
      ? `${file} is good: ${entries.length} entries, ${count(warnings.length, 'warning')}.`
      : `${file} cannot be started: ${count(mistakes.length, 'mistake')}, ${count(warnings.length, 'warning')}.`,
  ];
}
