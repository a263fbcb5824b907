import { afterEach, describe, expect, it } from 'vitest';
import { list, startParticipant } from '../../lib/ccow-participant.js';
import { startCore } from './core.js';
import { caller, joinedApplication } from './lib.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});
async function joined(...args: Parameters<typeof joinedApplication>) {
  const all = await joinedApplication(...args);
  closers.push(all.close);
  return all;
}
/** Two applications of CCOW that have joined. */
async function two(onCall?: Parameters<typeof startParticipant>[0]) {
  const [one, other] = [await startParticipant(), await startParticipant(onCall)];
  const core = await startCore([
    { id: 'lc', name: 'SosiaaliLC', master: false, profile: 'ccow', origins: [one.origin] },
    { id: 'other', name: 'Toinen', master: false, profile: 'ccow', origins: [other.origin] },
  ]);
  closers.push(one.close, other.close, core.binding.close);
  const lc = caller(core, 'lc', 'utf8');
  const second = caller(core, 'other', 'utf8');
  await lc.join({ contextParticipant: one.url });
  await second.join({ contextParticipant: other.url });
  await core.heard('joined', ({ tool }) => tool === 'other');
  return { core, lc, second, one, other };
}
const EINO = { 'Patient.Id.MRN.tyopoyta': 'eino' };

it('M4 Start, Set, End, Publish(accept): every other participant hears of it', async () => {
  const { core, lc, one, other, second } = await two();
  const contextCoupon = await lc.begin(EINO);
  const ending = lc.manager('EndContextChanges', { contextCoupon });
  const { change } = await core.heard('propose');
  expect(change).toMatchObject({ client: 'Patient/eino', by: 'lc', heldByTool: true });
  core.surveyed(change.id, []);
  const ended = await ending;
  expect(Object.fromEntries(ended.fields)).toEqual({ noContinue: 'false', responses: '' });
  const published = await lc.manager('PublishChangesDecision', { contextCoupon, decision: 'accept' });
  expect(published.text).toBe('listenerURLs=');
  expect(await core.heard('decide')).toMatchObject({ id: change.id, choice: 'changeAnyway' });
  expect(core.tell('other')).toBe(true);
  const call = await other.next('ContextChangesAccepted');
  expect(call.fields.get('interface')).toBe('ContextParticipant');
  expect(await second.values(call.fields.get('contextCoupon') ?? '', 'Patient.Id.*')).toMatchObject(EINO);
  await core.heard('answered', ({ tool, answer }) => tool === 'other' && answer === 'shown');
  // The starter has moved by its own decision, and is not called.
  expect(one.rest()).toEqual([]);
  expect(await lc.newest()).toBe(contextCoupon);
  expect(await lc.values(contextCoupon, 'Patient.Id.MRN.*')).toEqual(EINO);
});

it('M4 under the hypothesis the change is made by End, and nobody is called', async () => {
  const { core, application, participant } = await joined('mkh-hypothesis');
  const contextCoupon = await application.begin({ 'Patient.Id.NationalIdNumber': '010150-930B' });
  await application.manager('EndContextChanges', { contextCoupon });
  const { change } = await core.heard('propose');
  expect([change.client, change.heldByTool]).toEqual(['Patient/eino', undefined]);
  core.commit(change.id, change.client, 'lc');
  expect(await application.newest({ contextCoupon })).toBe(contextCoupon);
  expect(participant.rest()).toEqual([]);
});

it('M4 a change that did not come to be: its starter, who has moved, gets a new coupon for where the others are', async () => {
  const { core, application } = await joined('mkh-hypothesis');
  core.commit('c1', 'Patient/aune', 'aptj', 'lc');
  const before = await application.newest();
  const contextCoupon = await application.begin(EINO);
  await application.manager('EndContextChanges', { contextCoupon });
  const { change } = await core.heard('propose');
  expect(await application.newest({ contextCoupon })).toBe(before);
  core.binding.cancelled('lc', change);
  const after = await application.newest({ contextCoupon });
  expect([before, contextCoupon]).not.toContain(after);
  expect(await application.values(after, 'Patient.Id.MRN.*')).toEqual({ 'Patient.Id.MRN.tyopoyta': 'aune' });
});

it('M5 conditional acceptance reaches the starter with its reason; cancel leaves everything as it was', async () => {
  const { core, lc, other, second } = await two((method) =>
    method === 'ContextChangesPending' ? { decision: 'conditionally_accept', reason: 'Kirjaus on kesken: äö' } : {},
  );
  core.commit('c0', 'Patient/aune', 'aptj', 'lc', 'other');
  await other.next('ContextChangesAccepted');
  const before = await second.newest();
  const contextCoupon = await lc.begin(EINO);
  const ending = lc.manager('EndContextChanges', { contextCoupon });
  const { change } = await core.heard('propose');
  expect(core.binding.survey('other', core.delivery(change.id, change.client, 'lc'))).toBe(true);
  expect(core.binding.survey('lc', core.delivery(change.id, change.client, 'lc'))).toBe(false);
  const asked = await other.next('ContextChangesPending');
  const proposed = asked.fields.get('contextCoupon') ?? '';
  expect(await second.values(proposed, 'Patient.Id.MRN.*')).toEqual({ 'Patient.Id.MRN.tyopoyta': 'eino' });
  const answer = await core.heard('answered', ({ answer }) => answer === 'refused');
  expect(answer).toMatchObject({ tool: 'other', id: change.id, detail: 'Kirjaus on kesken: äö' });
  core.surveyed(change.id, [
    { toolId: 'other', name: 'Toinen', why: 'refused', detail: 'Kirjaus on kesken: äö' },
    { toolId: 'workbench', name: 'Työpöytä', why: 'unsavedDraft' },
  ]);
  const ended = await ending;
  expect(list(ended.fields.get('responses'))).toEqual([
    'Toinen: Kirjaus on kesken: äö',
    'Työpöytä: luonnos on tallentamatta',
  ]);
  await lc.manager('PublishChangesDecision', { contextCoupon, decision: 'cancel' });
  expect(await core.heard('decide')).toMatchObject({ choice: 'cancel' });
  core.binding.cancelled('other', change);
  expect((await other.next('ContextChangesCanceled')).fields.get('contextCoupon')).toBe(proposed);
  expect(await second.newest()).toBe(before);
  expect(await lc.values(await lc.newest(), 'Patient.Id.MRN.*')).toEqual({ 'Patient.Id.MRN.tyopoyta': 'aune' });
  expect((await second.data('GetItemNames', { contextCoupon: proposed })).fields.get('exception')).toBe(
    'InvalidContextCoupon',
  );
});

it('M5 one that joined without survey is not asked; errors and silence are no acceptance', async () => {
  const { core, other, second } = await two((method) =>
    method === 'ContextChangesPending' ? { exception: 'GeneralFailure', exceptionMessage: 'rikki' } : {},
  );
  const change = core.delivery('c1', 'Patient/eino', 'aptj');
  core.binding.survey('other', change);
  expect(await core.heard('answered')).toMatchObject({ answer: 'failed', detail: 'rikki' });
  await second.manager('LeaveCommonContext');
  await second.join({ contextParticipant: other.url, survey: 'false' });
  await core.heard('joined', () => core.events.filter((one) => one.event === 'joined').length === 3);
  expect(core.binding.survey('other', change)).toBe(false);
});

it.each([true, false])(
  'M5 a starter whose change another one overtook may not accept it (told so: %s)',
  async (told) => {
    const { core, lc } = await two();
    const contextCoupon = await lc.begin(EINO);
    const ending = lc.manager('EndContextChanges', { contextCoupon });
    const { change } = await core.heard('propose');
    core.surveyed(change.id, []);
    await ending;
    core.commit('c9', 'Patient/aune', 'aptj', 'lc');
    if (told) core.binding.cancelled('lc', change);
    const accepted = await lc.manager('PublishChangesDecision', { contextCoupon, decision: 'accept' });
    expect(accepted.fields.get('exception')).toBe('AcceptNotPossible');
    expect(await lc.values(await lc.newest(), 'Patient.Id.MRN.*')).toEqual({ 'Patient.Id.MRN.tyopoyta': 'aune' });
  },
);

it('M5 a change that is dropped while its starter decides can only be cancelled', async () => {
  const { core, lc } = await two();
  const contextCoupon = await lc.begin(EINO);
  const ending = lc.manager('EndContextChanges', { contextCoupon });
  const { change } = await core.heard('propose');
  core.surveyed(change.id, 'gone');
  expect((await ending).fields.get('noContinue')).toBe('true');
  const accepted = await lc.manager('PublishChangesDecision', { contextCoupon, decision: 'accept' });
  expect(accepted.fields.get('exception')).toBe('AcceptNotPossible');
  expect((await lc.manager('PublishChangesDecision', { contextCoupon, decision: 'cancel' })).text).toBe(
    'listenerURLs=',
  );
});

describe.each(['ccow', 'mkh-hypothesis'] as const)('%s', (profile) => {
  it('M6 a starter that hangs loses its turn', async () => {
    const { core, application } = await joined(profile);
    const contextCoupon = await application.begin(EINO);
    const again = await application.manager('StartContextChanges');
    expect(again.fields.get('exception')).toBe('TransactionInProgress');
    core.clock.advance(10_000);
    const late = await application.manager('EndContextChanges', { contextCoupon });
    expect(late.fields.get('exception')).toBe('NotInTransaction');
    expect((await application.manager('StartContextChanges')).fields.has('contextCoupon')).toBe(true);
    expect(core.events.filter((one) => one.event === 'propose')).toEqual([]);
  });

  it('M6 what was set may be undone', async () => {
    const { core, application } = await joined(profile);
    const contextCoupon = await application.begin(EINO);
    expect((await application.manager('UndoContextChanges', { contextCoupon })).text).toBe('');
    expect((await application.manager('EndContextChanges', { contextCoupon })).fields.get('exception')).toBe(
      'NotInTransaction',
    );
    expect(core.events.filter((one) => one.event === 'propose')).toEqual([]);
  });

  it('M9 a change from elsewhere reaches the participant, and its own reaches the context manager as a FHIR reference', async () => {
    const { core, application, participant } = await joined(profile);
    core.commit('c1', 'Patient/aune', 'aptj', 'lc');
    if (profile === 'ccow') await participant.next('ContextChangesAccepted');
    await application.newest({ contextCoupon: await application.newest() });
    await core.heard('answered', ({ id, answer }) => id === 'c1' && answer === 'shown');
    const contextCoupon = await application.begin({ 'Patient.Id.MRN.tyopoyta': '' });
    const ending = application.manager('EndContextChanges', { contextCoupon });
    const { change } = await core.heard('propose');
    // What it closes is the client that it shows: a crossing change to somebody else is not undone by it.
    expect(change).toMatchObject({ client: null, closes: 'Patient/aune' });
    core.surveyed(change.id, []);
    await ending;
  });
});

it('M6 one at a time: another waits or is refused, and a decision that never comes is a cancel', async () => {
  const { core, lc, second } = await two();
  const contextCoupon = await lc.begin(EINO);
  expect((await second.manager('StartContextChanges')).fields.get('exception')).toBe('TransactionInProgress');
  const ending = lc.manager('EndContextChanges', { contextCoupon });
  const { change } = await core.heard('propose');
  core.surveyed(change.id, []);
  await ending;
  core.clock.advance(60_000);
  expect(await core.heard('decide')).toMatchObject({ id: change.id, choice: 'cancel' });
  expect((await second.manager('StartContextChanges')).fields.has('contextCoupon')).toBe(true);
});

it('M6 a starter that leaves in the middle takes its change with it', async () => {
  const { core, lc } = await two();
  const contextCoupon = await lc.begin(EINO);
  const ending = lc.manager('EndContextChanges', { contextCoupon });
  const { change } = await core.heard('propose');
  await lc.manager('LeaveCommonContext');
  expect(await core.heard('decide')).toMatchObject({ id: change.id, choice: 'cancel' });
  core.surveyed(change.id, 'gone');
  expect((await ending).fields.get('exception')).toBe('NotInTransaction');
});
