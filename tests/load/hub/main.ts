import { parseArgs } from 'node:util';
import { measureCounty } from './county.js';
import { conclude, figureOfReturn } from './report.js';
import { using } from './rig.js';

/**
 * `npm run bench -- hub`: one figure a line, with what is asked of it. `--only reconnect` measures the return of all
 * connections alone, and is done in half a minute.
 */
const COUNTY = 8_000;
const { values } = parseArgs({ options: { only: { type: 'string' } } });
switch (values.only) {
  case undefined:
    await measureCounty();
    break;
  case 'reconnect':
    figureOfReturn(
      COUNTY,
      await using('hub', COUNTY, async (rig) => {
        await rig.comeAll();
        await rig.settle();
        return rig.comeBack();
      }),
    );
    break;
  default:
    console.error(`--only takes reconnect, not ${values.only}`);
    process.exit(1);
}
process.exitCode = conclude() ? 0 : 1;
