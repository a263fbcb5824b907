import type * as z from 'zod';
import type { SectionData } from '#shared/client-summary.js';
import type { planEntrySchema } from '#shared/summary-entries.js';
import { firstWords, hasCode, quantityWords, wordsOf } from '../concepts.js';
import { carePlanSchema, goalSchema } from '../fhir-plans.js';
import { type CareTeam, careTeamSchema } from '../fhir-schemas.js';
import { gather } from './one-each.js';
import { type Mapped, type Origin, type Outcome, type Reading, type SectionSearch, present, readEach } from './read.js';

type PlanEntry = z.infer<typeof planEntrySchema>;
type CarePlan = z.infer<typeof carePlanSchema>;
type Goal = z.infer<typeof goalSchema>;

const said = (words: readonly (string | undefined)[]): string[] => words.filter((one) => one !== undefined);
const joined = (words: readonly (string | undefined)[], by: string): string | undefined =>
  said(words).length === 0 ? undefined : said(words).join(by);

/** A digital pathway (digihoitopolku) that the client goes through: told by the plan's category. */
const isPathway = (plan: CarePlan): boolean =>
  plan.category.some((one) => hasCode(one, 'pathway') || /polku|digivård|vårdstig|pathway/i.test(wordsOf(one) ?? ''));

/** CarePlan → client plan or care plan, with its activities as lines. */
const mapCarePlans = (reading: Reading, origin: Origin): Mapped =>
  gather(
    ['plans', 'selfCare'],
    readEach<CarePlan, SectionData>(reading, origin, {
      type: 'CarePlan',
      schema: carePlanSchema,
      about: (plan) => [plan.subject],
      recorded: (plan) => plan.created ?? plan.period?.start,
      statuses: (plan) => [plan.status],
      map(plan, base): Outcome<SectionData> {
        const title = plan.title ?? firstWords(plan.category) ?? plan.description;
        if (title === undefined) return { missing: 'title' };
        const lines = plan.activity.map(({ detail, reference }) =>
          joined([detail?.description ?? wordsOf(detail?.code) ?? reference?.display, detail?.scheduledString], ', '),
        );
        if (isPathway(plan)) {
          const steps = said(lines).map((label, index) => ({
            label,
            ...present({ value: plan.activity[index]?.detail?.status }),
          }));
          const pathway = {
            ...base,
            kind: 'pathway' as const,
            title,
            lines: steps,
            ...present({
              status: plan.status,
              date: plan.period?.start ?? plan.created,
              result: plan.description === title ? undefined : plan.description,
            }),
          };
          return { entry: { id: 'selfCare', entries: [pathway] } };
        }
        const entry = {
          ...base,
          kind: 'carePlan' as const,
          title,
          lines: said(lines),
          ...present({
            detail: plan.description === title ? undefined : plan.description,
            status: plan.status,
            start: plan.period?.start,
            end: plan.period?.end,
          }),
        };
        return { entry: { id: 'plans', entries: [entry] } };
      },
    }),
  );

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
  { sections: ['plans', 'selfCare'], type: 'CarePlan', params: {}, map: mapCarePlans },
  search('Goal', mapGoals),
  search('CareTeam', mapCareTeams),
];
