import { describe, expect, it } from 'vitest';
import { addressesSchema, readOptions } from './options.js';

describe('options', () => {
  it('read what is right', () => {
    expect(readOptions(['--demo-user', 'nurse', '--fhir', 'http://127.0.0.1:1/fhir'])).toEqual({
      options: { demoUser: 'nurse', fhir: 'http://127.0.0.1:1/fhir', colleaguesClock: undefined },
    });
    expect(readOptions([])).toEqual({ options: { demoUser: undefined, fhir: undefined, colleaguesClock: undefined } });
  });
  it('say what is wrong', () => {
    expect(readOptions(['--demo-user', 'king'])).toEqual({ mistake: expect.stringContaining('nurse, socialWorker') });
    expect(readOptions(['--fhir', 'here'])).toHaveProperty('mistake');
    expect(readOptions(['--unknown'])).toHaveProperty('mistake');
  });
  it('take the addresses that can be read', () => {
    const told = { type: 'addresses', fhir: 'http://127.0.0.1:1/fhir', hub: '' };
    expect(addressesSchema.parse(told)).toMatchObject({ fhir: 'http://127.0.0.1:1/fhir', hub: undefined });
    expect(addressesSchema.safeParse({ type: 'other' }).success).toBe(false);
  });
});
