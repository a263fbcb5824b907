import base from '../playwright.config.js';

/** Measurements, not tests: `npm run bench`. One after another, nothing recorded meanwhile, and printed as tables. */
export default {
  ...base,
  testDir: '.',
  outputDir: '../../test-results',
  testMatch: '**/*.bench.spec.ts',
  timeout: 600_000,
  reporter: [['line']],
  use: { ...base.use, trace: 'off' },
};
