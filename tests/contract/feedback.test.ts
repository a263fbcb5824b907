import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSystemClock } from '#shared/clock.js';
import { startHub } from '../../src-hub/testing/hub.js';
import { createFeedback } from '../../src-main/feedback/index.js';

let hub: Awaited<ReturnType<typeof startHub>>;
beforeEach(async () => {
  hub = await startHub(['a']);
});
afterEach(() => hub.close());

const baseOf = ({ directoryUrl }: { directoryUrl: string }) => directoryUrl.replace('/directory', '');
function start({
  publicUrl,
  token = 'user:a',
  bases = [baseOf(hub)],
}: { publicUrl?: string; token?: string; bases?: readonly string[] } = {}) {
  const feedback = createFeedback({
    bases,
    publicUrl,
    token: async () => token,
    fetch,
    clock: createSystemClock(),
    chance: () => 0.5,
  });
  return createRouterClient(feedback.router, { context: { screen: 2 } });
}

describe('feedback between the workbench and the hub', () => {
  it('gives a link of this machine where the hub has no address outside, and one of that address where it has', async () => {
    const here = start();
    expect(await here.about()).toEqual({ reach: 'here' });
    const link = await here.link({ channel: 'visit', language: 'sv' });
    if (link.kind !== 'link') throw new Error(link.kind);
    expect(await (await fetch(link.url)).text()).toContain('<html lang="sv">');
    const outside = start({ publicUrl: 'https://palaute.example/' });
    expect(await outside.about()).toEqual({ reach: 'anywhere' });
    expect(await outside.link({ channel: 'visit', language: 'fi' })).toMatchObject({
      kind: 'link',
      url: expect.stringMatching(/^https:\/\/palaute\.example\/palaute\/[\w-]{22}\?kieli=fi$/),
    });
  });

  it('tells figures of answers asked aloud, and why there are none', async () => {
    const core = start();
    for (const nps of [10, 10, 9, 9, 1])
      expect(await core.answer({ channel: 'phone', answer: { nps, moved: 2 } })).toEqual({ kind: 'done' });
    const told = await core.figures({ months: 1 });
    expect(told.kind === 'figures' && told.figures.unit?.nps).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 2]);
    expect(await start({ token: 'none:a' }).figures({ months: 1 })).toMatchObject({
      kind: 'failed',
      failure: { kind: 'rejected', status: 403 },
    });
    await hub.close();
    expect(await core.figures({ months: 1 })).toMatchObject({ kind: 'failed', failure: { kind: 'unreachable' } });
    hub = await startHub(['a']);
  });

  it('is one hub’s where there are several: no other takes what that one does not answer to', async () => {
    const other = await startHub(['a']);
    const core = start({ bases: [baseOf(hub), baseOf(other)] });
    const answers = async (to: ReturnType<typeof start>, count: number) => {
      for (let nth = 0; nth < count; nth += 1)
        expect(await to.answer({ channel: 'visit', answer: { nps: 9 } })).toEqual({ kind: 'done' });
    };
    await answers(core, 5);
    // Five of its own: what the other keeps would be told, if there were any more.
    const second = start({ bases: [baseOf(other)] });
    await answers(second, 5);
    await hub.close();
    expect(await core.answer({ channel: 'visit', answer: { nps: 9 } })).toMatchObject({
      kind: 'failed',
      failure: { kind: 'unreachable' },
    });
    expect(await core.link({ channel: 'visit', language: 'fi' })).toMatchObject({ kind: 'failed' });
    const told = await second.figures({ months: 1 });
    expect(told.kind === 'figures' && told.figures.unit?.nps[9]).toBe(5);
    await other.close();
    hub = await startHub(['a']);
  });
});
