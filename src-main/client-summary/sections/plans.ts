import type * as z from 'zod';
import type { planEntrySchema } from '#shared/summary-entries.js';
import { firstWords, quantityWords, wordsOf } from '../concepts.js';
import { type CareTeam, carePlanSchema, careTeamSchema, goalSchema } from '../fhir-schemas.js';
import { type Origin, type Reading, type SectionSearch, present, readEach } from './read.js';

type PlanEntry = z.infer<typeof planEntrySchema>;
type CarePlan = z.infer<typeof carePlanSchema>;
type Goal = z.infer<typeof goalSchema>;

const said = (words: readonly (string | undefined)[]): string[] => words.filter((one) => one !== undefined);
const joined = (words: readonly (string | undefined)[], by: string): string | undefined =>
  said(words).length === 0 ? undefined : said(words).join(by);

/** CarePlan → client plan or care plan, with its activities as lines. */
const mapCarePlans = (reading: Reading, origin: Origin) =>
  readEach<CarePlan, PlanEntry>(reading, origin, {
    type: 'CarePlan',
    schema: carePlanSchema,
    about: (plan) => [plan.subject],
    recorded: (plan) => plan.created ?? plan.period?.start,
    statuses: (plan) => [plan.status],
    map(plan, base) {
      const title = plan.title ?? firstWords(plan.category) ?? plan.description;
      if (title === undefined) return { missing: 'title' };
      const lines = plan.activity.map(({ detail, reference }) =>
        joined([detail?.description ?? wordsOf(detail?.code) ?? reference?.display, detail?.scheduledString], ', '),
      );
      return {
        entry: {
          ...base,
          kind: 'carePlan',
          title,
          lines: said(lines),
          ...present({
            detail: plan.description === title ? undefined : plan.description,
            status: plan.status,
            start: plan.period?.start,
            end: plan.period?.end,
          }),
        },
      };
    },
  });

/** Goal → goal, with its targets as lines. */
export const mapGoals = (reading: Reading, origin: Origin) =>
  readEach<Goal, PlanEntry>(reading, origin, {
    type: 'Goal',
    schema: goalSchema,
    about: (goal) => [goal.subject],
    recorded: (goal) => goal.startDate,
    statuses: (goal) => [goal.lifecycleStatus],
    map(goal, base) {
      const title = wordsOf(goal.description);
      if (title === undefined) return { missing: 'description' };
      const lines = goal.target.map((target) =>
        joined([wordsOf(target.measure), target.detailString ?? quantityWords(target.detailQuantity)], ': '),
      );
      return {
        entry: {
          ...base,
          kind: 'goal',
          title,
          lines: said(lines),
          ...present({
            detail: joined(
              goal.note.map((one) => one.text),
              ' ',
            ),
            status: goal.lifecycleStatus,
            start: goal.startDate,
            end: goal.target.find((target) => target.dueDate !== undefined)?.dueDate,
          }),
        },
      };
    },
  });

/** CareTeam → team, a member a line: role: name, unit. */
export const mapCareTeams = (reading: Reading, origin: Origin) =>
  readEach<CareTeam, PlanEntry>(reading, origin, {
    type: 'CareTeam',
    schema: careTeamSchema,
    about: (team) => [team.subject],
    recorded: (team) => team.period?.start,
    statuses: (team) => [team.status],
    map(team, base) {
      const title = team.name ?? firstWords(team.category);
      // The client is a member of some teams; that is no news to anyone.
      const others = team.participant.filter((one) => !/(^|\/)Patient\//.test(one.member?.reference ?? ''));
      const lines = others.map((one) =>
        joined([firstWords(one.role), joined([one.member?.display, one.onBehalfOf?.display], ', ')], ': '),
      );
      if (title === undefined && said(lines).length === 0) return { missing: 'name' };
      return {
        entry: {
          ...base,
          kind: 'careTeam',
          title: title ?? '',
          lines: said(lines),
          ...present({ status: team.status, start: team.period?.start, end: team.period?.end }),
        },
      };
    },
  });

const search = (type: string, map: typeof mapGoals): SectionSearch => ({
  sections: ['plans'],
  type,
  params: {},
  map: (reading, origin) => {
    const { entries, skipped } = map(reading, origin);
    return { data: [{ id: 'plans', entries }], skipped };
  },
});

export const planSearches: SectionSearch[] = [
  search('CarePlan', mapCarePlans),
  search('Goal', mapGoals),
  search('CareTeam', mapCareTeams),
];
