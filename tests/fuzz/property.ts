import * as fc from 'fast-check';

const SHOWN = 1500;

/**
 * Sends groups of random things at once, so many times. Not shrunk: what a server answers depends on what came before.
 * @throws with the seed that brings the same things again, the cause, and the beginning of what was sent
 */
export async function inGroups<T>(
  arbitrary: fc.Arbitrary<T>,
  { runs, atOnce }: { runs: number; atOnce: number },
  send: (one: T) => Promise<unknown>,
): Promise<void> {
  const group = fc.array(arbitrary, { minLength: atOnce, maxLength: atOnce });
  const property = fc.asyncProperty(group, async (all) => {
    await Promise.all(all.map(send));
  });
  const result = await fc.check(property, { numRuns: runs, endOnFailure: true });
  if (!result.failed) return;
  const again = `FC_SEED=${result.seed} npx vitest run --config tests/vitest.config.ts --project fuzz`;
  throw new Error(
    [
      `failed after ${result.numRuns} groups; again: ${again}`,
      `cause: ${String(result.errorInstance).slice(0, SHOWN)}`,
      `sent: ${fc.stringify(result.counterexample).slice(0, SHOWN)}`,
    ].join('\n'),
  );
}
