import { randomBytes } from 'node:crypto';
import type { Clock } from '#shared/clock.js';
import type { Log } from '../../log.js';
import type { Binding, BindingEvents, BindingView, Delivery } from '../binding.js';
import type { Identified } from '../types.js';
import { createAudience } from './audience.js';
import { createCallers } from './callers.js';
import { normalizeOrigin } from './cors.js';
import { currentContext } from './current-context.js';
import { asPublished, userEvent } from './events.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { type Proposal, createOpenContext } from './open-context.js';
import { createOutbox } from './outbox.js';
import { createPublishing } from './publishing.js';
import { createRequests } from './requests.js';
import { createServer } from './server.js';
import { createSockets } from './sockets.js';
import { createSubscribing } from './subscribing.js';
import { type Subscription, createSubscriptions, sendConfirmation } from './subscriptions.js';
import { syncErrorEvent } from './sync-error.js';
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
  events,
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
  const limits: Limits = { ...DEFAULT_LIMITS, ...changedLimits };
  const newKey = () => Buffer.from(random(32)).toString('base64url');
  const newId = () => Buffer.from(random(16)).toString('hex');
  const masters = new Set(tools.filter(({ master }) => master).map(({ id }) => id));
  /** The change that each tool was told of last. */
  const told = new Map<string, string>();
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
    currentChange: () => view.current()?.change.id,
    newId,
    clock,
    limits,
    log,
  });
  const outbox = createOutbox({ subscriptions, clock, limits, onUnresponsive: audience.unresponsive });
  const callers = createCallers({ tools, verify, user, anyClient, maxGuests: limits.guests });

  const joined = ({ tool, name, guest }: Caller) => events.joined(tool, ...(guest ? [{ name }] : []));
  const isOpen = (tool: string) => subscriptions.isConnected(tool);

  /** Sends to all tools that were told of the present client; those left behind stay so. */
  function toFollowers(send: (tool: string, change: string) => void, publisher?: string) {
    const change = view.current()?.change.id;
    if (change === undefined) return;
    for (const tool of new Set(subscriptions.all().map(({ caller }) => caller.tool)))
      if (told.get(tool) === change || tool === publisher) send(tool, change);
  }
  function notMade({ published, name, by }: Proposal) {
    const fault = { event: { id: published.id, name }, subscriber: 'workbench', what: 'notMade' } as const;
    outbox.announceTo(by, syncErrorEvent(fault, newId(), clock.now()));
  }

  const publish = createPublishing({
    open,
    outbox,
    events,
    view,
    factsOf,
    aboutClient: (event, name, publisher) => {
      const sent = [asPublished(event, name)];
      toFollowers((to, change) => outbox.deliver(to, sent, { change, decides: false, publisher }, false), publisher);
    },
    retell: () => {
      const now = view.current();
      const sent = now === undefined ? [] : open.events(now);
      toFollowers((to, change) => outbox.deliver(to, sent, { change, decides: true }, false));
    },
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
    endpointHolder: subscriptions.byKey,
    origins: new Set(
      [...tools.flatMap(({ origins }) => origins), ...extraOrigins].flatMap((one) => normalizeOrigin(one) ?? []),
    ),
    clock,
    limits,
    log,
  });

  function tell(tool: string, delivery: Delivery): boolean {
    if (!isOpen(tool)) return false;
    told.set(tool, delivery.change.id);
    const sent = open.events(delivery);
    if (sent.length > 0) return outbox.deliver(tool, sent, { change: delivery.change.id, decides: true });
    // Told of nobody so far, and nobody is open: there is nothing to close. Not now: the machine is in the middle of a step.
    queueMicrotask(() => events.answered(tool, delivery.change.id, 'shown'));
    return true;
  }
  const endAll = (all: readonly Subscription[], reason: string) => {
    for (const one of all) audience.end(one, reason, 'closed');
  };

  return {
    tell,
    survey: (tool, delivery) => masters.has(tool) && isOpen(tool) && tell(tool, delivery),
    committed(delivery) {
      const { publisher, orphan } = open.committed(delivery);
      if (orphan !== undefined) notMade(orphan);
      if (publisher === undefined) return;
      const { id: change } = delivery.change;
      told.set(publisher, change);
      outbox.deliver(publisher, open.events(delivery), { change, decides: true, publisher });
    },
    cancelled(_tool, change) {
      for (const proposal of open.dropped(change.id)) notMade(proposal);
    },
    hibernate: () => outbox.announce(userEvent('UserHibernate', newId(), clock.now())),
    endSession() {
      outbox.announce(userEvent('UserLogout', newId(), clock.now()));
      endAll(subscriptions.all(), 'the session ended');
      callers.forget();
      open.clear();
      told.clear();
      topic = newKey();
    },
    async listen() {
      hubUrl = await server.listen();
      return hubUrl;
    },
    hubUrl: () => hubUrl,
    topic: () => topic,
    async close() {
      endAll(subscriptions.all(), 'the hub closes');
      sockets.terminate();
      await server.close();
    },
  };
}
