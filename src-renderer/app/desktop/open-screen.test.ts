import { expect, it } from 'vitest';
import { placement } from './open-screen.js';

const left = { availLeft: 0, availTop: 0, availWidth: 1920, availHeight: 1040 };
const right = { availLeft: 1920, availTop: 0, availWidth: 2560, availHeight: 1400 };

it('places the window on the other display', () => {
  expect(placement({ currentScreen: left, screens: [left, right] })).toBe(
    'popup,left=1920,top=0,width=2560,height=1400',
  );
  expect(placement({ currentScreen: right, screens: [left, right] })).toContain('left=0,');
});

it('leaves the place to the browser when there is one display or no answer', () => {
  expect(placement({ currentScreen: left, screens: [left] })).toBe('');
  expect(placement(undefined)).toBe('');
});
