import { describe, expect, it } from 'vitest';
import { shadeChoices, titleOf } from './shade.js';

const eero = { reference: 'Patient/eero', label: 'KOSKINEN, Eero' } as const;

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
    expect(shadeChoices('mismatch', eero, false)).toEqual(['askAgain', 'goBack', 'leaveBehind']);
    expect(shadeChoices('mismatch', undefined, false)).toEqual(['askAgain', 'leaveBehind']);
  });

  it('is one thing for a tool that was left or that sleeps', () => {
    expect(shadeChoices('leftBehind', eero, false)).toEqual(['takeBack']);
    expect(shadeChoices('asleep', eero, false)).toEqual(['wake']);
  });

  it('is opening anew for a tool that went away', () => {
    expect(shadeChoices('mismatch', eero, true)).toEqual(['reopen', 'goBack']);
  });
});
