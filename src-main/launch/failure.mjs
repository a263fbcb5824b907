// @ts-check

/** A start that cannot succeed, said in one sentence. Printed without a stack; the launcher ends with code 1. */
export class LaunchFailure extends Error {
  /** @override */
  name = 'LaunchFailure';
}

/**
 * Is this a failure that was foreseen and worded? The core throws its own kind from its bundle, so the name tells.
 * @param {unknown} error
 * @returns {error is Error}
 */
export const isForeseen = (error) =>
  error instanceof Error && (error.name === 'LaunchFailure' || error.name === 'StartFailure');
