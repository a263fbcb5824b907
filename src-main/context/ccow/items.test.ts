import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ClientIdentity } from '#shared/context.js';
import type { Delivery } from '../binding.js';
import { fromItems, fromXpn, isItemName, toItems, toXpn } from './items.js';
import { shippedProfiles } from './profiles.js';

const { ccow, 'mkh-hypothesis': mkh } = shippedProfiles();
const identity: ClientIdentity = {
  reference: 'Patient/aune',
  family: 'Mäkelä',
  given: ['Aune', 'Marjatta'],
  birthDate: '1948-03-14',
  gender: 'female',
  municipality: 'Hamina',
  nonDisclosure: false,
  namedWorker: { name: 'Satu Työ', register: 'social' },
  allergies: { state: 'known', substances: ['penisilliini'] },
  origin: 'source',
};
const opening = (more: Partial<ClientIdentity> = {}): Delivery => ({
  change: { id: 'c', client: 'Patient/aune', at: 0, by: 'aptj' },
  version: 1,
  opens: { identity: { ...identity, ...more }, identityCode: '140348-928S' },
  closes: undefined,
  mayShow: [],
});
const person = { user: 'sub-1', userName: 'Liisa Hoitaja' };

it('shares who the client is', () => {
  expect([...toItems(ccow, opening(), person)]).toEqual([
    ['Patient.Id.MRN.tyopoyta', 'aune'],
    ['Patient.Id.NationalIdNumber', '140348-928S'],
    ['Patient.Co.PatientName', 'Mäkelä^Aune^Marjatta'],
    ['Patient.Co.DateTimeOfBirth', '19480314'],
    ['Patient.Co.Sex', 'F'],
    ['User.Id.Logon.tyopoyta', 'sub-1'],
    ['User.Co.Name', 'Liisa Hoitaja'],
  ]);
});

it('shares nothing of where the client is, and under turvakielto no more than identifies', () => {
  const all = JSON.stringify([...toItems(ccow, opening({ nonDisclosure: true }), person)]);
  for (const secret of ['Hamina', 'Satu', 'penisilliini', '"F"']) expect(all).not.toContain(secret);
  expect(all).toContain('Mäkelä^Aune');
});

it('says no client with empty values', () => {
  const closed: Delivery = { ...opening(), change: { id: 'c', client: null, at: 0, by: 'aptj' }, opens: undefined };
  for (const delivery of [closed, undefined]) {
    const items = toItems(mkh, delivery, { user: undefined, userName: undefined });
    expect([...items.keys()]).toContain('Patient.Id.MRN.tyopoyta');
    expect([...items.values()].join('')).toBe('');
  }
});

it('reads whom a tool names', () => {
  const read = (...items: [string, string][]) => fromItems(ccow, new Map(items));
  expect(read(['patient.id.mrn.TYOPOYTA', 'aune'])).toEqual({ ok: true, client: { patientId: 'aune' } });
  expect(read(['Patient.Id.NationalIdNumber', '140348-928s '])).toEqual({
    ok: true,
    client: { identityCode: '140348-928S' },
  });
  expect(read(['Patient.Id.MRN.tyopoyta', ''], ['Patient.Id.NationalIdNumber', ''])).toEqual({
    ok: true,
    client: null,
  });
  expect(read(['Patient.Co.PatientName', 'Mäkelä^Aune'])).toMatchObject({ exception: 'invalidTransaction' });
  expect(read(['Patient.Id.MRN.tyopoyta', '../x'])).toMatchObject({ exception: 'badItemValue' });
  expect(read(['Patient.Id.NationalIdNumber', '1'])).toMatchObject({ exception: 'badItemValue' });
  expect(read(['Patient.Id.MRN.muu', 'aune'])).toMatchObject({ exception: 'invalidTransaction' });
  expect(
    read(
      ['Patient.Id.MRN.tyopoyta', 'aune'],
      ['Patient.Co.PatientName', 'Mäkelä^Aune'],
      ['Patient.Co.DateTimeOfBirth', '19480314'],
    ),
  ).toMatchObject({
    client: { facts: { identity: { family: 'Mäkelä', birthDate: '1948-03-14', origin: 'message' } } },
  });
});

it('reads back the names that it writes, whatever is in them', () => {
  const part = fc
    .array(fc.constantFrom('ä', 'Ö', '^', '&', '\\', '|', 'S', 'E', 'T', '-', 'a'), { minLength: 1, maxLength: 8 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(part, fc.array(part, { maxLength: 3 }), (family, given) => {
      expect(fromXpn(toXpn(family, given))).toEqual({ family, given });
    }),
  );
});

it('knows the form of an item’s name', () => {
  const names = ['Patient.Id.MRN.X', 'Patient.Co.Sex', '[x]Patient.Id.[y]MRN', 'Patient', 'Patient.Id', 'a b.c.d', ''];
  expect(names.map(isItemName)).toEqual([true, true, true, false, false, false, false]);
});
