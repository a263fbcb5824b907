import { type DeskPromise, recordPartSchema } from '#shared/desk.js';
import { assertNever } from '#shared/assert-never.js';
import type { Contact, Register } from '../contact.js';
import type { DeskWords } from './words.js';

/** Lines of one part of the record. */
type Line = { part: (typeof recordPartSchema.options)[number]; text: string };

/** Of which registers there is something to record: the contact's own, and what was done in the other one. Pure. */
export function registersOf(contact: Contact): Register[] {
  if (contact.client === undefined) return [];
  const others = contact.steps.flatMap(({ register, text, removed }) =>
    register === undefined || register === contact.register || removed || text === '' ? [] : [register],
  );
  return [...new Set([contact.register, ...others])];
}

/**
 * What is to be recorded of a contact in one register, put together of what was done, in the order of the record's parts.
 * Nothing of the other register is in it, and without a client there is nothing. Pure.
 */
export function compose(contact: Contact, register: Register, words: DeskWords): string {
  const { texts, fill, moment } = words;
  if (contact.client === undefined) return '';
  const own = register === contact.register;
  const name = contact.callerName.trim();
  const head = [
    fill(texts.head, { when: moment(contact.beganAt), channel: texts.channel[contact.channel] }),
    name === '' ? texts.caller[contact.caller] : fill(texts.callerNamed[contact.caller], { name }),
    contact.identifiedBy === undefined ? '' : texts.identifiedBy[contact.identifiedBy],
  ];
  const lines: Line[] = [
    ...(own ? [{ part: 'reason' as const, text: contact.reason }] : []),
    ...contact.steps
      .filter((step) => !step.removed && (step.register ?? contact.register) === register)
      .map(({ part, text, by }) => ({ part, text: by === undefined ? text : fill(texts.doneBy, { text, name: by }) })),
    ...(own ? contact.promises.map((promise) => ({ part: 'followUp' as const, text: ofPromise(promise, words) })) : []),
  ];
  const parts = recordPartSchema.options.flatMap((part) => {
    const said = lines.filter((line) => line.part === part && line.text.trim() !== '').map(({ text }) => text.trim());
    return said.length === 0 ? [] : [[texts.part[part], ...said].join('\n')];
  });
  return [head.filter((line) => line !== '').join(' '), ...parts].join('\n\n');
}

function ofPromise({ kind, about, due, state }: DeskPromise, { texts, fill, moment, day }: DeskWords): string {
  const what = fill(texts.promise[kind], { about });
  const until = due === undefined ? [] : [fill(texts.due, { when: moment(due) })];
  switch (state.kind) {
    case 'open':
      return `${[what, ...until].join(', ')}.`;
    case 'kept':
      return `${what}, ${fill(texts.kept, { when: moment(state.at) })}.`;
    case 'followUp':
      return `${[what, ...until, fill(texts.followUp, { when: day(state.on) })].join(', ')}.`;
    case 'givenUp':
      return `${what}, ${fill(texts.givenUp, { why: state.why })}.`;
    case 'handedOver':
      return `${[what, ...until, fill(texts.movedTo, { name: state.to })].join(', ')}.`;
    default:
      return assertNever(state);
  }
}
