import { expect, test } from '@playwright/test';
import { startWorkbench } from '../lib/demo.js';
import { FIRST_LOAD_LIMIT_KB, measureFirstLoad } from '../lib/first-load.js';

test('each screen can be used after at most 250 kB', { tag: '@alone' }, async ({ browser }) => {
  const workbench = await startWorkbench(['--demo-user', 'nurse']);
  try {
    for (const { screen, bytes, files } of await measureFirstLoad(browser, workbench.ready)) {
      // A count that missed the program itself would pass too easily.
      expect(files.some(({ path }) => path.endsWith('.js') && path.includes('Desktop'))).toBe(true);
      expect(files.filter(({ path }) => path.endsWith('.woff2'))).toHaveLength(1);
      const largest = files.slice(0, 8).map((file) => `${file.path} ${file.bytes}`);
      expect(bytes / 1000, `screen ${screen}:\n${largest.join('\n')}`).toBeLessThanOrEqual(FIRST_LOAD_LIMIT_KB);
    }
  } finally {
    await workbench.stop();
  }
});
