import base from '../playwright.config.js';

/** Measurements, not tests: `npm run bench`. One after another, long, and printed as tables. */
export default { ...base, testDir: '.', testMatch: '**/*.bench.spec.ts', timeout: 600_000, reporter: [['line']] };
