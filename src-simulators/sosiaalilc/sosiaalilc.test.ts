import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Core, startCore } from '../../tests/contract/ccow/core.js';
import { AUNE } from '../testing/fhir.js';
import { startTestCounty, type TestCounty } from '../testing/county.js';
import { launch, openWindow, type DeskWindow } from '../testing/desk.js';
import type { ViewState } from './desk.js';
import { SOCIAL_TAG } from './records/schemas.js';

type Style = 'poll' | 'callback';
let county: TestCounty;
let core: Core;
let window: DeskWindow<ViewState>;

const of = (client: string) => ({ meta: { tag: [SOCIAL_TAG] }, subject: { reference: `Patient/${client}` } });
const shows = (id: string | null) => (view: ViewState) => (view.client?.id ?? null) === id;

/** The system at the real context manager's binding. */
async function start(style: Style) {
  const profile = style === 'poll' ? 'mkh-hypothesis' : 'ccow';
  const tool = { id: 'lc', name: 'SosiaaliLC', master: false, profile, origins: [county.sosiaalilc] } as const;
  core = await startCore([tool]);
  const { browser } = await launch(county.sosiaalilc, { 'ccow.registry': core.url('lc'), 'ccow.notify': style });
  window = await openWindow<ViewState>(county.sosiaalilc, browser);
  await core.heard('joined');
  await window.until((view) => view.connection === 'connected' && view.caseList.state === 'ready');
  return browser;
}
const turn = async (mode: string) => expect((await window.act('/demo/behaviour', { mode })).status).toBe(200);
const answered = (id: string) => core.heard('answered', (one) => one.id === id);
/** A change made elsewhere. */
const move = (id: string, client: string | null) => core.commit(id, client, 'elsewhere', 'lc');

beforeEach(async () => {
  county = await startTestCounty();
  county.fhir.patients.set('eino', {
    ...AUNE,
    id: 'eino',
    identifier: [{ system: 'urn:oid:1.2.246.21', value: '010150-930B' }],
    name: [{ use: 'official', family: "O'Neill|Ståhl", given: ['Eino'] }],
  });
  county.fhir.created.push(
    { resourceType: 'CarePlan', ...of('aune'), title: 'Kotona asumisen tuki', status: 'active' },
    { resourceType: 'CareTeam', ...of('eino'), name: 'Vammaispalvelut', status: 'active' },
    { resourceType: 'CarePlan', subject: { reference: 'Patient/eero' }, title: 'Hoitosuunnitelma' },
  );
});
afterEach(async () => {
  window.close();
  await county.close();
  await core.binding.close();
});

describe.each(['poll', 'callback'] as const)('SosiaaliLC in the common context, %s', (style) => {
  it('lists the clients of the social welfare register only, and shows the client’s case', async () => {
    await start(style);
    const { caseList } = window.views.all.at(-1) ?? expect.fail();
    expect(caseList.state === 'ready' && caseList.value.map(({ name, service }) => [name, service])).toEqual([
      ["O'NEILL|STÅHL EINO", 'Vammaispalvelut'],
      ['SAARIKOSKI AUNE MARJATTA', 'Kotona asumisen tuki'],
    ]);
    move('1', 'Patient/aune');
    const view = await window.until((one) => one.record?.state === 'ready');
    expect(view.record?.state === 'ready' && view.record.value.plans).toMatchObject([
      { title: 'Kotona asumisen tuki' },
    ]);
  });

  it('follows a change made elsewhere, and no client, and confirms what it shows', async () => {
    await start(style);
    move('1', 'Patient/aune');
    expect((await answered('1')).answer).toBe('shown');
    await window.until(shows('aune'));
    move('2', null);
    expect((await answered('2')).answer).toBe('shown');
    await window.until(shows(null));
  });

  it('begins a change of its own from its list', async () => {
    await start(style);
    await window.act('/open', { id: 'eino' });
    const { change } = await core.heard('propose');
    expect(change.client).toBe('Patient/eino');
    core.surveyed(change.id, []);
    core.commit(change.id, change.client, 'lc');
    await window.until(shows('eino'));
  });

  it('keeps its client while text is unsaved', async () => {
    await start(style);
    move('1', 'Patient/aune');
    await window.until((view) => view.client?.id === 'aune' && view.record?.state === 'ready');
    await window.act('/draft', { client: 'aune', text: 'Soitettu omaiselle' });
    if (style === 'callback') {
      core.binding.survey('lc', core.delivery('2', 'Patient/eino', 'elsewhere'));
      expect(await answered('2')).toMatchObject({ answer: 'refused', detail: expect.stringContaining('kesken') });
      await window.until((view) => view.message?.text.includes('kesken') === true);
    }
    await window.act('/open', { id: 'eino' });
    expect(window.views.all.at(-1)?.client?.id).toBe('aune');
    expect((await window.act('/save', { client: 'aune', text: 'Soitettu omaiselle' })).status).toBe(200);
    move('3', 'Patient/eino');
    await window.until(shows('eino'));
    expect(county.fhir.created.at(-1)).toMatchObject({ docStatus: 'final', meta: { tag: [{ code: '4' }] } });
  });

  it.each([
    ['one that it does not know', undefined],
    ['one who is somebody else there', '010190-900P'],
  ])('shows nobody rather than the wrong one: %s', async (_who, code) => {
    county.fhir.patients.delete('eino');
    if (code !== undefined) {
      const identifier = [{ system: 'urn:oid:1.2.246.21', value: code }];
      county.fhir.patients.set('eino', { ...AUNE, id: 'eino', identifier });
    }
    await start(style);
    move('1', 'Patient/aune');
    await window.until(shows('aune'));
    move('2', 'Patient/eino');
    const view = await window.until((one) => one.client === null && one.message !== null);
    expect(view.message?.tone).toBe('warning');
  });

  it('ends with the session of the workbench', async () => {
    await start(style);
    move('1', 'Patient/aune');
    await window.until(shows('aune'));
    core.signOut();
    const view = await window.until((one) => one.over);
    expect(view.client).toBeNull();
  });
});

describe('SosiaaliLC as CCOW would have it', () => {
  beforeEach(() => start('callback'));

  it.each([
    ['change-anyway', true, 'changeAnyway'],
    ['keep-client', false, 'cancel'],
  ] as const)('asks its user when others object: %s', async (_what, yes, choice) => {
    move('1', 'Patient/aune');
    await window.until(shows('aune'));
    await window.act('/open', { id: 'eino' });
    const { change } = await core.heard('propose');
    core.surveyed(change.id, [{ toolId: 'pex360', name: 'PEX360', why: 'refused', detail: 'Huomio kesken' }]);
    const { question } = await window.until((view) => view.question !== null);
    expect(question?.objections.join()).toContain('Huomio kesken');
    expect(window.views.all.at(-1)?.client?.id).toBe('aune');
    await window.act('/answer', { yes });
    expect((await core.heard('decide')).choice).toBe(choice);
    await window.until((view) => view.question === null && view.client?.id === (yes ? 'eino' : 'aune'));
  });
});

describe('the troublemaker in SosiaaliLC', () => {
  /** Nothing has been answered to a change by the time that another one, told later, has been. */
  const silent = (id: string) =>
    expect(core.events.filter((one) => one.event === 'answered' && one.id === id)).toEqual([]);

  it.each(['hang', 'crash', 'oldClient', 'refuse'] as const)(
    'poll, %s: does not confirm until it is set right',
    async (mode) => {
      await start('poll');
      move('1', 'Patient/aune');
      await answered('1');
      await turn(mode);
      await window.until((view) => view.behaviour === mode);
      move('2', 'Patient/eino');
      const fault = mode === 'hang' ? 'hung' : mode === 'crash' ? 'crashed' : null;
      const view = await window.until((one) => one.fault === fault);
      expect(view.client?.id).toBe(mode === 'crash' ? undefined : 'aune');
      silent('2');
      await turn('normal');
      await window.until((one) => one.fault === null && one.client?.id === 'eino');
      expect((await answered('2')).answer).toBe('shown');
    },
  );

  it('poll, late: confirms after a while', async () => {
    await start('poll');
    move('1', 'Patient/aune');
    await answered('1');
    await turn('late');
    move('2', 'Patient/eino');
    expect((await answered('2')).answer).toBe('shown');
    await window.until(shows('eino'));
  });

  it('callback, refuse: accepts on condition, with the reason', async () => {
    await start('callback');
    await turn('refuse');
    core.binding.survey('lc', core.delivery('1', 'Patient/aune', 'elsewhere'));
    expect(await answered('1')).toMatchObject({ answer: 'refused', detail: expect.stringContaining('häiriö') });
  });

  it('callback, crash: the connection is torn and the page shows it', async () => {
    await start('callback');
    move('1', 'Patient/aune');
    await answered('1');
    await turn('crash');
    move('2', 'Patient/eino');
    const view = await window.until((one) => one.fault === 'crashed');
    expect(view.client).toBeNull();
    expect((await answered('2')).answer).not.toBe('shown');
    await turn('normal');
    await window.until((one) => one.fault === null && one.client?.id === 'eino');
  });

  it.each(['hang', 'oldClient'] as const)(
    'callback, %s: answers nothing, keeps the client, and starts anew',
    async (mode) => {
      await start('callback');
      move('1', 'Patient/aune');
      await answered('1');
      await turn(mode);
      move('2', 'Patient/eino');
      if (mode === 'hang') await window.until((one) => one.fault === 'hung');
      expect(window.views.all.at(-1)?.client?.id).toBe('aune');
      silent('2');
      await turn('normal');
      await window.until((one) => one.fault === null && one.client?.id === 'eino');
    },
  );
});
