import { afterEach, describe, expect, it } from 'vitest';
import { list } from '../../lib/ccow-participant.js';
import { joinedApplication } from './lib.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});
async function joined(...args: Parameters<typeof joinedApplication>) {
  const all = await joinedApplication(...args);
  closers.push(all.close);
  return all;
}

describe.each(['ccow', 'mkh-hypothesis'] as const)('%s', (profile) => {
  it('M3 one that has joined reads the present context', async () => {
    const { core, application } = await joined(profile);
    core.commit('c1', 'Patient/aune', 'aptj', 'lc');
    const coupon = await application.newest();
    const names = list((await application.data('GetItemNames', { contextCoupon: coupon })).fields.get('names'));
    expect(names.slice(0, 4)).toEqual([
      'Patient.Id.MRN.tyopoyta',
      'Patient.Id.NationalIdNumber',
      'Patient.Co.PatientName',
      'Patient.Co.DateTimeOfBirth',
    ]);
    expect(await application.values(coupon, 'Patient.*')).toMatchObject({
      'Patient.Id.MRN.tyopoyta': 'aune',
      'Patient.Id.NationalIdNumber': '140348-928S',
      'Patient.Co.PatientName': 'Mäkelä^Äune^Örjan',
      'Patient.Co.DateTimeOfBirth': '19480314',
    });
    expect(await application.values(coupon, 'user.id.logon.TYOPOYTA')).toEqual({ 'User.Id.Logon.tyopoyta': 'liisa' });
  });

  it('M3 only what changed, when asked so', async () => {
    const { core, application } = await joined(profile);
    core.commit('c1', 'Patient/aune', 'aptj', 'lc');
    core.commit('c2', 'Patient/eino', 'aptj', 'lc');
    const changed = await application.values(await application.newest(), '*', 'true');
    expect(changed['Patient.Co.PatientName']).toBe("O'Neill|Ståhl^Eino");
    expect(Object.keys(changed).some((name) => name.startsWith('User.'))).toBe(false);
  });

  it('M3 no client is an empty value, with a coupon of its own', async () => {
    const { core, application } = await joined(profile);
    expect(await application.newest()).toBe('0');
    core.commit('c1', 'Patient/aune', 'aptj', 'lc');
    const first = await application.newest();
    core.commit('c2', null, 'workbench', 'lc');
    const coupon = await application.newest();
    expect(coupon).not.toBe(first);
    const values = await application.values(coupon, 'Patient.*');
    expect(Object.keys(values)).toContain('Patient.Id.MRN.tyopoyta');
    expect(Object.values(values).join('')).toBe('');
    const old = await application.data('GetItemValues', { itemNames: '*', onlyChanges: 'false', contextCoupon: first });
    expect(old.fields.get('exception')).toBe('InvalidContextCoupon');
  });
});

it('M3 a tool that was not told of a client does not read of it, but that there is none is for everybody', async () => {
  const { core, application } = await joined('mkh-hypothesis');
  core.commit('c1', 'Patient/aune', 'aptj', 'lc');
  const before = await application.newest();
  core.commit('c2', 'Patient/eino', 'aptj');
  expect(await application.newest()).toBe(before);
  expect(await application.values(before, 'Patient.Id.MRN.*')).toEqual({ 'Patient.Id.MRN.tyopoyta': 'aune' });
  core.commit('c3', null, 'workbench');
  expect(await application.values(await application.newest(), 'Patient.Id.MRN.*')).toEqual({
    'Patient.Id.MRN.tyopoyta': '',
  });
});

it('M10 a polling participant confirms by its next poll after reading, or by naming the coupon that it has', async () => {
  const { core, application } = await joined('mkh-hypothesis');
  const answers = () => core.events.filter((one) => one.event === 'answered').length;
  expect(core.commit('c1', 'Patient/aune', 'aptj', 'lc')).toEqual([true]);
  const coupon = await application.newest();
  await application.values(coupon);
  // Reading is not showing.
  expect(answers()).toBe(0);
  await application.newest({ contextCoupon: '0' });
  expect(answers()).toBe(0);
  await application.newest();
  expect(await core.heard('answered')).toMatchObject({ tool: 'lc', id: 'c1', answer: 'shown' });
  core.commit('c2', 'Patient/eino', 'aptj', 'lc');
  const next = await application.newest({ contextCoupon: coupon });
  await application.newest();
  expect(answers()).toBe(1);
  await application.newest({ contextCoupon: next });
  await core.heard('answered', (one) => one.id === 'c2');
});

it('M10 a polling participant that falls silent is lost, and is back with its next poll', async () => {
  const { core, application } = await joined('mkh-hypothesis');
  core.clock.advance(4000);
  await application.newest();
  core.clock.advance(4000);
  expect(core.events.filter((one) => one.event === 'left')).toEqual([]);
  core.clock.advance(2000);
  expect(await core.heard('left')).toMatchObject({ how: 'lost' });
  expect(core.commit('c1', 'Patient/aune', 'aptj', 'lc')).toEqual([false]);
  await application.newest();
  await core.heard('joined', () => core.events.filter((one) => one.event === 'joined').length === 2);
});

it('M10 under the hypothesis ä and ö are iso-8859-1, and reading calls name their participant', async () => {
  const { core, application } = await joined('mkh-hypothesis');
  core.commit('c1', 'Patient/aune', 'aptj', 'lc');
  const contextCoupon = await application.newest();
  const answer = await application.data('GetItemValues', {
    itemNames: 'Patient.Co.*',
    onlyChanges: 'false',
    contextCoupon,
  });
  expect(answer.text).toContain('M%E4kel%E4');
  const nobody = await application.call('ContextData', 'GetItemValues', { itemNames: '*', contextCoupon });
  expect(nobody.fields.get('exception')).toBe('MissingArg');
});
