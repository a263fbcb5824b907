import type { AccessRow } from '#shared/access-log.js';
import type { ClientReference } from '#shared/context.js';
import { helsinkiDay } from '../../ui/format.js';

export const spans = ['today', 'week', 'month', 'all'] as const;
export type Span = (typeof spans)[number];

const DAYS: Record<Exclude<Span, 'all'>, number> = { today: 1, week: 7, month: 30 };
const DAY_MS = 86_400_000;

/** Entries by what a professional looks for. */
export const actionGroups = {
  opened: [
    'clientOpened',
    'accessOpened',
    'consultationOpened',
    'clientClosed',
    'clientProposed',
    'callerIdentified',
    'contactConfirmed',
    'contactReleased',
  ],
  sections: ['sectionOpened', 'protectedOpened', 'unmasked', 'identityCodeRevealed'],
  given: [
    'dataCopied',
    'dataPrinted',
    'assessmentCopied',
    'assessmentRecorded',
    'handoutPrinted',
    'handoutSaved',
    'handoutCopied',
    'handoutSent',
    'handoutRecorded',
    'consultationSent',
    'referralSent',
    'referralRecorded',
    'referralWithdrawn',
    'clientDataGiven',
    'logExported',
  ],
  consents: ['consentRecorded', 'consentRevoked', 'referralConsented', 'referralUnconsented'],
  context: ['contextFollowed', 'contextNotChanged', 'contextVouched'],
} as const satisfies Record<string, readonly AccessRow['action'][]>;
type Group = keyof typeof actionGroups;

export const isGroup = (value: string): value is Group => Object.hasOwn(actionGroups, value);

export interface Filter {
  span: Span;
  group: Group | 'all';
  client: ClientReference | undefined;
}

/** What the core is asked for. */
export interface LogInput {
  from?: string;
  actions?: AccessRow['action'][];
  client?: ClientReference;
}

/** The question that the chosen filters make. Days are of Finland, today among them. @param now ISO 8601. Pure. */
export function toInput({ span, group, client }: Filter, now: string): LogInput {
  // From noon: a day of 23 or 25 hours does not move it to another date.
  const noon = Date.parse(`${helsinkiDay(now)}T12:00:00Z`);
  return {
    ...(span === 'all' ? {} : { from: helsinkiDay(new Date(noon - (DAYS[span] - 1) * DAY_MS).toISOString()) }),
    ...(group === 'all' ? {} : { actions: [...actionGroups[group]] }),
    ...(client === undefined ? {} : { client }),
  };
}
