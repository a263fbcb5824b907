/** Bundles and runs the evaluation of the search: `npm run search:eval -- <services.json> <queries.json>`. */
import { spawnSync } from 'node:child_process';
import { bundle } from '../../lib/bundle.mjs';

const program = await bundle('search-eval', { eval: 'tests/load/search/eval.ts' });
process.exitCode =
  spawnSync(process.execPath, [program('eval'), ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
