import * as fc from 'fast-check';

/** `FC_SEED` runs the property tests again as they ran before; a failing one prints its seed. */
const seed = process.env['FC_SEED'];
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
