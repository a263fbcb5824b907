import { expect, it } from 'vitest';
import { textToShow } from './typed-text.js';

it('shows what was typed here until the core has told it, and then what the core tells', () => {
  expect(textToShow(undefined, 'kept', 3)).toBe('kept');
  expect(textToShow({ text: 'typed' }, 'older', 9)).toBe('typed');
  expect(textToShow({ text: 'typed', how: { kind: 'failed' } }, 'older', 9)).toBe('typed');
  expect(textToShow({ text: 'typed', how: { kind: 'refused' } }, 'older', 9)).toBe('typed');
  expect(textToShow({ text: 'typed', how: { kind: 'kept', revision: 4 } }, 'older', 3)).toBe('typed');
  expect(textToShow({ text: 'typed', how: { kind: 'kept', revision: 4 } }, 'typed', 4)).toBe('typed');
  expect(textToShow({ text: 'typed', how: { kind: 'kept', revision: 4 } }, 'of the other window', 5)).toBe(
    'of the other window',
  );
});
