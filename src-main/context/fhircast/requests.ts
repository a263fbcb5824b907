import { parseJson } from './answers.js';
import { type Callers, isReply } from './callers.js';
import { toEventName } from './names.js';
import { type Published, readPublished } from './published.js';
import { mayUse } from './scopes.js';
import { type SubscriptionRequest, readForm, readSubscription } from './subscription-request.js';
import type { Subscriptions } from './subscriptions.js';
import { keyIn } from './subscribing.js';
import { type Caller, type Reply, refuse } from './types.js';
import type { EventName } from './names.js';

/** What a request shows beside its body. */
export interface RequestHeaders {
  authorization: string | undefined;
  origin: string | undefined;
  contentType: string;
  /** Whether this caller may ask anything more just now. */
  allows: (caller: string) => boolean;
}

/** From text to meaning: what a request asks, who asks it, and whether that one may. */
export function createRequests({
  callers,
  subscriptions,
  topic,
  subscribe,
  publish,
  current,
}: {
  callers: Callers;
  subscriptions: Subscriptions;
  topic: () => string;
  subscribe: (caller: Caller, request: SubscriptionRequest) => Reply;
  publish: (caller: Caller, name: EventName, event: Published) => Reply;
  /** The present context, as far as this caller may read it; undefined when it may read none. */
  current: (mayRead: (event: EventName) => boolean) => Record<string, unknown> | undefined;
}) {
  const untokened = () =>
    subscriptions
      .all()
      .filter(({ caller, channel }) => caller.scopes === 'all' && channel !== undefined)
      .map(({ caller }) => caller);

  async function callerOf(
    headers: RequestHeaders,
    shown: { name?: string | undefined; endpoint?: string | undefined; mayBecomeGuest?: boolean },
  ): Promise<Caller | Reply> {
    const holder = shown.endpoint === undefined ? undefined : subscriptions.standing(keyIn(shown.endpoint))?.caller;
    const caller = await callers.identify({
      authorization: headers.authorization,
      origin: headers.origin,
      name: shown.name,
      endpointHolder: holder?.scopes === 'all' ? holder : undefined,
      untokened: untokened(),
      mayBecomeGuest: shown.mayBecomeGuest ?? false,
    });
    if (isReply(caller)) return caller;
    return headers.allows(caller.tool) ? caller : refuse(429, 'too many requests');
  }

  async function subscribing(headers: RequestHeaders, fields: unknown): Promise<Reply> {
    const request = readSubscription(fields);
    if ('wrong' in request) {
      const caller = await callerOf(headers, {});
      return isReply(caller) && caller.status === 401 && headers.authorization !== undefined
        ? caller
        : refuse(400, request.wrong);
    }
    const { name, endpoint, mode } = request;
    const caller = await callerOf(headers, { name, endpoint, mayBecomeGuest: mode === 'subscribe' });
    return isReply(caller) ? caller : subscribe(caller, request);
  }

  async function publishing(headers: RequestHeaders, body: unknown, path: string | undefined): Promise<Reply> {
    const event = readPublished(body);
    const caller = await callerOf(headers, 'wrong' in event ? {} : { name: event.subscriber });
    if (isReply(caller)) return caller;
    if ('wrong' in event) return refuse(400, event.wrong);
    if ((event.topic ?? path) !== topic()) return refuse(404, 'unknown hub.topic');
    const name = toEventName(event.name);
    if (name === undefined) return refuse(400, 'this hub does not support that event');
    if (!mayUse(caller.scopes, name, 'write')) return refuse(403, `the token has no scope to write ${name}`);
    return publish(caller, name, event);
  }

  return {
    /** `POST hub.url`: a subscription request where the body is a form or names `hub.mode`, else an event. */
    async post(headers: RequestHeaders, text: string, path?: string): Promise<Reply> {
      const json = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
      if (typeof json === 'object' && json !== null)
        return 'hub.mode' in json ? subscribing(headers, json) : publishing(headers, json, path);
      if (!headers.contentType.toLowerCase().startsWith('application/x-www-form-urlencoded'))
        return publishing(headers, undefined, path);
      const form = readForm(text);
      return 'repeated' in form ? refuse(400, `${form.repeated} is repeated`) : subscribing(headers, form.fields);
    },
    /** `GET hub.url/{topic}` (FHIRcast §2.9). */
    async current(headers: RequestHeaders, asked: string): Promise<Reply> {
      const caller = await callerOf(headers, {});
      if (isReply(caller)) return caller;
      if (asked !== topic()) return refuse(404, 'unknown topic');
      const body = current((event) => mayUse(caller.scopes, event, 'read'));
      return body === undefined ? refuse(403, 'the token has no scope to read the context') : { status: 200, body };
    },
  };
}
export type Requests = ReturnType<typeof createRequests>;
