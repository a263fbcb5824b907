import type * as z from 'zod';
import type { SectionData } from '#shared/client-summary.js';
import type { socialEntrySchema } from '#shared/summary-entries.js';
import { firstWords, wordsOf } from '../concepts.js';
import { type Episode, type ServiceRequest, episodeSchema } from '../fhir-services.js';
import { gather } from './one-each.js';
import {
  type EntryBase,
  type Mapped,
  type Origin,
  type Outcome,
  type Reading,
  type SectionSearch,
  present,
  readEach,
} from './read.js';

type SocialEntry = z.infer<typeof socialEntrySchema>;

const EPISODE_STATUS: Record<string, SocialEntry['status']> = {
  planned: 'planned',
  waitlist: 'planned',
  active: 'active',
  onhold: 'onHold',
  finished: 'ended',
  cancelled: 'ended',
};
const REQUEST_STATUS: Record<string, SocialEntry['status']> = {
  draft: 'planned',
  active: 'active',
  'on-hold': 'onHold',
  revoked: 'ended',
  completed: 'ended',
};

/** Palvelutehtävä stands first among an episode's types; the others tell what the matter is about. */
function matterOf(episode: Episode, base: EntryBase): Outcome<SectionData> {
  const [task, ...rest] = episode.type.map(wordsOf).filter((one) => one !== undefined);
  const title = rest[0] ?? task ?? episode.managingOrganization?.display;
  if (title === undefined) return { missing: 'type' };
  const entry: SocialEntry = {
    ...base,
    kind: 'matter',
    title,
    status: EPISODE_STATUS[episode.status ?? ''] ?? 'other',
    ...present({
      serviceTask: task === title ? undefined : task,
      detail: rest.length > 1 ? rest.slice(1).join(', ') : undefined,
      start: episode.period?.start,
      end: episode.period?.end,
      worker: episode.careManager?.display,
      unit: episode.managingOrganization?.display,
    }),
  };
  return { entry: { id: 'social', entries: [entry] } };
}

/** A service that social welfare has granted or begun. */
export function serviceOf(request: ServiceRequest, base: EntryBase): Outcome<SectionData> {
  const title = wordsOf(request.code) ?? firstWords(request.orderDetail) ?? firstWords(request.category);
  if (title === undefined) return { missing: 'code' };
  const task = firstWords(request.category);
  const details = [
    ...request.orderDetail.map(wordsOf),
    ...request.reasonCode.map(wordsOf),
    ...request.note.map((one) => one.text),
  ];
  const detail = details.filter((one) => one !== undefined && one !== title).join('\n');
  const entry: SocialEntry = {
    ...base,
    kind: 'service',
    title,
    status: REQUEST_STATUS[request.status ?? ''] ?? 'other',
    ...present({
      serviceTask: task === title ? undefined : task,
      detail: detail === '' ? undefined : detail,
      start: request.occurrencePeriod?.start ?? request.occurrenceDateTime ?? request.authoredOn,
      end: request.occurrencePeriod?.end,
      worker: request.requester?.display,
      unit: request.performer.find((one) => one.display !== undefined)?.display,
    }),
  };
  return { entry: { id: 'social', entries: [entry] } };
}

/** EpisodeOfCare → matters of social welfare; an episode of health care is one row more. */
export const mapEpisodes = (reading: Reading, origin: Origin): Mapped =>
  gather(
    ['social', 'other'],
    readEach<Episode, SectionData>(reading, origin, {
      type: 'EpisodeOfCare',
      schema: episodeSchema,
      about: (episode) => [episode.patient],
      recorded: (episode) => episode.period?.start,
      statuses: (episode) => [episode.status],
      map(episode, base) {
        if (base.register === 'social') return matterOf(episode, base);
        const title = firstWords(episode.type) ?? episode.managingOrganization?.display ?? 'EpisodeOfCare';
        const detail = [episode.managingOrganization?.display, episode.careManager?.display]
          .filter((one) => one !== undefined && one !== title)
          .join(', ');
        const date = episode.period?.start;
        const entry = {
          ...base,
          type: 'EpisodeOfCare',
          title,
          ...present({ date, detail: detail === '' ? undefined : detail }),
        };
        return { entry: { id: 'other', entries: [entry] } };
      },
    }),
  );

export const episodeSearches: SectionSearch[] = [
  { sections: ['social', 'other'], type: 'EpisodeOfCare', params: {}, optional: true, map: mapEpisodes },
];
