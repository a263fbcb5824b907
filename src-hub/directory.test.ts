import { expect, test } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import { createDirectory } from './directory.js';
import { START, person } from './testing/hub.js';

function setUp(firstAfterMs: number) {
  const clock = createManualClock(START);
  let asked = 0;
  let tell: (ids: string[]) => void = () => {};
  const changed = new Promise<string[]>((resolve) => (tell = resolve));
  const directory = createDirectory({
    source: {
      load: async () => {
        asked += 1;
        return { ok: true, people: ['a', 'b'].map(person) };
      },
    },
    engine: { numbering: () => 'n', ordinalsOf: async (ids) => new Map(ids.map((id, index) => [id, index])) },
    clock,
    log: () => {},
    firstAfterMs,
    onRenumbered: () => {},
    onChange: (_, added) => tell(added),
  });
  return { clock, directory, asked: () => asked, changed };
}

test('people are asked for at once', async () => {
  const { directory, changed } = setUp(0);
  expect(await changed).toEqual(['a', 'b']);
  directory.close();
});

test('or after the time that the first screen takes', async () => {
  const { clock, directory, asked, changed } = setUp(2000);
  clock.advance(1999);
  expect(asked()).toBe(0);
  clock.advance(1);
  expect(await changed).toEqual(['a', 'b']);
  directory.close();
});
