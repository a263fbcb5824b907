import type * as z from 'zod';
import type { flagEntrySchema } from '#shared/summary-entries.js';
import { wordsOf } from '../concepts.js';
import { flagSchema } from '../fhir-schemas.js';
import { type Origin, type Reading, type SectionSearch, present, readEach } from './read.js';

type FlagEntry = z.infer<typeof flagEntrySchema>;

/** Flag → what must not be missed. A flag has no severity in R4, and none is made up. */
function mapFlags(reading: Reading, origin: Origin) {
  return readEach<z.infer<typeof flagSchema>, FlagEntry>(reading, origin, {
    type: 'Flag',
    schema: flagSchema,
    about: (flag) => [flag.subject],
    recorded: (flag) => flag.period?.start,
    statuses: (flag) => [flag.status],
    map(flag, base) {
      const title = wordsOf(flag.code);
      if (title === undefined) return { missing: 'code' };
      return {
        entry: {
          ...base,
          active: flag.status !== 'inactive',
          title,
          severity: 'unknown',
          ...present({ date: flag.period?.start }),
        },
      };
    },
  });
}

export const flagSearches: SectionSearch[] = [
  {
    sections: ['flags'],
    type: 'Flag',
    params: {},
    map: (reading, origin) => {
      const { entries, skipped } = mapFlags(reading, origin);
      return { data: [{ id: 'flags', entries }], skipped };
    },
  },
];
