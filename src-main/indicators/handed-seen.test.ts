import { expect, it } from 'vitest';
import { createHandedSeen } from './handed-seen.js';

it('counts what a client was given by theme, once in however many ways', async () => {
  const counted: string[] = [];
  const themes: Record<string, string> = { a: 'exercise', b: 'economy' };
  const see = createHandedSeen({ themeOf: async (key) => themes[key], count: ({ kind }) => counted.push(kind) });
  await see(1, ['a', 'b']);
  await see(1, ['a', 'gone']);
  expect(counted).toEqual(['exercise', 'economy']);
  await see(2, ['a']);
  expect(counted).toEqual(['exercise', 'economy', 'exercise']);
});
