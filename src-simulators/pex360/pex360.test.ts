import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestCounty, type TestCounty } from '../testing/county.js';
import { launchAptj, openWindow, type DeskWindow } from '../testing/desk.js';
import type { ViewState } from './session.js';

let county: TestCounty;
let window: DeskWindow<ViewState>;
beforeEach(async () => {
  county = await startTestCounty();
  const { browser } = await launchAptj(county.pex360, county.hub);
  window = await openWindow<ViewState>(county.pex360, browser);
  await window.until((view) => view.connection === 'connected');
});
afterEach(async () => {
  window.close();
  await county.close();
});

describe('PEX360 at the workbench', () => {
  it('subscribes with a token that reads the client and never leads', async () => {
    const { hub } = county;
    expect(hub.subscriptions.all[0]?.get('subscriber.name')).toBe('PEX360');
    const [token] = hub.tokens.all;
    expect(decodeJwt(token ?? '')).toMatchObject({ client_id: 'pex360' });
    const scopes = String(decodeJwt(token ?? '')['scope']).split(' ');
    expect(scopes).toContain('fhircast/Patient-open.read');
    expect(scopes.filter((scope) => scope.endsWith('.write'))).toEqual(['fhircast/SyncError.write']);
  });

  it('shows the client’s risk factors by theme, from the data store', async () => {
    const { hub, fhir } = county;
    fhir.created.push({
      resourceType: 'Condition',
      subject: { reference: 'Patient/aune' },
      code: { text: 'Eteisvärinä', coding: [{ code: 'I48' }] },
      clinicalStatus: { coding: [{ code: 'active' }] },
    });
    const id = hub.tell('Patient-open', hub.patientContext('aune'));
    expect((await hub.answerTo(id)).status).toBe('200');
    const view = await window.until((one) => one.record?.state === 'ready');
    expect(view.client?.name).toBe('SAARIKOSKI AUNE MARJATTA');
    const profile = view.record?.state === 'ready' ? view.record.value : expect.fail();
    const known = profile.themes.filter(({ factors }) => factors.length > 0);
    expect(known).toMatchObject([{ title: 'Sydän ja verisuonet', factors: [{ label: 'Eteisvärinä' }] }]);
    expect(profile.unknown).toBe(profile.themes.length - 1);
    expect(hub.publishes.all).toEqual([]);
  });

  it('refuses a change while a remark is unsaved, and says why', async () => {
    const { hub, fhir } = county;
    await hub.answerTo(hub.tell('Patient-open', hub.patientContext('aune')));
    await window.act('/draft', { client: 'aune', text: 'Seuraa painoa' });
    hub.state.current = hub.patientContext('eero');
    const answer = await hub.answerTo(hub.tell('Patient-open', hub.state.current));
    expect(answer).toMatchObject({ status: '409', reason: expect.stringContaining('Huomiota ei ole tallennettu') });
    expect(window.views.all.at(-1)?.client?.id).toBe('aune');
    await window.act('/save', { client: 'aune', text: 'Seuraa painoa' });
    await window.until((view) => view.client?.id === 'eero' && view.draft === '');
    expect(fhir.created).toMatchObject([{ type: { text: 'PEX360: huomio' }, subject: { reference: 'Patient/aune' } }]);
  });

  it('is not overtaken by a second wish for the same client', async () => {
    const { hub, fhir } = county;
    let release = () => {};
    fhir.state.holdReads = new Promise((resolve) => (release = resolve));
    const twice = [1, 2].map(() => hub.tell('Patient-open', hub.patientContext('eero')));
    await hub.answerTo(hub.tell('SyncError'));
    release();
    const answers = await Promise.all(twice.map((id) => hub.answerTo(id)));
    expect(answers.map(({ status }) => status)).toEqual(['200', '200']);
  });

  it('has no way to choose a client of its own', async () => {
    expect((await window.act('/open', { id: 'aune' })).status).toBe(404);
  });

  it('says in the standard’s own way that it did not sign out', async () => {
    const { hub, fhir } = county;
    await hub.answerTo(hub.tell('Patient-open', hub.patientContext('aune')));
    await window.act('/draft', { client: 'aune', text: 'Kesken' });
    fhir.state.refusesWrites = true;
    const id = hub.tell('userlogout');
    expect((await hub.answerTo(id)).status).toBe('409');
    const { event } = await hub.publishes.first((one) => one.event['hub.event'] === 'SyncError');
    expect(event.context).toMatchObject([
      {
        key: 'operationoutcome',
        resource: { issue: [{ severity: 'warning', details: { coding: [{ code: id }, { code: 'userlogout' }, {}] } }] },
      },
    ]);
    expect(window.views.all.at(-1)?.draft).toBe('Kesken');
  });
});
