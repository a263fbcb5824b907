import { expect, it } from 'vitest';
import type { FramePage } from '#shared/tools.js';
import { followFrame } from './follow-frame.js';

const page: FramePage = { page: 'p', version: 1, opensClient: true, url: 'http://127.0.0.1:1/' };

it('has no page while the way to the core is broken, and begins again', async () => {
  const stop = new AbortController();
  const shown: (FramePage | undefined)[] = [];
  let opened = 0;
  await followFrame({
    open: async () => {
      opened += 1;
      if (opened === 2) throw new Error('no way');
      return (async function* () {
        yield page;
      })();
    },
    show: (one) => shown.push(one),
    wait: async () => {
      if (opened === 3) stop.abort();
    },
    signal: stop.signal,
  });
  expect(shown).toEqual([page, undefined, undefined, page, undefined]);
});
