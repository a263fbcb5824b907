import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Desk, counting, createDesk, deliveryOf, seen } from '../frames/testing/desk.js';
import { confirms } from '../frames/judge.js';
import { type UrlTool, createUrlBinding } from './index.js';
import { pageOf } from './pages.js';

const oma: UrlTool = { id: 'oma', url: 'https://oma.example/c/{patient.id}', noClientUrl: 'https://oma.example/' };
const bare: UrlTool = { id: 'bare', url: 'https://bare.example/?p={patient.id}' };

let desk: Desk;
let vouched: string[];
let refuseToWrite: boolean;
let binding: ReturnType<typeof createUrlBinding>;
beforeEach(() => {
  desk = createDesk();
  vouched = [];
  refuseToWrite = false;
  binding = createUrlBinding({
    tools: [oma, bare],
    ...desk,
    launch: async () => ({ ok: false, failure: 'unreachable' }),
    professional: () => ({ id: 'u1' }),
    vouched: async (tool, client) => {
      if (refuseToWrite) throw new Error('disk full');
      vouched.push(`${tool} ${client}`);
    },
    random: counting(),
    log: () => {},
  });
  desk.attach(binding);
});
const answers = () => desk.told.filter((line) => !/^(joined|left)/.test(line));

describe('a tool that follows by its address', () => {
  it('listens only while a frame of it is on a screen', () => {
    expect(desk.commit(deliveryOf(1, 'Patient/a'), 'oma')).toEqual([false]);
    const frame = desk.mount('oma');
    expect(desk.commit(deliveryOf(2, 'Patient/b'), 'oma')).toEqual([true]);
    frame.unmount();
    expect(desk.commit(deliveryOf(3, 'Patient/c'), 'oma')).toEqual([false]);
    expect(desk.told).toEqual(['joined oma', 'left oma gone']);
  });

  it('comes up with the present client, or with none', () => {
    expect(desk.mount('oma').page()).toMatchObject({ url: 'https://oma.example/', opensClient: false, version: 0 });
    desk.commit(deliveryOf(4, 'Patient/a'));
    const frame = desk.mount('oma');
    expect(frame.page()).toMatchObject({ url: 'https://oma.example/c/a', opensClient: true, version: 4 });
    expect(frame.shown).toHaveLength(1);
  });

  it('gets a new page at each change, also for the same client', () => {
    const frame = desk.mount('oma');
    desk.commit(deliveryOf(1, 'Patient/a'), 'oma');
    const first = frame.page().page;
    desk.commit(deliveryOf(2, 'Patient/a'), 'oma');
    expect(frame.page().page).not.toBe(first);
  });

  it('confirms by what was seen of the page, and not by what was seen of an earlier one', () => {
    const frame = desk.mount('oma');
    desk.commit(deliveryOf(1, 'Patient/a'), 'oma');
    const [late, page] = [seen(frame), frame.page().page];
    desk.commit(deliveryOf(2, 'Patient/b'), 'oma');
    frame.loaded(late, page);
    frame.loaded(late);
    expect(answers()).toEqual([]);
    frame.loaded(seen(frame));
    expect(answers()).toEqual(['shown oma change-2']);
  });

  it('has confirmed when the frames of both screens have', () => {
    const [one, two] = [desk.mount('oma'), desk.mount('oma')];
    desk.commit(deliveryOf(1, 'Patient/a'), 'oma');
    one.loaded(seen(one));
    expect(answers()).toEqual([]);
    two.unmount();
    expect(answers()).toEqual(['shown oma change-1']);
    expect(desk.told).not.toContain('left oma gone');
  });

  it('asked once more, makes only the frame anew that has not confirmed', () => {
    const [one, two] = [desk.mount('oma'), desk.mount('oma')];
    desk.commit(deliveryOf(1, 'Patient/a'), 'oma');
    one.loaded(seen(one));
    const before = [one.page().page, two.page().page];
    desk.commit(deliveryOf(1, 'Patient/a'), 'oma');
    expect(one.page().page).toBe(before[0]);
    expect(two.page().page).not.toBe(before[1]);
  });

  it('is emptied by its own page, or by having none', () => {
    const [with_, without] = [desk.mount('oma'), desk.mount('bare')];
    desk.commit(deliveryOf(1, null), 'oma', 'bare');
    with_.loaded(seen(with_));
    expect(without.page().url).toBeNull();
    without.loaded({ by: 'removed' });
    expect(answers()).toEqual(['shown oma change-1', 'shown bare change-1']);
  });

  it('shows nobody when the session is over', () => {
    const frame = desk.mount('bare');
    desk.commit(deliveryOf(1, 'Patient/a'), 'bare');
    binding.endSession();
    expect(frame.page()).toMatchObject({ url: null, opensClient: false });
    frame.loaded({ by: 'removed' });
    expect(answers()).toEqual([]);
  });

  it('shows nobody without a frame, which is what an emptied tool was asked for', () => {
    const frame = desk.mount('bare');
    desk.commit(deliveryOf(1, 'Patient/a'), 'bare');
    desk.commit(deliveryOf(2, null), 'bare');
    binding.endSession();
    frame.unmount();
    expect(desk.told.slice(1)).toEqual(['shown bare change-2', 'left bare gone']);
  });

  it('is not told of a client whose key is a henkilötunnus', () => {
    const frame = desk.mount('oma');
    expect(desk.commit(deliveryOf(1, 'Patient/010190-900A'), 'oma')).toEqual([false]);
    expect(JSON.stringify(frame.shown)).not.toContain('900A');
    expect(frame.page()).toMatchObject({ url: null, opensClient: false });
  });
});

describe('the professional’s own word', () => {
  it('confirms a page of which nothing can be known, when it is in the access log', async () => {
    const frame = desk.mount('oma');
    desk.commit(deliveryOf(1, 'Patient/a'), 'oma');
    expect(await desk.vouch('oma', 1)).toBe(false); // nothing has come yet
    frame.loaded({ by: 'nothing' });
    expect(await desk.vouch('oma', 1)).toBe(true);
    expect([vouched, answers()]).toEqual([['oma Patient/a'], ['shown oma change-1']]);
  });

  it('counts for the present context only', async () => {
    const frame = desk.mount('oma');
    desk.commit(deliveryOf(1, 'Patient/a'), 'oma');
    frame.loaded({ by: 'nothing' });
    const given = desk.vouch('oma', 1);
    desk.commit(deliveryOf(2, 'Patient/b'), 'oma');
    frame.loaded({ by: 'nothing' });
    expect(await given).toBe(false);
    expect(await desk.vouch('oma', 1)).toBe(false);
    expect(answers()).toEqual([]);
  });

  it('is not taken when it cannot be written down', async () => {
    const frame = desk.mount('oma');
    desk.commit(deliveryOf(1, 'Patient/a'), 'oma');
    frame.loaded({ by: 'nothing' });
    refuseToWrite = true;
    await expect(desk.vouch('oma', 1)).rejects.toThrow('disk full');
    expect(answers()).toEqual([]);
  });
});

describe('what was seen of a page', () => {
  const expected = pageOf({ ...oma, confirmUrl: '/c/{patient.id}$' }, 'Patient/a.b') ?? { url: null };
  const timing = { by: 'timing', address: 'https://oma.example/c/a.b', redirected: false } as const;

  it.each([
    ['the very page', timing, true],
    ['another address', { ...timing, address: 'https://oma.example/c/axb' }, false],
    ['a redirect, that may lead anywhere', { ...timing, redirected: true }, false],
    ['a redirect to a page that names the client', { ...timing, redirected: true, says: 'a.b' }, true],
    ['a page that names somebody else', { ...timing, says: 'other' }, false],
    ['a page that names nobody', { ...timing, says: '' }, false],
    ['nothing', { by: 'nothing' }, false],
    ['the frame gone, where a page is wanted', { by: 'removed' }, false],
  ] as const)('%s', (_, evidence, confirmed) => expect(confirms(evidence, expected)).toBe(confirmed));

  it('is measured by the county’s pattern, where the key means itself', () => {
    const page = pageOf({ ...oma, confirmUrl: '/c/{patient.id}$' }, 'Patient/a.b');
    expect([page?.pattern?.test('/c/a.b'), page?.pattern?.test('/c/axb')]).toEqual([true, false]);
    const other = pageOf({ ...oma, confirmUrl: '/card/{patient.id}$' }, 'Patient/a.b');
    expect(other !== undefined && confirms(timing, other)).toBe(false);
  });

  it('of one client never confirms another', () => {
    const key = fc.stringMatching(/^[A-Za-z0-9\-.]{1,64}$/);
    fc.assert(
      fc.property(key, key, (a, b) => {
        const [one, two] = [pageOf(oma, `Patient/${a}`), pageOf(oma, `Patient/${b}`)];
        if (one === undefined || two === undefined) return;
        const evidence = { ...timing, address: one.url ?? '' };
        expect(confirms(evidence, one)).toBe(true);
        expect(confirms(evidence, two)).toBe(a === b);
      }),
    );
  });
});
