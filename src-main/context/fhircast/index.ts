import { randomBytes } from 'node:crypto';
import type { Clock } from '#shared/clock.js';
import type { Log } from '../../log.js';
import type { Binding, BindingEvents, BindingView, Delivery } from '../binding.js';
import type { Identified } from '../types.js';
import { createAudience } from './audience.js';
import { createCallers } from './callers.js';
import { normalizeOrigin } from './cors.js';
import { currentContext } from './current-context.js';
import { userEvent } from './events.js';
import { DEFAULT_LIMITS, type Limits, TRIAL_LIMITS } from './limits.js';
import { type Proposal, createOpenContext } from './open-context.js';
import { createOutbox } from './outbox.js';
import { createPublishing } from './publishing.js';
import { createRequests } from './requests.js';
import { createServer } from './server.js';
import { createSockets } from './sockets.js';
import { createSubscribing } from './subscribing.js';
import { createSubscriptions, sendConfirmation } from './subscriptions.js';
import { syncErrorEvent } from './sync-error.js';
import { createTelling } from './telling.js';
import { forTrial } from './trial.js';
import type { Caller, FhircastTool, TokenHolder } from './types.js';

export type { FhircastTool, TokenHolder } from './types.js';

/** The workbench's FHIRcast hub, as the context manager and the tools' launches use it. */
export interface FhircastBinding extends Binding {
  /** A change was made: a tool that published it hears it back (FHIRcast §2.6). Once for each commit. */
  committed: (delivery: Delivery) => void;
  /** Starts on loopback. @returns `hub.url` */
  listen: () => Promise<string>;
  hubUrl: () => string;
  /** The session's `hub.topic`: another one after each `endSession`. */
  topic: () => string;
}

/**
 * A FHIRcast 3.0.0 hub on loopback, and by it the binding of the tools that follow over FHIRcast. Which client is the
 * active one is the context manager's to decide: the hub proposes, tells, and reports.
 * @param verify checks an access token; undefined = it does not hold
 * @param user subject of the signed-in professional; a token must be of the same person
 * @param factsOf facts of a client in a Patient resource that an event carried
 * @param extraOrigins web origins let in beside those of the tools
 * @param anyClient lets in clients without a token (`--fhircast-auth none`)
 * @param random bytes that nobody can guess, for topics and endpoints
 */
export function createFhircastBinding({
  tools,
  verify,
  user,
  factsOf,
  extraOrigins = [],
  anyClient = false,
  events: managerEvents,
  view,
  clock,
  log,
  random = randomBytes,
  limits: changedLimits = {},
}: {
  tools: readonly FhircastTool[];
  verify: (token: string) => Promise<TokenHolder | undefined>;
  user: () => string | undefined;
  factsOf: (patient: unknown) => Identified | undefined;
  extraOrigins?: readonly string[];
  anyClient?: boolean;
  events: BindingEvents;
  view: BindingView;
  clock: Clock;
  log: Log;
  random?: (bytes: number) => Uint8Array;
  limits?: Partial<Limits>;
}): FhircastBinding {
  const limits: Limits = { ...DEFAULT_LIMITS, ...(anyClient ? TRIAL_LIMITS : {}), ...changedLimits };
  const events = anyClient ? forTrial(managerEvents) : managerEvents;
  const newKey = () => Buffer.from(random(32)).toString('base64url');
  const newId = () => Buffer.from(random(16)).toString('hex');
  const masters = new Set(tools.filter(({ master }) => master).map(({ id }) => id));
  let topic = newKey();
  let hubUrl = '';

  const open = createOpenContext();
  const subscriptions = createSubscriptions({
    clock,
    limits,
    newKey,
    onExpired: (one, why) => audience.end(one, why, 'lost'),
  });
  const audience = createAudience({
    subscriptions,
    outbox: () => outbox,
    events,
    toldOf: (tool) => telling.toldOf(tool),
    newId,
    clock,
    limits,
    log,
  });
  const outbox = createOutbox({ subscriptions, clock, limits, onUnresponsive: audience.unresponsive });
  const callers = createCallers({ tools, verify, user, anyClient, maxGuests: limits.guests });

  const joined = ({ tool, name, guest }: Caller) => events.joined(tool, ...(guest ? [{ name }] : []));
  function notMade({ published, name, by }: Proposal) {
    const fault = { event: { id: published.id, name }, subscriber: 'workbench', what: 'notMade' } as const;
    outbox.announceTo(by, syncErrorEvent(fault, newId(), clock.now()));
  }

  const telling = createTelling({ subscriptions, outbox, open, audience, events, view, notMade });
  const publish = createPublishing({
    ...telling,
    open,
    outbox,
    events,
    view,
    factsOf,
    notMade,
    failed: audience.failed,
  });
  const subscribe = createSubscribing({
    subscriptions,
    topic: () => topic,
    endpointOf: ({ key }) => `${hubUrl.replace(/^http/, 'ws')}/channel/${key}`,
    clock,
    limits,
    joined,
    unsubscribed: (one) => audience.end(one, 'unsubscribed', 'closed'),
  });
  const sockets = createSockets({
    clock,
    limits,
    onConnected(subscription, channel) {
      subscriptions.connected(subscription, channel);
      sendConfirmation(subscription);
      joined(subscription.caller);
    },
    onText: audience.heard,
    onClosed: audience.disconnected,
  });
  const server = createServer({
    requests: createRequests({
      callers,
      subscriptions,
      topic: () => topic,
      subscribe,
      publish,
      current: (mayRead) => currentContext(view.current(), open, mayRead),
    }),
    sockets,
    endpointHolder: subscriptions.standing,
    origins: new Set(
      [...tools.flatMap(({ origins }) => origins), ...extraOrigins].flatMap((one) => normalizeOrigin(one) ?? []),
    ),
    clock,
    limits,
    log,
  });

  return {
    tell: telling.tell,
    survey: (tool, delivery) => masters.has(tool) && telling.ask(tool, delivery),
    committed: telling.committed,
    cancelled: (_tool, change) => telling.cancelled(change),
    hibernate: () => outbox.announce(userEvent('UserHibernate', newId(), clock.now())),
    endSession() {
      outbox.announce(userEvent('UserLogout', newId(), clock.now()));
      for (const one of subscriptions.all()) audience.retire(one, 'the session ended');
      callers.forget();
      open.clear();
      telling.clear();
      topic = newKey();
    },
    async listen() {
      hubUrl = await server.listen();
      return hubUrl;
    },
    hubUrl: () => hubUrl,
    topic: () => topic,
    async close() {
      for (const one of subscriptions.all()) audience.end(one, 'the hub closes', 'closed');
      sockets.terminate();
      await server.close();
    },
  };
}
