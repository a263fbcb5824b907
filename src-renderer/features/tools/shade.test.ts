import { describe, expect, it } from 'vitest';
import type { ClientIdentity } from '#shared/context.js';
import { shadeChoices, titleOf } from './shade.js';

const refused = { state: 'refused', how: 'fhircast' } as const;
const aune: ClientIdentity = {
  reference: 'Patient/aune',
  family: 'Saarikoski',
  given: ['Aune'],
  nonDisclosure: false,
  allergies: { state: 'noneKnown', substances: [] },
  origin: 'source',
};
const eero = { reference: 'Patient/eero', label: 'KOSKINEN, Eero' } as const;
const open = { previous: eero, active: aune };
const first = { active: aune };

describe('what a covered tool is said to do', () => {
  it('names the previous client, none, or that it is not known', () => {
    expect(titleOf('mismatch', { state: 'unconfirmed', shows: eero })).toBe('previous');
    expect(titleOf('mismatch', { state: 'unconfirmed', shows: null })).toBe('none');
    expect(titleOf('mismatch', { state: 'unconfirmed' })).toBe('unknown');
    expect(titleOf('mismatch', undefined)).toBe('unknown');
  });

  it('says first that it refused', () => {
    expect(titleOf('mismatch', { state: 'refused', shows: eero })).toBe('refused');
  });

  it('tells what was chosen from what went wrong', () => {
    expect(titleOf('leftBehind', { state: 'leftBehind', shows: eero })).toBe('leftBehind');
    expect(titleOf('asleep', { state: 'asleep' })).toBe('asleep');
  });
});

describe('what can be done', () => {
  it('is the three choices after a refusal, going back only while there is somebody to go back to', () => {
    expect(shadeChoices('mismatch', open, refused)).toEqual(['askAgain', 'goBack', 'leaveBehind']);
    expect(shadeChoices('mismatch', first, refused)).toEqual(['askAgain', 'leaveBehind']);
  });

  it('is one thing for a tool that was left or that sleeps', () => {
    expect(shadeChoices('leftBehind', open, { state: 'leftBehind', how: 'ccow' })).toEqual(['takeBack']);
    expect(shadeChoices('asleep', open, { state: 'asleep', how: 'smart' })).toEqual(['wake']);
  });

  it('is opening anew for a tool that went away', () => {
    expect(shadeChoices('mismatch', open, { state: 'absent', how: 'url' })).toEqual(['reopen', 'goBack']);
  });

  it('is also looking oneself, but only where nothing can be known of the page', () => {
    expect(shadeChoices('mismatch', first, { state: 'unconfirmed', how: 'url' })).toContain('look');
    for (const how of ['fhircast', 'ccow', 'smart', 'message'] as const)
      expect(shadeChoices('mismatch', first, { state: 'unconfirmed', how })).not.toContain('look');
    expect(shadeChoices('mismatch', first, { state: 'refused', how: 'url' })).not.toContain('look');
    expect(shadeChoices('mismatch', { active: null }, { state: 'unconfirmed', how: 'url' })).not.toContain('look');
  });
});
