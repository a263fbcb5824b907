import type { TFunction } from 'i18next';
import type { Candidate, CentreContact, ContactChannel, QueueFigures } from '#shared/telephony.js';
import type { IconName } from '../../ui/icon.js';

export const channelIcon: Record<ContactChannel, IconName> = {
  call: 'phone',
  chat: 'chat',
  callback: 'phone',
  digital: 'mail',
};

export const isOver = ({ state }: Pick<CentreContact, 'state'>): boolean => state === 'ended' || state === 'abandoned';

/** What goes on first, as it came; then what is over, the latest first. Pure. */
export const inOrder = <T extends Pick<CentreContact, 'state'>>(contacts: readonly T[]): T[] => [
  ...contacts.filter((one) => !isOver(one)),
  ...contacts.filter(isOver).toReversed(),
];

/** Minutes and seconds, or hours and minutes: `2.31`, `1 h 04`. Pure. */
export function lengthOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  return minutes < 60 ? `${minutes}.${two(seconds % 60)}` : `${Math.floor(minutes / 60)} h ${two(minutes % 60)}`;
}

/** A queue's name; an interface without figures gives the name itself. */
export const queueName = (queues: readonly QueueFigures[], id: string): string =>
  queues.find((one) => one.id === id)?.name ?? id;

/** The number as it came, or why there is none. */
export const callerWords = (t: TFunction, { caller }: Pick<CentreContact, 'caller'>): string | undefined =>
  caller.kind === 'number' ? caller.number : caller.kind === 'hidden' ? t('telephonyLater:caller.hidden') : undefined;

const nameOf = ({ name, birthYear }: Extract<Candidate, { kind: 'client' }>): string =>
  [name, birthYear].filter((part) => part !== undefined).join(' · ');

/** Who it may be, in one line: a name, how many, or that nobody is known by the number. */
export function proposalWords(t: TFunction, { proposal }: Pick<CentreContact, 'proposal'>): string | undefined {
  if (proposal.state === 'none') return undefined;
  if (proposal.state === 'looking') return t('telephonyLater:candidate.looking');
  const [first, ...rest] = proposal.candidates;
  if (first === undefined)
    return proposal.failures.length > 0 ? t('telephonyLater:candidate.notAsked') : t('telephonyLater:candidate.none');
  if (rest.length > 0) return t('telephonyLater:candidate.many', { count: rest.length + 1 });
  return first.kind === 'protected'
    ? t('telephonyLater:candidate.protected')
    : t('telephonyLater:candidate.maybe', { name: nameOf(first) });
}

/** A language by its BCP 47 code, in the interface's own; the code itself where it is no language. */
export function languageName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
