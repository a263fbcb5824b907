import * as fc from 'fast-check';

/** `FC_SEED` runs the property tests again as they ran before; a failing one prints its seed. */
const seed = process.env['FC_SEED'];
fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  // What a test says may be so long is made so long: else a schedule of seventy steps has ten at most.
  defaultSizeToMaxWhenMaxSpecified: true,
  ...(seed === undefined ? {} : { seed: Number(seed) }),
});
