import { test } from '@playwright/test';
import { startWorkbench } from '../lib/demo.js';
import { FIRST_LOAD_LIMIT_KB, measureFirstLoad } from '../lib/first-load.js';

/** What each screen downloads, packed, until every pane of its default layout shows its content. */
test('first load', async ({ browser }) => {
  const workbench = await startWorkbench(['--demo-user', 'nurse']);
  try {
    console.log(`\nFirst load, kB after gzip (limit ${FIRST_LOAD_LIMIT_KB})`);
    for (const { screen, bytes, files } of await measureFirstLoad(browser, workbench.ready)) {
      const largest = files
        .slice(0, 3)
        .map((file) => `${file.path.split('/').at(-1)} ${(file.bytes / 1000).toFixed(1)}`);
      console.log(
        `screen ${screen}: ${(bytes / 1000).toFixed(1)} kB in ${files.length} files; largest ${largest.join(', ')}`,
      );
    }
  } finally {
    await workbench.stop();
  }
});
