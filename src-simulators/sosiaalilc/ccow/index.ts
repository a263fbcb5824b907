import { systemClock } from '../../lib/clock.js';
import { createCallbacks } from './callback.js';
import { toItems } from './items.js';
import { createCaller } from './manager.js';
import { createParticipation } from './participation.js';
import { createPoll } from './poll.js';
import type { ChangeResult, CommonContext, CommonContextOptions, SharedClient } from './types.js';
import { dialects, joinValues, splitValues } from './wire.js';

export type { Behaviour, ChangeResult, CommonContext, CommonContextOptions, SharedClient } from './types.js';

const POLL_MS = 200;

/**
 * This system's own side of the common context: joins the county's context manager by its registry, follows its client and
 * changes it (HL7 CCOW web mapping; in the poll style, minimikontekstinhallinta as the demo supposes it).
 */
export function createCommonContext(options: CommonContextOptions): CommonContext {
  const { notify, onLink = () => {}, clock = systemClock, behaviour = () => 'normal' } = options;
  const dialect = dialects[notify.style];
  const participation = createParticipation(options, createCaller(dialect, options.fetch ?? fetch));
  async function onEnded() {
    poll.stop();
    participation.end();
    await options.onClient(null);
    onLink('ended');
  }
  const poll = createPoll({
    participation,
    behaviour,
    onLink,
    onEnded,
    clock,
    everyMs: (notify.style === 'poll' ? notify.everyMs : undefined) ?? POLL_MS,
  });
  const callbacks = createCallbacks({
    participation,
    dialect,
    behaviour,
    mayChange: options.mayChange,
    clock,
    onEnded,
  });
  let changing = false;

  async function transact(client: SharedClient | null): Promise<ChangeResult> {
    const none: string[] = [];
    const { ask } = participation;
    if (!participation.isJoined()) return { done: false, why: 'notJoined', objections: none };
    const started = await ask('ContextManager', 'StartContextChanges');
    const contextCoupon = started.ok ? started.fields.get('contextCoupon') : undefined;
    if (contextCoupon === undefined)
      return {
        done: false,
        why: !started.ok && started.exception === 'TransactionInProgress' ? 'busy' : 'failed',
        objections: none,
      };
    const items = toItems(client, participation.site());
    const set = await ask('ContextData', 'SetItemValues', {
      contextCoupon,
      itemNames: joinValues(items.map(([name]) => name)),
      itemValues: joinValues(items.map(([, value]) => value)),
    });
    const before = participation.applied();
    const ended = set.ok ? await ask('ContextManager', 'EndContextChanges', { contextCoupon }) : set;
    if (!ended.ok) {
      await ask('ContextManager', 'UndoContextChanges', { contextCoupon });
      return { done: false, why: 'failed', objections: none };
    }
    const objections = splitValues(ended.fields.get('responses') ?? '');
    if (dialect.publish === 'explicit') {
      const impossible = ended.fields.get('noContinue') === 'true';
      const keep = impossible || (objections.length > 0 && !((await options.askUser?.(objections)) ?? false));
      const decision = keep ? 'cancel' : 'accept';
      const published = await ask('ContextManager', 'PublishChangesDecision', { contextCoupon, decision });
      if (keep || !published.ok)
        return { done: false, why: published.ok && !impossible ? 'notKept' : 'failed', objections };
    } else {
      poll.settle(before);
    }
    participation.moved(contextCoupon, client);
    await options.onClient(client);
    return { done: true, objections };
  }

  return {
    async join() {
      const joined = await participation.join();
      if (joined) onLink('joined');
      if (notify.style === 'poll') poll.start();
      return joined;
    },
    async leave() {
      poll.stop();
      if (participation.isJoined()) await participation.ask('ContextManager', 'LeaveCommonContext');
      participation.forget();
      onLink('left');
    },
    async change(client) {
      if (changing) return { done: false, why: 'busy', objections: [] };
      changing = true;
      try {
        return await transact(client);
      } finally {
        changing = false;
      }
    },
    present: participation.present,
    async catchUp() {
      const newest = await participation.newest();
      if (newest.is === 'known' && newest.coupon !== participation.applied()) await participation.apply(newest.coupon);
    },
    handle: (request, response) => void callbacks(request, response).catch(() => response.destroy()),
  };
}
