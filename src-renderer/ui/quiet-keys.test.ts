import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUIET_MS, choiceOfKey, createQuietKeys } from './quiet-keys.js';

const press = (key: string, timeStamp: number, more = {}) => ({
  key,
  timeStamp,
  repeat: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

describe('a key', () => {
  it('is no answer when it comes with the question, or is held down', () => {
    expect(createQuietKeys(0)(press('1', QUIET_MS - 1))).toBe('typing');
    expect(createQuietKeys(0)(press('1', QUIET_MS, { repeat: true }))).toBe('typing');
    expect(createQuietKeys(0)(press('1', QUIET_MS))).toBe('answer');
  });

  it('of steady typing never answers, however long it goes on', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: QUIET_MS - 1 }), fc.string({ maxLength: 1 }))),
        (keys) => {
          const tell = createQuietKeys(0);
          let now = 0;
          for (const [gap, key] of keys) {
            now += gap;
            if (key !== '') expect(tell(press(key, now))).toBe('typing');
            else now -= gap;
          }
        },
      ),
    );
  });

  it('that moves the focus or is a shortcut neither answers nor counts as typing', () => {
    const tell = createQuietKeys(0);
    expect(tell(press('Tab', QUIET_MS - 1))).toBe('other');
    expect(tell(press('1', QUIET_MS - 1, { altKey: true }))).toBe('other');
    expect(tell(press('Enter', QUIET_MS))).toBe('answer');
  });
});

describe('choices', () => {
  it('are made by their number and by no other key', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 3 }), (key, choices) => {
        const at = ['1', '2', '3'].slice(0, choices.length).indexOf(key);
        expect(choiceOfKey(key, choices)).toBe(at === -1 ? undefined : choices[at]);
      }),
    );
  });
});
