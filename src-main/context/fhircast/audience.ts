import type { Clock } from '#shared/clock.js';
import type { Log } from '../../log.js';
import type { BindingEvents } from '../binding.js';
import type { Answer } from '../machine.js';
import { readAnswer } from './answers.js';
import { noteAnswer, sentOf, verdict } from './ledger.js';
import type { Limits } from './limits.js';
import type { EventName } from './names.js';
import type { Outbox } from './outbox.js';
import { type Subscription, type Subscriptions, sendDenial } from './subscriptions.js';
import { type SyncFault, syncErrorEvent } from './sync-error.js';

/** Close codes by which a subscriber says good-bye (§2.5). 1005: browsers' `close()` sends no code. */
const GOODBYE = new Set([1000, 1001, 1005]);

/**
 * Listens to the subscribers: what they answer, and how they leave. Tells the context manager of the tool as a whole, and
 * the other subscribers by SyncError (FHIRcast §2.5, §3.2.1).
 */
export function createAudience({
  subscriptions,
  outbox,
  events,
  toldOf,
  newId,
  clock,
  limits,
  log,
}: {
  subscriptions: Subscriptions;
  outbox: () => Outbox;
  events: BindingEvents;
  /** The present change as this tool was told of it. */
  toldOf: (tool: string) => string | undefined;
  newId: () => string;
  clock: Clock;
  limits: Limits;
  log: Log;
}) {
  const verdictOf = (tool: string, change: string) =>
    verdict(
      subscriptions
        .of(tool)
        .filter(({ channel }) => channel !== undefined)
        .map(({ ledger }) => ledger),
      change,
    );

  function syncError(fault: SyncFault, except: Subscription) {
    outbox().announce(syncErrorEvent(fault, newId(), clock.now()), (one) => one === except);
  }

  function answered(
    from: Subscription,
    id: string,
    answer: Answer,
    said: { detail?: string | undefined; quiet?: boolean },
  ) {
    const sent = sentOf(from.ledger, id);
    if (sent === undefined || sent.state === answer) return;
    const { tool } = from.caller;
    const before = verdictOf(tool, sent.change);
    from.ledger = noteAnswer(from.ledger, id, answer)?.ledger ?? from.ledger;
    const isBad = answer === 'refused' || answer === 'failed';
    if (isBad && said.quiet !== true) {
      const what = answer === 'refused' ? 'refused' : 'notDelivered';
      syncError({ event: { id, name: sent.name }, subscriber: from.name, what }, from);
    }
    if (answer === 'accepted' && from.caller.trustsAccepted) {
      clock.after(limits.answerMs, () => {
        if (sentOf(from.ledger, id)?.state === 'accepted') answered(from, id, 'shown', {});
      });
    }
    const after = verdictOf(tool, sent.change);
    if (after !== undefined && (after !== before || (isBad && sent.decides)))
      events.answered(tool, sent.change, after, said.detail);
    if (from.retired && !owesAnswer(from)) end(from, '', 'closed');
  }

  /** A subscriber listens no more. The tool does while another of its windows listens. */
  function gone({ caller: { tool } }: Subscription, how: 'closed' | 'lost') {
    const rest = subscriptions.of(tool);
    if (rest.every(({ channel }) => channel === undefined))
      return events.left(tool, rest.some(({ broken }) => broken) ? 'lost' : how);
    const change = toldOf(tool);
    if (change === undefined) return undefined;
    if (how === 'lost') return events.answered(tool, change, 'failed', 'one of its connections was lost');
    const now = verdictOf(tool, change);
    return now === undefined ? undefined : events.answered(tool, change, now);
  }

  const owesAnswer = ({ ledger }: Subscription) =>
    ledger.events.some(({ change, state }) => change === ledger.change && state === 'sent');

  /** The session is over: nothing more is sent, but whether it let go of its client is still heard. */
  function retire(subscription: Subscription, reason: string) {
    if (subscription.channel === undefined || !owesAnswer(subscription)) return end(subscription, reason, 'closed');
    sendDenial(subscription, reason);
    subscription.retired = true;
    clock.after(limits.farewellMs, () => end(subscription, reason, 'closed'));
    return undefined;
  }

  /** The hub ends a subscription: says so on the socket, and the endpoint is never usable again. */
  function end(subscription: Subscription, reason: string, how: 'closed' | 'lost', code = 1000) {
    if (!subscriptions.remove(subscription)) return;
    const { channel } = subscription;
    if (!subscription.retired) sendDenial(subscription, reason);
    subscription.channel = undefined;
    channel?.close(code, reason);
    if (channel !== undefined) gone(subscription, how);
  }

  return {
    end,
    retire,
    verdictOf,
    heard(from: Subscription, text: string) {
      const answer = readAnswer(text);
      if (answer !== undefined) answered(from, answer.id, answer.answer, { detail: answer.detail });
    },
    /** A tool's own SyncError about an event that it was sent. */
    failed(tool: string, eventId: string, detail: string | undefined) {
      for (const one of subscriptions.of(tool)) answered(one, eventId, 'refused', { detail, quiet: true });
    },
    unresponsive(subscription: Subscription, event: { id: string; name: EventName }) {
      log('warn', 'fhircast-unresponsive', { tool: subscription.caller.tool, event: event.name });
      syncError({ event, subscriber: subscription.name, what: 'notDelivered' }, subscription);
      end(subscription, `no answer to ${event.name}`, 'lost', 1008);
    },
    /** The subscriber's end of the socket closed, or broke. */
    disconnected(subscription: Subscription, code: number) {
      const how = GOODBYE.has(code) ? 'closed' : 'lost';
      subscriptions.disconnected(subscription, how);
      if (how === 'lost') {
        log('warn', 'fhircast-lost', { tool: subscription.caller.tool, code });
        const last = subscription.ledger.events.at(-1);
        const event = last && { id: last.id, name: last.name };
        syncError({ event, subscriber: subscription.name, what: 'lost' }, subscription);
      }
      gone(subscription, how);
    },
  };
}
export type Audience = ReturnType<typeof createAudience>;
