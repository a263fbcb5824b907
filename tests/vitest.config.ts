import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');
const alias = { '#shared': resolve(root, 'src-shared') };
const setupFiles = [resolve(import.meta.dirname, 'fast-check.ts')];
/** A soak runs fifty times as many schedules as a test does. */
const testTimeout = process.env['SCHEDULES'] === undefined ? 20_000 : 3_600_000;

/** A second try in CI only, and the run says so: the machine there is shared. */
const retry = process.env['CI'] === 'true' ? 1 : 0;

/** Every core: left to itself, the runner keeps one for what it does beside the tests, which is little. */
const maxWorkers = availableParallelism();

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['src-*/**/*.test.{ts,tsx}', 'tests/unit/**/*.test.ts'],
          environment: 'node',
          setupFiles,
          // A thread of its own for each file begins in half the time of a process.
          pool: 'threads',
          maxWorkers,
          testTimeout,
          retry,
        },
      },
      {
        root,
        resolve: { alias },
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          environment: 'node',
          setupFiles,
          maxWorkers,
          testTimeout,
          retry,
        },
      },
      {
        root,
        resolve: { alias },
        // Noise against the real core in a process of its own: apart, so that nothing else runs beside it.
        test: {
          name: 'fuzz',
          include: ['tests/fuzz/**/*.test.ts'],
          environment: 'node',
          setupFiles,
          maxWorkers: 1,
          testTimeout: 60_000,
          retry,
        },
      },
    ],
  },
});
