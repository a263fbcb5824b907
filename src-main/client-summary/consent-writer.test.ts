import { call } from '@orpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import type { Permission } from '#shared/access.js';
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
const permission: Permission = {
  register: 'social',
  sections: ['flags', 'plans'],
  until: '2099-12-31',
  given: 'orally',
  informed: true,
};
async function open() {
  const desk = await openDesk({
    sources: [
      { register: 'health', resources: [patient, practitioner, encounter] },
      { register: 'social', resources: [patient, flag('s1')] },
    ],
  });
  desks.push(desk);
  desk.open();
  await desk.state(({ opening }) => opening.state === 'open');
  const consents = () => desk.servers[1]?.resources.filter(({ resourceType }) => resourceType === 'Consent') ?? [];
  const provenances = () =>
    desk.servers[1]?.resources.filter(({ resourceType }) => resourceType === 'Provenance') ?? [];
  const record = () => call(desk.asks.recordPermission, { version: 1, permission }, desk.context);
  const revoke = (consent: string) => call(desk.asks.revokePermission, { version: 1, consent }, desk.context);
  return { desk, consents, provenances, record, revoke };
}

describe('a luovutuslupa', () => {
  it('is written once for a double click, with who wrote it, and opens what it covers', async () => {
    const { desk, consents, provenances, record } = await open();
    const [first, second] = await Promise.all([record(), record()]);
    expect(first.result).toEqual({ kind: 'done' });
    expect(second).toEqual(first);
    const consent = first.consent ?? '';
    expect(consents()).toMatchObject([
      {
        id: consent.slice('Consent/'.length),
        status: 'active',
        meta: { tag: [{ code: '4' }] },
        patient: { reference: 'Patient/p1' },
        organization: [{ display: 'Kymijoen hyvinvointialue' }],
        provision: {
          type: 'permit',
          period: { end: '2099-12-31' },
          code: [{ text: 'Huomioitavat asiat' }, { text: 'Suunnitelmat ja tavoitteet' }],
        },
      },
    ]);
    expect(provenances()).toMatchObject([
      {
        target: [{ reference: consent }],
        agent: [{ who: { identifier: { value: 'kymijoki-lehtjoh' }, display: 'Johanna Lehtonen' } }],
      },
    ]);
    expect((await desk.entries()).at(-1)).toMatchObject({
      action: 'consentRecorded',
      registers: ['social'],
      sections: ['flags', 'plans'],
    });
    const { others } = await desk.state(
      (one) => one.others[0]?.offers.some(({ ground }) => ground.kind === 'consent') === true,
    );
    const offer = others[0]?.offers[0];
    expect(offer).toMatchObject({ ground: { kind: 'consent', consent }, sections: ['flags', 'plans'] });
    const opened = await call(
      desk.asks.openSections,
      { version: 1, register: 'social', sections: ['flags'], ground: { kind: 'consent', consent } },
      desk.context,
    );
    expect(opened).toEqual({ kind: 'done' });
    const shown = await desk.shown((one) => settled(one) && entryIds(one).includes('Flag/s1'));
    expect(entryIds(shown)).toContain(consent);
  });

  it('closes what it had opened when it is revoked, also when somebody else changed it meanwhile', async () => {
    const { desk, consents, provenances, record, revoke } = await open();
    const { consent = '' } = await record();
    const ground = { kind: 'consent', consent } as const;
    await call(desk.asks.openSections, { version: 1, register: 'social', sections: ['flags'], ground }, desk.context);
    await desk.shown((one) => entryIds(one).includes('Flag/s1'));
    let crossed = false;
    desk.servers[1]?.override((request, response) => {
      if (crossed || request.method !== 'PUT' || request.url?.includes('/Consent') !== true) return false;
      crossed = true;
      desk.servers[1]?.send(response, 412, { resourceType: 'OperationOutcome', issue: [] });
      return true;
    });
    expect(await revoke(consent)).toEqual({ kind: 'done' });
    expect(consents()).toMatchObject([{ status: 'inactive' }]);
    expect(provenances()).toHaveLength(2);
    const state = await desk.state(() => true);
    expect(state.others[0]?.opened).toEqual([]);
    expect(state.others[0]?.offers.map(({ ground }) => ground.kind)).not.toContain('consent');
    expect(entryIds(await desk.shown(() => true))).not.toContain('Flag/s1');
    expect((await desk.entries()).at(-1)).toMatchObject({ action: 'consentRevoked', why: consent });
    expect(await revoke(consent)).toEqual({ kind: 'notAllowed' });
    // The same wish again is a new permission.
    expect((await record()).consent).not.toBe(consent);
  });

  it('can be tried again after a failure, and is one consent then', async () => {
    const { desk, consents, record } = await open();
    let failures = 0;
    desk.servers[1]?.override((request, response) => {
      if (request.method !== 'PUT' || request.url?.includes('/Provenance') !== true || failures > 0) return false;
      failures += 1;
      desk.servers[1]?.send(response, 503, { resourceType: 'OperationOutcome', issue: [] });
      return true;
    });
    expect((await record()).result).toMatchObject({ kind: 'failed', failure: { kind: 'rejected', status: 503 } });
    expect((await record()).result).toEqual({ kind: 'done' });
    expect(consents()).toHaveLength(1);
  });
});
