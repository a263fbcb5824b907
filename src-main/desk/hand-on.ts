import { createHash } from 'node:crypto';
import { HANDED_CHARACTERS, type HandedContact, handedContactSchema } from '#shared/handed-contact.js';
import type { DeskStep } from '#shared/desk.js';
import type { Contact } from './contact.js';
import type { DeskWords } from './text/words.js';
import { textsOf } from './texts.js';

/**
 * The contact as it goes to a colleague; undefined when it is more than goes at once. What the professional has left out of
 * the record stays with them, what earlier colleagues did goes on. Of a client under turvakielto no number goes along. Pure.
 */
export function toHanded(contact: Contact, words: DeskWords): HandedContact | undefined {
  const { id, channel, queue, beganAt, line, caller, callerName, identifiedBy, register, reason, client } = contact;
  const texts = textsOf(contact, words).map((one) => [one.register, one.text] as const);
  const whole = handedContactSchema.safeParse({
    id,
    channel,
    queue: queue?.slice(0, 200),
    beganAt,
    onLine: line?.state === 'connected' || line?.state === 'held',
    caller,
    callerName,
    identifiedBy,
    register,
    reason,
    steps: contact.steps.filter(({ text, by, removed }) => text !== '' && (by !== undefined || !removed)),
    promises: contact.promises
      .filter(({ state }) => state.kind === 'open')
      .map(({ number, ...promise }) =>
        number === undefined || client?.masked === true ? promise : { ...promise, number },
      ),
    texts: Object.fromEntries(texts),
    withheld: contact.received?.withheld === true,
  });
  return whole.success && JSON.stringify(whole.data).length <= HANDED_CHARACTERS ? whole.data : undefined;
}

/** What colleagues did, each with who it was: theirs to record, and out of the professional's record until taken back in. Pure. */
export const stepsOf = ({ steps }: HandedContact, from: string): DeskStep[] =>
  steps.map(({ by, ...step }) => ({ ...step, removed: true, by: by ?? from }));

/** The id of a promise where it is promised anew: the same one however often that is told. Pure. */
export function renewed(promise: string, by: string): string {
  const hex = createHash('sha256').update(`${by}\n${promise}`).digest('hex');
  // The form of a version 8 UUID (RFC 9562 §5.8).
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/**
 * The promises that came along, open here, and which is which. A call-back is promised anew: the contact centre leaves each
 * with the one who promised it. Pure.
 */
export function promisesOf(
  { promises }: HandedContact,
  by: string,
): Pick<Contact, 'promises'> & { along: { as: string; id: string }[] } {
  const along = promises.map(({ id, kind }) => ({ as: id, id: kind === 'callBack' ? renewed(id, by) : id }));
  const idOf = (as: string) => along.find((one) => one.as === as)?.id ?? as;
  return { along, promises: promises.map((one) => ({ ...one, id: idOf(one.id), state: { kind: 'open' as const } })) };
}
