import type { RecordPart } from '#shared/desk.js';
import type { HandedContact } from '#shared/handed-contact.js';

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
