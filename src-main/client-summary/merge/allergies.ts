import type { Conflict, SectionData } from '#shared/client-summary.js';
import { groupsBy } from './groups.js';

type Allergy = Extract<SectionData, { id: 'allergies' }>['entries'][number];

/** An allergy that stands at one source and is refuted or healed at another. Pure. */
export const allergyConflicts = (entries: readonly Allergy[]): Conflict[] =>
  groupsBy(
    entries.filter((one) => one.kind === 'allergy'),
    ({ register, title }) => [`${register} ${title.trim().toLowerCase()}`],
  ).flatMap((given): Conflict[] => {
    // The same whatever order the sources are in.
    const group = given.toSorted((a, b) => (`${a.source} ${a.id}` < `${b.source} ${b.id}` ? -1 : 1));
    const [first] = group;
    const standing = group.filter((one) => one.active);
    const ended = group.filter((one) => !one.active && standing.some((other) => other.source !== one.source));
    if (first === undefined || ended.length === 0) return [];
    return [
      {
        kind: 'allergyStatus',
        title: first.title,
        sides: [...standing, ...ended]
          .map(({ id, source, title, detail, active, date }) => ({
            entry: id,
            source,
            says: detail === undefined ? title : `${title}: ${detail}`,
            active,
            ...(date === undefined ? {} : { date }),
          }))
          .toSorted((a, b) => (`${a.source} ${a.entry}` < `${b.source} ${b.entry}` ? -1 : 1)),
      },
    ];
  });
