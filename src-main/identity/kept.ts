import type { Session } from '#shared/identity.js';

/** A locked session that waits while another person uses the workstation (quick switch). In memory only. */
export interface KeptSession<Work> {
  /** The person's subject at the identity provider. */
  id: string;
  name: string;
  signedInAt: string;
  /** Epoch milliseconds. */
  until: number;
  /** What the person comes back to; nobody else is given it. */
  work: Work;
}
export type KeptSessions<Work> = readonly KeptSession<Work>[];

/** The sessions with this one kept as well. A person has one at most: the newest. */
export const keep = <Work>(all: KeptSessions<Work>, one: KeptSession<Work>): KeptSessions<Work> => [
  ...all.filter(({ id }) => id !== one.id),
  one,
];

/** The sessions that are still kept at `now`, and those whose time is over. */
export function overAt<Work>(all: KeptSessions<Work>, now: number) {
  return { still: all.filter(({ until }) => until > now), over: all.filter(({ until }) => until <= now) };
}

/** Gives a person their own session back, if it is still kept; the others stay. */
export function takeBack<Work>(all: KeptSessions<Work>, id: string, now: number) {
  const own = all.find((one) => one.id === id && one.until > now);
  return { own, rest: own === undefined ? all : all.filter((one) => one !== own) };
}

/** The session as it is told, with the kept ones by name and time: all that others learn of them. */
export function withKept<Work>(session: Session, all: KeptSessions<Work>): Session {
  if (session.state !== 'signedOut') return session;
  const { kept: _, ...rest } = session;
  const kept = all.map(({ name, until }) => ({ name, until: new Date(until).toISOString() }));
  return kept.length === 0 ? rest : { ...rest, kept };
}
