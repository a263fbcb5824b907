import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HandedContact } from '#shared/handed-contact.js';
import { CLIENT, ID, OPERATION, accepted, isOpen, locked, setUpDesk, signedIn, wish } from './testing/desk.js';
import { request } from './testing/request.js';

let desk: ReturnType<typeof setUpDesk>;
beforeEach(() => (desk = setUpDesk()));
afterEach(() => desk.part.close());

test('a client goes along as a reference, after the log, once however often it is sent', async () => {
  desk.hub.connect();
  const both = Promise.all([desk.api.send(wish), desk.api.send(wish)]);
  await new Promise(setImmediate);
  desk.quiet();
  expect(await both).toEqual([
    { kind: 'done', id: ID },
    { kind: 'done', id: ID },
  ]);
  expect(desk.story).toEqual([`log given 3 queue:sosiaalipaivystys ${ID}`]);
  expect(desk.said()).toHaveLength(1);
  expect(desk.said()[0]).toMatchObject({ operation: { id: ID, action: { do: 'open', request: { client: CLIENT } } } });
});

test('another client than the asker saw is not sent, nor one whose sending cannot be logged, nor one that is closed to them', async () => {
  desk.hub.connect();
  expect(await desk.api.send({ ...wish, version: 2 })).toEqual({ kind: 'changed' });
  desk.refuseGiving({ kind: 'logUnwritable' });
  expect(await desk.api.send(wish)).toEqual({ kind: 'logUnwritable' });
  desk.refuseGiving({ kind: 'notAllowed' });
  expect(await desk.api.send(wish)).toEqual({ kind: 'notAllowed' });
  desk.session.set(locked('me'));
  expect(await desk.api.send(wish)).toEqual({ kind: 'changed' });
  desk.quiet();
  expect(desk.said()).toEqual([]);
});

test('of a contact that a colleague hands over only what one may record is let in, whatever the hub tells', async () => {
  const social = setUpDesk(['social']);
  const contact: HandedContact = {
    id: OPERATION,
    channel: 'call',
    beganAt: '2026-11-27T09:50:00.000Z',
    onLine: false,
    caller: 'self',
    callerName: '',
    register: 'health',
    reason: 'Kuumetta',
    steps: [],
    promises: [{ id: 'p', kind: 'other', about: 'kuumeen seuranta' }],
    texts: { health: 'Kuumetta kolme päivää', social: 'Asuu yksin' },
    withheld: false,
  };
  social.tell(request({ kind: 'handOver', contact }));
  const { consultations } = await social.shown();
  const shown = consultations.map((one) => (one.view === 'full' ? one.contact : undefined));
  social.part.close();
  const { reason: _reason, ...rest } = contact;
  expect(shown[0]).toEqual({
    ...rest,
    promises: [{ id: 'p', kind: 'other', about: '' }],
    texts: { social: 'Asuu yksin' },
    withheld: true,
  });
});

test('a contact that does not go along with its client, or goes already, is not sent', async () => {
  desk.hub.connect();
  // The double of the desk gives none.
  expect(await desk.api.send({ ...wish, kind: 'handOver', contact: OPERATION })).toEqual({ kind: 'changed' });
  expect(await desk.api.send({ ...wish, contact: OPERATION })).toEqual({ kind: 'refused', why: 'invalid' });
  desk.quiet();
  expect([desk.said(), desk.story]).toEqual([[], []]);
});

test('a question without a client needs no log, and names none', async () => {
  desk.hub.connect();
  const sent = desk.api.send({ ...wish, withClient: false });
  await new Promise(setImmediate);
  desk.quiet();
  expect(await sent).toEqual({ kind: 'done', id: ID });
  expect(JSON.stringify(desk.said())).not.toContain(CLIENT);
  expect(desk.story).toEqual([]);
});

test('after each hello the versions at hand are told, and what waits is shown as waiting', async () => {
  expect(await desk.api.send(wish)).toEqual({ kind: 'waiting', id: ID });
  expect(await desk.shown()).toMatchObject({
    connected: false,
    pending: [{ id: ID, do: 'open', request: { topic: 'Toimeentulo' } }],
  });
  desk.hub.connect();
  desk.tell(request({ id: OPERATION, version: 7 }));
  desk.quiet();
  desk.hub.breakLine();
  desk.hub.connect();
  desk.quiet();
  expect(desk.hub.heard.filter(({ type }) => type === 'consultSync')).toEqual([
    { type: 'consultSync', known: [] },
    { type: 'consultSync', known: [[OPERATION, 7]] },
  ]);
  expect((await desk.shown()).pending).toEqual([]);
});

test('a refusal that came late stays, with what was written, until it is dismissed', async () => {
  await desk.api.act({ id: ID, operation: OPERATION, action: { do: 'say', text: 'Tärkeä tieto', answer: true } });
  desk.hub.refuseIf(() => true);
  desk.hub.connect();
  desk.quiet();
  expect((await desk.shown()).refused).toEqual([
    {
      operation: OPERATION,
      consultation: ID,
      do: 'say',
      why: 'alreadyTaken',
      action: { do: 'say', text: 'Tärkeä tieto', answer: true },
    },
  ]);
  await desk.api.dismissRefusal({ operation: OPERATION });
  expect((await desk.shown()).refused).toEqual([]);
});

test('what must be logged first is not done by the general way', async () => {
  desk.hub.connect();
  const { id: _id, version: _version, withClient: _with, ...request } = wish;
  for (const action of [{ do: 'open', request: { ...request, client: CLIENT } }, { do: 'openedClient' }] as const)
    expect(await desk.api.act({ id: ID, operation: OPERATION, action })).toEqual({ kind: 'refused', why: 'invalid' });
  expect(desk.said()).toEqual([]);
});

test('locked, nothing is shown or done; unlocked, everything is there and what waited goes', async () => {
  desk.hub.connect();
  desk.tell(request());
  await new Promise(setImmediate);
  desk.hub.breakLine();
  await desk.api.act({ id: ID, operation: OPERATION, action: { do: 'accept' } });
  desk.session.set(locked('me'));
  expect(await desk.shown()).toEqual({ connected: false, consultations: [], queues: [], pending: [], refused: [] });
  expect(await desk.api.act({ id: ID, operation: OPERATION, action: { do: 'accept' } })).toEqual({ kind: 'changed' });
  expect(await desk.api.recordingText({ id: ID })).toEqual({});
  desk.session.set(signedIn('me'));
  expect(await desk.shown()).toMatchObject({ consultations: [{ id: ID }], pending: [{ id: OPERATION }] });
  desk.hub.connect();
  desk.quiet();
  expect(desk.hub.done.map(({ id }) => id)).toEqual([OPERATION]);
});

test('another person sees and says nothing of the one before, whose own work comes back with them', async () => {
  desk.tell(request());
  await desk.api.act({ id: ID, operation: OPERATION, action: { do: 'accept' } });
  desk.session.set(locked('me'));
  const restore = desk.part.setAside();
  desk.part.clear();
  desk.session.set({ state: 'signedOut' });
  desk.session.set(signedIn('other'));
  desk.hub.connect();
  desk.quiet();
  expect(await desk.shown()).toMatchObject({ self: 'other', consultations: [], pending: [] });
  expect(desk.said()).toEqual([]);
  desk.hub.breakLine();
  desk.part.clear();
  desk.session.set(signedIn('me'));
  restore();
  desk.hub.connect();
  desk.quiet();
  expect(desk.hub.done.map(({ id }) => id)).toEqual([OPERATION]);
  expect(await desk.shown()).toMatchObject({ self: 'me', consultations: [{ id: ID }] });
});

test('without setting aside, signing out forgets everything', async () => {
  desk.tell(request());
  await desk.api.act({ id: ID, operation: OPERATION, action: { do: 'accept' } });
  desk.part.clear();
  desk.session.set({ state: 'signedOut' });
  desk.session.set(signedIn('me'));
  desk.hub.connect();
  desk.quiet();
  expect(await desk.shown()).toMatchObject({ consultations: [], pending: [] });
  expect(desk.said()).toEqual([]);
});

test('the text for recording is in the log first when it is of a client', async () => {
  desk.tell(request({ ...accepted, handover: wish.handover }));
  expect((await desk.api.recordingText({ id: ID })).text).toContain('Tilanne: Vuokra maksamatta');
  expect(desk.story).toEqual([`log dataCopied ${CLIENT} ${ID}`]);
});

test('a draft is made only for the client that the asker sees and may see', async () => {
  const empty = { identify: '', situation: '', background: '', assessment: '', recommendation: '' };
  expect(await desk.api.draft({ version: 3 })).toEqual({ handover: empty, language: 'fi' });
  desk.committed(isOpen);
  expect(await desk.api.draft({ version: 3 })).toEqual({ handover: empty, language: 'fi' });
  expect(await desk.api.draft({ version: 4 })).toMatchObject({
    client: CLIENT,
    handover: { identify: expect.stringContaining('Nimi me') },
  });
});
