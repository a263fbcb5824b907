import { afterEach, beforeEach, expect, test } from 'vitest';
import { CLIENT, ID, accepted, isOpen, setUpDesk } from './testing/desk.js';
import { request } from './testing/request.js';

let desk: ReturnType<typeof setUpDesk>;
beforeEach(() => (desk = setUpDesk()));
afterEach(() => desk.part.close());

test('an opening that did not come to be is told to nobody', async () => {
  desk.hub.connect();
  desk.tell(request(accepted));
  const opening = desk.api.openClient({ id: ID });
  await new Promise(setImmediate);
  expect(await opening).toEqual({ opened: false });
  desk.quiet();
  expect(desk.said()).toEqual([]);
});

test('while the change is under way nothing is told; when access has found its reason, it is', async () => {
  desk.hub.connect();
  desk.tell(request(accepted));
  desk.context.set({ version: 3, active: null, pending: { id: 'x', from: 'workbench' } });
  const opening = desk.api.openClient({ id: ID });
  await new Promise(setImmediate);
  expect(desk.story).toEqual([`log consultationOpened ${CLIENT} ${ID}`, `open ${CLIENT}`]);
  desk.committed({ state: 'checking' });
  desk.quiet();
  expect(desk.said()).toEqual([]);
  desk.access.set({ contextVersion: 4, client: CLIENT, opening: isOpen });
  expect(await opening).toEqual({ opened: true });
  desk.quiet();
  expect(desk.said()).toMatchObject([{ operation: { consultation: ID, action: { do: 'openedClient' } } }]);
});

test.each([
  ['asked by them', { ...accepted, from: 'me', acceptedBy: 'other' }],
  ['not taken yet', { ...accepted, state: 'waiting' as const, acceptedBy: undefined }],
  ['closed', { ...accepted, state: 'closed' as const }],
])('a request that is %s opens nobody', async (_, { acceptedBy, ...fields }) => {
  desk.hub.connect();
  desk.tell(request({ ...fields, ...(acceptedBy === undefined ? {} : { acceptedBy }) }));
  expect(await desk.api.openClient({ id: ID })).toEqual({ opened: false });
  expect(desk.story).toEqual([]);
});

test('without the log the client is not opened', async () => {
  desk.hub.connect();
  desk.tell(request(accepted));
  desk.fail(new Error('full'));
  expect(await desk.api.openClient({ id: ID })).toEqual({
    opened: false,
    failure: { kind: 'logUnwritable', why: 'other' },
  });
  expect(desk.story).toEqual([]);
  expect(await desk.api.recordingText({ id: ID })).toEqual({ failure: { kind: 'logUnwritable', why: 'other' } });
});

test('a client that is open already without a reason is looked at once more', async () => {
  desk.hub.connect();
  desk.tell(request(accepted));
  desk.committed({ state: 'needsPurpose', failures: [] });
  const opening = desk.api.openClient({ id: ID });
  await new Promise(setImmediate);
  expect(desk.story).toContain('check again 4');
  expect(await opening).toEqual({ opened: false });
});

test('given back while the log was written, it opens nothing', async () => {
  desk.hub.connect();
  desk.tell(request(accepted));
  desk.meanwhile(() => desk.tell(request({ version: 2, state: 'waiting', client: CLIENT })));
  expect(await desk.api.openClient({ id: ID })).toEqual({ opened: false });
  expect(desk.story).not.toContain(`open ${CLIENT}`);
});
