import * as z from 'zod';
import { type CallBackPromise, type Due, promiseSchema } from '#shared/telephony.js';
import type { HeardCallBack } from './centre.js';

/** A promise that the workbench remembers itself; whether it is late is told by the clock, and not kept. */
export const keptPromiseSchema = promiseSchema
  .omit({ state: true, keptBy: true, holder: true })
  .extend({ state: z.enum(['open', 'kept', 'cancelled']) });
export type KeptPromise = z.infer<typeof keptPromiseSchema>;

export type Settling = { kind: 'attempted' } | { kind: 'kept' } | { kind: 'cancelled'; why: string };

/** The promise after what became of it; undefined when it is no longer open. Pure. @param at ISO 8601 */
export function settled(promise: KeptPromise, as: Settling, at: string): KeptPromise | undefined {
  if (promise.state !== 'open') return undefined;
  if (as.kind === 'attempted') return { ...promise, attempts: [...promise.attempts, at].slice(-50) };
  return { ...promise, state: as.kind, closedAt: at, ...(as.kind === 'cancelled' ? { why: as.why } : {}) };
}

/** Days for which what is over is shown and kept. */
const KEPT_MS = 7 * 86_400_000;
export const isFresh = ({ state, closedAt, madeAt }: Pick<KeptPromise, 'state' | 'closedAt' | 'madeAt'>, now: number) =>
  state === 'open' || now - Date.parse(closedAt ?? madeAt) < KEPT_MS;

/** A call-back that the contact centre remembers, with the workbench's own word of when it is due and whose it is. Pure. */
export function fromCentre(
  { agreedAt, state, agent, about, ...heard }: HeardCallBack,
  due: Due,
  own: Pick<KeptPromise, 'client' | 'contact' | 'desk' | 'about'> | undefined,
  self: string | undefined,
): Omit<CallBackPromise, 'state'> & { state: KeptPromise['state'] } {
  return {
    ...heard,
    ...(own?.client === undefined ? {} : { client: own.client }),
    ...(own?.contact === undefined ? {} : { contact: own.contact }),
    ...(own?.desk === undefined ? {} : { desk: own.desk }),
    // What the professional has taken back of it is not brought back by the contact centre.
    ...withText(own === undefined ? about : own.about),
    due: agreedAt === undefined ? due : { at: agreedAt, by: 'agreed' },
    state,
    keptBy: 'contactCentre',
    holder:
      agent === undefined && own === undefined ? 'nobody' : agent === self || agent === undefined ? 'own' : 'colleague',
  };
}
const withText = (about: string | undefined) => (about === undefined ? {} : { about });

/** All promises as they are shown: the open ones first, the most urgent first, then what is over, the newest first. Pure. */
export function shown(
  promises: readonly (Omit<CallBackPromise, 'state'> & { state: KeptPromise['state'] })[],
  now: number,
): CallBackPromise[] {
  const all = promises
    .filter((one) => isFresh(one, now))
    .map((one): CallBackPromise => ({
      ...one,
      state: one.state === 'open' && Date.parse(one.due.at) < now ? 'late' : one.state,
    }));
  const isOpen = ({ state }: CallBackPromise) => state === 'open' || state === 'late';
  return [
    ...all.filter(isOpen).toSorted((a, b) => Date.parse(a.due.at) - Date.parse(b.due.at)),
    ...all
      .filter((one) => !isOpen(one))
      .toSorted((a, b) => Date.parse(b.closedAt ?? '') - Date.parse(a.closedAt ?? '')),
  ];
}
