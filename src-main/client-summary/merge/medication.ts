import type { Conflict, SectionData } from '#shared/client-summary.js';
import { groupsBy } from './groups.js';

type Medicine = Extract<SectionData, { id: 'medication' }>['entries'][number];

/** Medicines in use of one substance: doses that differ are a conflict, the same twice a duplicate. Pure. */
export function medicationConflicts(entries: readonly Medicine[]): Conflict[] {
  const used = entries.filter((one) => one.active && one.paused !== true);
  return groupsBy(used, keysOf).flatMap((given): Conflict[] => {
    // The same whatever order the sources are in.
    const group = given.toSorted((a, b) => (`${a.source} ${a.id}` < `${b.source} ${b.id}` ? -1 : 1));
    const [first] = group;
    if (first === undefined || group.length < 2) return [];
    const doses = new Set(
      group.flatMap(({ dosage, strength }) => (dosage === undefined ? [] : plain(`${strength ?? ''} ${dosage}`))),
    );
    return [
      {
        kind: doses.size > 1 ? 'dose' : 'duplicateSubstance',
        title: first.title,
        sides: group
          .map((one) => ({
            entry: one.id,
            source: one.source,
            says: [one.title, one.strength, one.dosage].filter((part) => part !== undefined && part !== '').join(', '),
            ...(one.started === undefined ? {} : { date: one.started }),
            ...(one.prescriber === undefined ? {} : { writer: one.prescriber }),
          }))
          .toSorted((a, b) => (`${a.source} ${a.entry}` < `${b.source} ${b.entry}` ? -1 : 1)),
      },
    ];
  });
}

/** By the code of the substance, and by the name that the source gives: a code may be missing. */
const keysOf = ({ register, substance, title }: Medicine): string[] => [
  ...(substance === undefined ? [] : [`${register} code ${substance}`]),
  ...(plain(title) === '' ? [] : [`${register} name ${plain(title)}`]),
];

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[\s.,]+/g, ' ')
    .trim();
