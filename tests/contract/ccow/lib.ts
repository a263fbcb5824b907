import type { CcowTool } from '../../../src-main/context/ccow/index.js';
import { type Answer, ask, list, startParticipant } from '../../lib/ccow-participant.js';
import { type Core, startCore } from './core.js';

/** Calls of one application in its own profile's charset. */
export function caller(core: Pick<Core, 'url'>, tool: string, charset: 'utf8' | 'latin1') {
  let coupon = '';
  const call = (to: string, method: string, fields: Record<string, string> = {}, post = true) =>
    ask(core.url(tool), to, method, fields, { post, charset });
  const manager = (method: string, fields: Record<string, string> = {}) =>
    call('ContextManager', method, { ...(coupon === '' ? {} : { participantCoupon: coupon }), ...fields });
  const data = (method: string, fields: Record<string, string> = {}) =>
    call('ContextData', method, { ...(coupon === '' ? {} : { participantCoupon: coupon }), ...fields });
  return {
    call,
    manager,
    data,
    coupon: () => coupon,
    async join(fields: Record<string, string> = {}): Promise<Answer> {
      const answer = await call('ContextManager', 'JoinCommonContext', {
        applicationName: tool,
        survey: 'true',
        wait: 'false',
        ...fields,
      });
      coupon = answer.fields.get('participantCoupon') ?? coupon;
      return answer;
    },
    newest: async (fields: Record<string, string> = {}) =>
      (await manager('GetMostRecentContextCoupon', fields)).fields.get('contextCoupon') ?? '',
    /** The whole context, or the named items of it, as an object. */
    async values(contextCoupon: string, itemNames = '*', onlyChanges = 'false'): Promise<Record<string, string>> {
      const answer = await data('GetItemValues', { itemNames, onlyChanges, contextCoupon });
      const pairs = list(answer.fields.get('itemValues'));
      return Object.fromEntries<string>(
        pairs.flatMap((name, at) => (at % 2 === 0 ? [[name, pairs[at + 1] ?? '']] : [])),
      );
    },
    /** Start and Set: a change to this client, or to none with an empty value. */
    async begin(items: Record<string, string>): Promise<string> {
      const contextCoupon = (await manager('StartContextChanges')).fields.get('contextCoupon') ?? '';
      await data('SetItemValues', {
        contextCoupon,
        itemNames: Object.keys(items).join('|'),
        itemValues: Object.values(items).join('|'),
      });
      return contextCoupon;
    },
  };
}

/** One application of either profile that has joined, with its server where the profile calls it. */
export async function joinedApplication(
  profile: 'ccow' | 'mkh-hypothesis',
  onCall?: Parameters<typeof startParticipant>[0],
) {
  const participant = await startParticipant(onCall);
  const tool: CcowTool = { id: 'lc', name: 'SosiaaliLC', master: false, profile, origins: [participant.origin] };
  const core = await startCore([tool]);
  const application = caller(core, 'lc', profile === 'ccow' ? 'utf8' : 'latin1');
  await application.join({ contextParticipant: participant.url });
  await core.heard('joined');
  return {
    core,
    participant,
    application,
    tool,
    async close() {
      await core.binding.close();
      await participant.close();
    },
  };
}
