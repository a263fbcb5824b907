import { fromItems } from './items.js';
import type { Caller } from './manager.js';
import type { CommonContextOptions, SharedClient } from './types.js';
import { splitValues } from './wire.js';

/** `unknownHere` = the manager does not know this system any more; `ended` = the whole session is over. */
export type Newest = { is: 'known'; coupon: string } | { is: 'unreachable' | 'unknownHere' | 'ended' };

/** Standing of this system at the manager: joining, and reading the context. */
export function createParticipation(options: CommonContextOptions, call: Caller) {
  const { notify } = options;
  let manager = options.registry;
  let site = '';
  let coupon: string | undefined;
  /** Coupon of the context that is shown here. */
  let applied = '0';
  let present: SharedClient | null | undefined;

  const ask = (to: 'ContextManager' | 'ContextData', method: string, values: Record<string, string> = {}) =>
    call(manager, to, method, coupon === undefined ? values : { participantCoupon: coupon, ...values });

  async function join(): Promise<boolean> {
    coupon = undefined;
    const url = notify.style === 'callback' ? notify.url : '';
    const found = await call(options.registry, 'ContextManagementRegistry', 'Locate', {
      componentName: 'CCOW.ContextManager',
      version: '1.5',
      descriptiveData: '',
      contextParticipant: url,
    });
    if (!found.ok) return false;
    manager = found.fields.get('componentUrl') ?? options.registry;
    site = found.fields.get('site') ?? '';
    const joined = await ask('ContextManager', 'JoinCommonContext', {
      applicationName: options.applicationName,
      contextParticipant: url,
      survey: String(notify.style === 'callback'),
      wait: 'true',
      ...(options.passcode === undefined ? {} : { passcode: options.passcode }),
    });
    if (joined.ok) coupon = joined.fields.get('participantCoupon');
    return coupon !== undefined;
  }

  /** Reads the context of this coupon and shows it. @returns false when it could not be read */
  async function apply(context: string): Promise<boolean> {
    const answer = await ask('ContextData', 'GetItemValues', {
      itemNames: 'Patient.*',
      onlyChanges: 'false',
      contextCoupon: context,
    });
    if (!answer.ok) return false;
    const pairs = splitValues(answer.fields.get('itemValues') ?? '');
    const items = new Map<string, string>();
    for (let at = 0; at + 1 < pairs.length; at += 2) items.set((pairs[at] ?? '').toLowerCase(), pairs[at + 1] ?? '');
    const client = fromItems(items, site);
    await options.onClient(client);
    present = client;
    applied = context;
    return true;
  }

  return {
    ask,
    join,
    apply,
    isJoined: () => coupon !== undefined,
    forget: () => void (coupon = undefined),
    /** The session is over, and nobody is shown. */
    end() {
      coupon = undefined;
      present = null;
      applied = '0';
    },
    site: () => site,
    applied: () => applied,
    present: () => present,
    /** An own change stands: this is what is shown here. */
    moved(context: string, client: SharedClient | null) {
      applied = context;
      present = client;
    },
    /** Asks for the coupon of the newest context, and says which one is shown here. */
    async newest(): Promise<Newest> {
      const answer = await ask('ContextManager', 'GetMostRecentContextCoupon', { contextCoupon: applied });
      if (answer.ok) return { is: 'known', coupon: answer.fields.get('contextCoupon') ?? '0' };
      if (answer.exception === 'ContextNotActive') return { is: 'ended' };
      return { is: answer.exception === 'unreachable' ? 'unreachable' : 'unknownHere' };
    },
  };
}
export type Participation = ReturnType<typeof createParticipation>;
