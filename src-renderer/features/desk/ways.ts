import type { DeskStep, OpenContact } from '#shared/desk.js';
import type { IconName } from '../../ui/icon.js';
import type { Intent } from '../../ui/intents.js';

interface Way {
  id: string;
  icon: IconName;
  kinds: readonly DeskStep['kind'][];
  /** The ways to the real panes, the likeliest first. */
  go: readonly { id: string; intent: Intent }[];
}

/** What can be done in a contact, in the order in which it is often done; any of it may be left out. */
export const WAYS: readonly Way[] = [
  {
    id: 'assess',
    icon: 'boxon',
    kinds: ['assessed'],
    go: [{ id: 'assess', intent: { do: 'showPane', paneId: 'assessment' } }],
  },
  {
    id: 'consult',
    icon: 'people',
    kinds: ['consulted', 'handOver'],
    go: [{ id: 'consult', intent: { do: 'consult' } }],
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

/** The first thing that has not been done, once it is known what the contact is about: the one filled button of the pane. */
export const nextWay = ({ phase, reason, steps }: OpenContact): string | undefined =>
  phase === 'wrapUp' || reason.trim() === ''
    ? undefined
    : WAYS.find(({ kinds }) => !steps.some(({ kind }) => kinds.includes(kind)))?.id;
