import { expect, test } from 'vitest';
import { ownChoices } from './own-choices.js';

test('a break is offered with a return on whole five minutes', () => {
  const returns = ownChoices(Date.parse('2026-11-23T10:42:18+02:00'))
    .flat()
    .flatMap(({ until }) => (until === undefined ? [] : [until.slice(11, 16)]));
  expect(returns).toEqual(['09:00', '09:15', '09:30', '09:45']);
});
