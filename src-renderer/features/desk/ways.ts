import type { DeskStep, OpenContact } from '#shared/desk.js';
import type { IconName } from '../../ui/icon.js';
import type { Intent } from '../../ui/intents.js';

interface Way {
  id: string;
  icon: IconName;
  kinds: readonly DeskStep['kind'][];
  /** The ways to the real panes, the likeliest first. */
  go: readonly { id: string; intent: Intent; wish?: 'book' }[];
}

/** What can be done in a contact, in the order in which it is often done; any of it may be left out. */
const ALL: readonly Way[] = [
  {
    id: 'assess',
    icon: 'table',
    kinds: ['assessed'],
    go: [{ id: 'assess', intent: { do: 'showPane', paneId: 'assessment' } }],
  },
  {
    id: 'consult',
    icon: 'people',
    kinds: ['consulted', 'handOver'],
    go: [
      { id: 'consult', intent: { do: 'consult' } },
      { id: 'handOver', intent: { do: 'consult', handOver: true } },
    ],
  },
  {
    id: 'book',
    icon: 'cal',
    kinds: ['booked'],
    // What the contact is about goes along: the pane asks for it once only.
    go: [{ id: 'book', intent: { do: 'showPane', paneId: 'appointments' }, wish: 'book' }],
  },
  {
    id: 'offer',
    icon: 'tray',
    kinds: ['services', 'referred', 'messaged'],
    go: [
      { id: 'services', intent: { do: 'showPane', paneId: 'service-tray' } },
      { id: 'refer', intent: { do: 'refer' } },
    ],
  },
];

/** Those whose panes the program has. */
export const waysIn = (hasPane: (paneId: string) => boolean): readonly Way[] =>
  ALL.filter(({ go }) => go.every(({ intent }) => intent.do !== 'showPane' || hasPane(intent.paneId)));

/** The first thing that has not been done, once it is known what the contact is about: the one filled button of the pane. */
export const nextWay = ({ phase, reason, steps, given }: OpenContact, ways: readonly Way[]): string | undefined =>
  phase === 'wrapUp' || reason.trim() === '' || given?.state === 'accepted'
    ? undefined
    : ways.find(({ kinds }) => !steps.some(({ kind }) => kinds.includes(kind)))?.id;

/** It waits for a colleague to take it: its client and the promises that go along stand still until then. */
export const standsStill = ({ given }: Pick<OpenContact, 'given'>): boolean => given?.state === 'waiting';

/** It is in no hand-over: it can be handed over to a colleague. */
export const mayBeGiven = ({ given }: Pick<OpenContact, 'given'>): boolean =>
  given?.state !== 'waiting' && given?.state !== 'accepted';
