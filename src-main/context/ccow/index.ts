import type { Clock } from '#shared/clock.js';
import type { Log } from '../../log.js';
import type { Binding, BindingEvents, BindingView } from '../binding.js';
import { createCallbacks } from './callbacks.js';
import { decodeForm } from './codec.js';
import { createContexts } from './contexts.js';
import { type Random, createCoupons } from './coupons.js';
import { createDeliveries } from './deliveries.js';
import { fail } from './exceptions.js';
import { createFarewell } from './farewell.js';
import { CALL_MS, createLifecycle } from './lifecycle.js';
import { createMethods } from './methods.js';
import type { Profile } from './profile.js';
import type { ProfileId } from './profiles.js';
import { type Reply, encodeReply } from './reply.js';
import { readRequest } from './requests.js';
import { type CcowTool, type Participant, type Seat, isLive } from './seats.js';
import { type Place, createCcowServer } from './server.js';
import { type IdentityOf, createTransactions } from './transactions.js';

export { type ProfileId, shippedProfiles } from './profiles.js';
export type { Profile } from './profile.js';
export type { CcowTool } from './seats.js';
export type { IdentityOf } from './transactions.js';

export interface CcowOptions {
  tools: readonly CcowTool[];
  /** Subject of the signed-in professional; undefined = no session, and no context. */
  user: () => string | undefined;
  /** Name of the signed-in professional. */
  professional?: () => string | undefined;
  profiles: Record<ProfileId, Profile>;
  events: BindingEvents;
  view: BindingView;
  /** Finds a client by record number, by henkilötunnus, or by both, which must agree. */
  identityOf: IdentityOf;
  clock: Clock;
  log: Log;
  fetch: typeof globalThis.fetch;
  random: Random;
}

/**
 * Following by HL7 CCOW's web mapping and profiles of it (design §4, M1–M10). Each tool has an unguessable address of its
 * own in each session; the table of its profile says what goes over the wire.
 */
export function createCcowBinding(options: CcowOptions) {
  const { events, view, clock, log, random } = options;
  const newKey = () => Buffer.from(random(24)).toString('base64url');
  const seats: Seat[] = options.tools.map((tool) => {
    const profile = options.profiles[tool.profile];
    const coupons = createCoupons({ random, bits: profile.couponBits });
    return { tool, profile, key: newKey(), coupons, participant: undefined };
  });
  /** Addresses of sessions that are over: they only say so. */
  const ended = new Map<string, Seat>();
  let origin = '';
  let stopWatching = () => {};

  const call = createCallbacks({ fetch: options.fetch, clock });
  const transactions = createTransactions({ events, view, identityOf: options.identityOf, clock, random });
  const contexts = createContexts({
    view,
    transactions,
    person: () => ({ user: options.user(), userName: options.professional?.() }),
  });
  const lifecycle = createLifecycle({ seats: () => seats, events, call, clock, onGone: transactions.ownerGone });
  const seat = (tool: string) => seats.find((one) => one.tool.id === tool);
  const deliveries = createDeliveries({ seat, contexts, transactions, lifecycle, events, call });

  const farewell = createFarewell({ events, call, clock });
  const terminate = ({ profile }: Seat, { url }: Participant) => {
    if (url !== undefined) void call(profile, url, 'terminated', {}, CALL_MS);
  };
  const answer = createMethods({
    lifecycle,
    transactions,
    contexts,
    active: () => options.user() !== undefined,
    polled: deliveries.polled,
    dismiss: terminate,
    componentUrl: ({ key }) => `${origin}/ccow/${key}/manager`,
    newParticipant: ({ coupons }, url, survey) => ({
      coupon: coupons.mint(),
      url,
      survey,
      suspended: false,
      alive: true,
      heardAt: clock.now(),
      pinging: false,
      told: undefined,
      before: undefined,
      awaiting: undefined,
      read: undefined,
      shows: undefined,
      moved: undefined,
      asking: 0,
      asked: new Set(),
    }),
  });

  async function reply(one: Seat, key: string, query: string): Promise<Reply> {
    const fields = decodeForm(query, one.profile.wire);
    if (fields === undefined) return fail('badArgument', `not text in ${one.profile.wire.charset}`);
    const request = readRequest(one.profile, fields);
    if (!request.ok) return request;
    if (one.key !== key) {
      farewell.heard(request.args.participantCoupon ?? '');
      return fail('contextNotActive', 'the session is over');
    }
    return answer(one, request.method, request.args);
  }
  function place(key: string): Place | undefined {
    const one = seats.find((candidate) => candidate.key === key) ?? ended.get(key);
    if (one === undefined) return undefined;
    const { tool, profile } = one;
    return {
      caller: tool.id,
      origins: tool.origins,
      charset: profile.wire.charset,
      async answer(query) {
        const result = await reply(one, key, query).catch((error: unknown) => {
          log('error', 'ccow-method-failed', { name: error instanceof Error ? error.name : 'unknown' });
          return fail('generalFailure', 'the context manager failed');
        });
        return {
          status: result.ok ? 200 : profile.wire.exceptionStatus,
          body: encodeReply(profile, result),
          ...(result.ok && result.after !== undefined ? { after: result.after } : {}),
        };
      },
    };
  }
  const server = createCcowServer({ find: place, clock, log });

  function endSession() {
    transactions.clear();
    contexts.clear();
    for (const one of seats) {
      const { participant } = one;
      one.participant = undefined;
      one.coupons.clear();
      ended.set(one.key, one);
      one.key = newKey();
      if (isLive(participant)) farewell.say(one, participant);
      else if (participant !== undefined) terminate(one, participant);
    }
    for (const oldest of ended.keys()) {
      if (ended.size <= 64 * seats.length) break;
      ended.delete(oldest);
    }
  }
  const registryUrl = (tool?: string): string => {
    const one = tool === undefined ? seats[0] : seat(tool);
    return one === undefined ? '' : `${origin}/ccow/${one.key}/registry`;
  };

  return {
    survey: deliveries.survey,
    tell: deliveries.tell,
    committed: deliveries.committed,
    cancelled: deliveries.cancelled,
    endSession,
    async close() {
      stopWatching();
      endSession();
      await server.close();
    },
    /** Starts the server, where there is a tool for it. @returns the first tool's registry address */
    async listen(): Promise<string> {
      if (seats.length > 0) origin = await server.listen();
      stopWatching = lifecycle.start();
      return registryUrl();
    },
    /** The registry address that a tool is launched with, in this session; of the first tool when none is named. */
    registryUrl,
  } satisfies Binding & Record<string, unknown>;
}
