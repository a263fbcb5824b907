import type { DeskChannel, RecordPart } from '#shared/desk.js';
import type { HandedContact } from '#shared/handed-contact.js';
import type { IconName } from '../../ui/icon.js';

export const channelIcon: Record<DeskChannel, IconName> = {
  call: 'phone',
  chat: 'chat',
  callback: 'phone',
  digital: 'mail',
  other: 'people',
};

/** THL's order of the record. */
const PARTS: readonly RecordPart[] = ['reason', 'background', 'state', 'actions', 'plan', 'followUp'];

type Step = HandedContact['steps'][number];

/** What was done, part by part in the order of the record, the oldest first; what does not go to the record is left out. */
export const stepsByPart = (steps: readonly Step[]): { part: RecordPart; steps: Step[] }[] =>
  PARTS.map((part) => ({
    part,
    steps: steps
      .filter((step) => step.part === part && step.text.trim() !== '')
      .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)),
  })).filter(({ steps: of }) => of.length > 0);

/** Whole minutes since a time. */
export const minutesSince = (from: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(from)) / 60_000));
