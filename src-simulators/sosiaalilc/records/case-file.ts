import { firstWording, formatDate, formatTime, wording } from '../../lib/records/format.js';
import type { Appointment, Encounter, Flag } from '../../lib/records/schemas.js';
import type { CarePlan, CareTeam, Goal } from './schemas.js';

/** A client's case as this system shows it; every value is text that is ready to show. */
export interface CaseFile {
  worker: { name: string; unit: string } | null;
  notices: string[];
  plans: { title: string; kind: string; since: string; author: string; text: string; state: string }[];
  services: { name: string; plan: string; state: string }[];
  goals: { text: string; since: string; due: string; state: string }[];
  contacts: { date: string; time: string; type: string; reason: string; worker: string; state: string }[];
  bookings: { date: string; time: string; title: string; place: string; state: string }[];
}
export interface CaseParts {
  plans: CarePlan[];
  teams: CareTeam[];
  goals: Goal[];
  contacts: Encounter[];
  bookings: Appointment[];
  flags: Flag[];
}

const STATES: Record<string, string> = {
  active: 'Voimassa',
  draft: 'Luonnos',
  'on-hold': 'Keskeytetty',
  completed: 'Päättynyt',
  revoked: 'Peruttu',
  accepted: 'Voimassa',
  proposed: 'Ehdotettu',
  planned: 'Suunniteltu',
  achieved: 'Saavutettu',
  scheduled: 'Myönnetty',
  'not-started': 'Myönnetty, ei alkanut',
  'in-progress': 'Käynnissä',
  finished: 'Toteutunut',
  booked: 'Varattu',
  arrived: 'Saapunut',
  fulfilled: 'Toteutunut',
  cancelled: 'Peruttu',
  noshow: 'Ei saapunut',
  pending: 'Odottaa',
};
const stateOf = (code: string | undefined): string => STATES[code ?? ''] ?? '';

const newestFirst = <T>(items: T[], at: (item: T) => string | undefined): T[] =>
  [...items].sort((a, b) => (Date.parse(at(b) ?? '') || 0) - (Date.parse(at(a) ?? '') || 0));

/** The client's named worker (omatyöntekijä), from the first active team that has one. */
function workerOf(teams: CareTeam[]): CaseFile['worker'] {
  const named = teams
    .filter(({ status }) => status === 'active')
    .flatMap(({ participant }) => participant ?? [])
    .find(({ role }) => firstWording(role).toLowerCase() === 'omatyöntekijä');
  return named === undefined ? null : { name: named.member?.display ?? '', unit: named.onBehalfOf?.display ?? '' };
}

/** Resources of the social welfare register to a case, the newest first. Pure. */
export const toCaseFile = (parts: CaseParts): CaseFile => ({
  worker: workerOf(parts.teams),
  notices: parts.flags.filter(({ status }) => status === 'active').map(({ code }) => wording(code)),
  plans: newestFirst(parts.plans, (one) => one.period?.start).map((one) => ({
    title: one.title ?? '',
    kind: firstWording(one.category),
    since: formatDate(one.period?.start),
    author: one.author?.display ?? '',
    text: one.description ?? '',
    state: stateOf(one.status),
  })),
  services: newestFirst(parts.plans, (one) => one.period?.start).flatMap((plan) =>
    (plan.activity ?? []).flatMap(({ detail }) =>
      detail?.description === undefined
        ? []
        : [{ name: detail.description, plan: plan.title ?? '', state: stateOf(detail.status) }],
    ),
  ),
  goals: parts.goals.map((one) => ({
    text: wording(one.description),
    since: formatDate(one.startDate),
    due: formatDate(one.target?.[0]?.dueDate),
    state: stateOf(one.lifecycleStatus),
  })),
  contacts: newestFirst(parts.contacts, (one) => one.period?.start).map((one) => ({
    date: formatDate(one.period?.start),
    time: formatTime(one.period?.start),
    type: firstWording(one.type),
    reason: firstWording(one.reasonCode),
    worker: one.participant?.[0]?.individual?.display ?? one.serviceProvider?.display ?? '',
    state: stateOf(one.status),
  })),
  bookings: newestFirst(parts.bookings, (one) => one.start).map((one) => ({
    date: formatDate(one.start),
    time: formatTime(one.start),
    title: one.description ?? firstWording(one.serviceType),
    place:
      (one.participant ?? [])
        .map(({ actor }) => actor)
        .findLast((actor) => actor?.reference?.startsWith('Location/') === true)?.display ?? '',
    state: stateOf(one.status),
  })),
});
