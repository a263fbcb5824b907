import { expect } from 'vitest';
import { type FhircastClient, createFhircastClient, patientEvent } from '../lib/fhircast-client.js';
import { registryOf } from './ccow-attacks.js';
import type { Cores } from './core.js';
import type { LeakWatch } from './leak-watch.js';

const EVERYTHING = 'fhircast/*.*';

/** A tool that publishes and one that follows, as good tools do, at the core that is attacked and at the other one. */
export async function startGoodClients({ idp, mine, other }: Cores, watch: LeakWatch) {
  const token = async (clientId: string) => idp.token({ clientId, scope: EVERYTHING });
  const [publish, follow] = await Promise.all([token('aptj'), token('viewer')]);
  const pair = async ({ hubUrl, topic, launch }: Cores['mine'], family: string) => {
    const publisher = createFhircastClient({ hubUrl, topic, token: publish });
    const follower = createFhircastClient({ hubUrl, topic, token: follow, name: 'viewer' });
    await follower.join();
    return { publisher, follower, topic, family, registry: registryOf(launch, 'polling') };
  };
  const here = await pair(mine, 'KanariaTaalla');
  const there = await pair(other, 'KanariaToisaalla');
  watch.secret('client of this session', here.family);
  watch.secret('client of the other session', there.family);
  watch.secret('topic of the other session', other.topic);
  watch.secret('token of the publisher', publish);
  watch.secret('token of the follower', follow);
  watch.secret('endpoint of the follower', endOf(here.follower));
  watch.secret('endpoint in the other session', endOf(there.follower));
  watch.secret('registry of the polling tool', here.registry);
  watch.secret('registry in the other session', there.registry);
  let turn = 0;

  async function change({ publisher, follower, topic, family, registry }: typeof here) {
    turn += 1;
    const patient = `hyva-${turn}`;
    const event = patientEvent(topic, patient, { family });
    const answer = await publisher.publish(event);
    expect(answer.status, await answer.text()).toBe(202);
    await follower.until((message) => message.id === event.id, 4000);
    const current = await follower.current();
    expect(current.status).toBe(200);
    expect(await current.text()).toContain(family);
    expect(await readByCcow(registry)).toContain(patient);
  }

  return {
    endpoints: { mine: here.follower.endpoint(), other: there.follower.endpoint() },
    /** A change of client goes through as ever. @throws when it does not */
    changeHere: () => change(here),
    changeThere: () => change(there),
    /** What came to the followers, oldest first. */
    received: () => ({ here: here.follower.received, there: there.follower.received }),
    async close() {
      await Promise.all(
        [here, there].map(async ({ follower }) => {
          await follower.unsubscribe();
          await follower.untilClosed();
        }),
      );
    },
  };
}
export type GoodClients = Awaited<ReturnType<typeof startGoodClients>>;

const endOf = (client: FhircastClient) => client.endpoint().slice(client.endpoint().lastIndexOf('/') + 1);

/** What a good tool of the minimikontekstinhallinta profile reads: it joins anew and asks for the client. */
async function readByCcow(registry: string): Promise<string> {
  const ask = async (form: Record<string, string>) => {
    const answer = await fetch(registry, { method: 'POST', body: new URLSearchParams(form) });
    expect(answer.status).toBe(200);
    return answer.text();
  };
  const joined = await ask({ interface: 'ContextManager', method: 'JoinCommonContext', applicationName: 'polling' });
  const participantCoupon = new URLSearchParams(joined).get('participantCoupon');
  expect(participantCoupon, joined).not.toBeNull();
  const coupon = { participantCoupon: participantCoupon ?? '' };
  const newest = await ask({ interface: 'ContextManager', method: 'GetMostRecentContextCoupon', ...coupon });
  const contextCoupon = new URLSearchParams(newest).get('contextCoupon') ?? '';
  const names = { itemNames: 'Patient.Id.MRN.tyopoyta', onlyChanges: 'false' };
  return ask({ interface: 'ContextData', method: 'GetItemValues', contextCoupon, ...names, ...coupon });
}
