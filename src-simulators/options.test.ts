import { describe, expect, it } from 'vitest';
import { addressesSchema, behaveSchema, readOptions } from './options.js';

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
  it('take a word to the troublemaker only for a system and a mode that there are', () => {
    const word = (system: string, mode: string) => behaveSchema.safeParse({ behaviour: { system, mode } }).success;
    expect(word('pex360', 'hang')).toBe(true);
    expect(word('omaolo', 'hang')).toBe(false);
    expect(word('pex360', 'explode')).toBe(false);
  });
});
