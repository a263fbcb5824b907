import { call } from '@orpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Desk,
  encounter,
  entryIds,
  flag,
  openDesk,
  patient,
  practitioner,
  settled,
} from '../../tests/fixtures/access-desk.js';

const desks: Desk[] = [];
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
});
async function at(options: Parameters<typeof openDesk>[0]) {
  const desk = await openDesk(options);
  desks.push(desk);
  return desk;
}
const SOCIAL_TAG = { tag: [{ system: 'urn:oid:1.2.246.537.5.40150.2009', code: '4' }] };
const health = { register: 'health' as const, resources: [patient, practitioner, encounter, flag('h1')] };
const social = {
  register: 'social' as const,
  resources: [{ ...patient }, flag('s1')],
};

describe('opening a client', () => {
  it('is by a relationship that the source tells of, logged before anything is read', async () => {
    const desk = await at({ sources: [health] });
    desk.open();
    const state = await desk.state(({ opening }) => opening.state === 'open');
    expect(state).toMatchObject({
      contextVersion: 1,
      client: 'Patient/p1',
      own: ['health'],
      opening: {
        basis: {
          kind: 'relationship',
          relationship: { kind: 'call', title: 'Puhelu, asiakasohjaus', source: 'Lähde 0' },
        },
      },
    });
    expect(await desk.entries()).toMatchObject([
      {
        action: 'accessOpened',
        professional: 'kymijoki-lehtjoh',
        client: 'Patient/p1',
        registers: ['health'],
        ground: 'relationship:call',
      },
    ]);
    expect(entryIds(await desk.shown(settled))).toEqual(expect.arrayContaining(['Flag/h1', 'Encounter/e1']));
  });

  it('needs a purpose where there is none: until then no data are asked for', async () => {
    const desk = await at({ sources: [{ ...health, resources: [patient, practitioner, flag('h1')] }] });
    desk.open();
    const state = await desk.state(({ opening }) => opening.state === 'needsPurpose');
    expect(state.choices.purposes[0]).toBe('care');
    expect((await desk.shown(() => true)).sections).toEqual([]);
    expect(desk.servers[0]?.requests.some(({ url }) => url.includes('/Flag'))).toBe(false);
    const { contextVersion: version } = state;
    const wrong = await call(
      desk.asks.choosePurpose,
      { version, purpose: 'service', service: 'childProtection' },
      desk.context,
    );
    expect(wrong).toEqual({ kind: 'notAllowed' });
    const stale = { version: version - 1, purpose: 'guidance', service: 'counsellingCentre' } as const;
    expect(await call(desk.asks.choosePurpose, stale, desk.context)).toEqual({ kind: 'changed' });
    expect(await call(desk.asks.choosePurpose, { ...stale, version }, desk.context)).toEqual({ kind: 'done' });
    expect(entryIds(await desk.shown(settled))).toEqual(['Flag/h1']);
    expect(await desk.entries()).toMatchObject([
      { action: 'accessOpened', purpose: 'guidance', service: 'counsellingCentre', ground: 'purpose' },
    ]);
  });

  it('shows nothing when the log cannot be written, and can be tried again', async () => {
    let full = true;
    const entries: unknown[] = [];
    const append = async (entry: unknown) => {
      if (full) throw new Error('ENOSPC');
      entries.push(entry);
    };
    const desk = await at({ sources: [health], accessLog: { append } });
    desk.open();
    const refused = await desk.state(({ opening }) => opening.state === 'refused');
    expect(refused.opening).toEqual({ state: 'refused', why: 'logUnwritable' });
    expect(desk.servers[0]?.requests.some(({ url }) => url.includes('/Flag'))).toBe(false);
    full = false;
    await call(desk.asks.checkAgain, { version: 1 }, desk.context);
    await desk.state(({ opening }) => opening.state === 'open');
    full = true;
    expect(await call(desk.asks.openProtected, { version: 1 }, desk.context)).toEqual({ kind: 'logUnwritable' });
    expect(entries).toHaveLength(1);
  });

  it('is refused to a role without a right, and ends with the session', async () => {
    const trainer = await at({ role: 'trainer', sources: [health] });
    trainer.open();
    expect((await trainer.state(({ client }) => client !== null)).opening).toEqual({ state: 'refused', why: 'role' });
    const desk = await at({ role: 'trainer', sources: [health], policy: { trainer: { own: ['health'] } } });
    desk.open();
    await desk.state(({ opening }) => opening.state === 'open');
    await desk.shown(settled);
    desk.setProfessional(undefined);
    expect((await desk.state(() => true)).opening).toEqual({ state: 'noClient' });
    expect((await desk.shown(() => true)).sections).toEqual([]);
  });
});

describe('the other register', () => {
  it('stays closed until a ground is chosen, is not read before, and is opened section by section', async () => {
    const desk = await at({
      sources: [{ ...health, resources: [...health.resources, flag('x', { meta: SOCIAL_TAG })] }, social],
    });
    desk.open();
    const state = await desk.state(({ opening }) => opening.state === 'open');
    const before = await desk.shown(settled);
    expect(entryIds(before)).not.toEqual(expect.arrayContaining(['Flag/x']));
    expect(entryIds(before)).not.toEqual(expect.arrayContaining(['Flag/s1']));
    const closed = before.sections.filter((one) => one.closed.length > 0).map(({ id }) => id);
    expect(closed).toEqual(expect.arrayContaining(['flags', 'social', 'contacts']));
    expect(closed).not.toContain('allergies');
    expect(desk.servers[1]?.requests.some(({ url }) => url.includes('/Flag'))).toBe(false);
    const [other] = state.others;
    expect(other).toMatchObject({ register: 'social', opened: [] });
    expect(other?.offers.map(({ ground }) => ground.kind)).toEqual(['statutory', 'statutory', 'statutory']);
    const ground = { kind: 'statutory', id: 'childProtection' } as const;
    const open = (chosen: typeof ground | { kind: 'jointService' }) =>
      call(
        desk.asks.openSections,
        { version: 1, register: 'social', sections: ['flags'], ground: chosen },
        desk.context,
      );
    expect(await open({ kind: 'jointService' })).toEqual({ kind: 'notAllowed' });
    expect(await open(ground)).toEqual({ kind: 'done' });
    const after = await desk.shown((one) => settled(one) && entryIds(one).includes('Flag/s1'));
    expect(entryIds(after)).toContain('Flag/x');
    expect(after.sections.find(({ id }) => id === 'flags')?.closed).toEqual([]);
    expect(after.sections.find(({ id }) => id === 'contacts')?.closed).toEqual(['social']);
    const socialAsked = desk.servers[1]?.requests.map(({ url }) => url) ?? [];
    expect(socialAsked.some((url) => url.includes('/Flag'))).toBe(true);
    expect(socialAsked.some((url) => url.includes('/Encounter'))).toBe(false);
    expect((await desk.entries()).at(-1)).toMatchObject({
      action: 'sectionOpened',
      registers: ['social'],
      sections: ['flags'],
      ground: 'statutory:childProtection',
    });
    desk.open();
    expect((await desk.state(({ contextVersion }) => contextVersion === 2)).others[0]?.opened ?? []).toEqual([]);
  });
});
