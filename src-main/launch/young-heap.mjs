// @ts-check

/**
 * Flags by which Node runs the core: the part of the heap where everything begins stays large enough between changes of client.
 * V8 shrinks it to a megabyte while nothing is done, and then clears it up in the middle of the next change, which the tools
 * wait for. Measured by `npm run bench -- context`. It may take some 30 MB of memory.
 */
export const YOUNG_HEAP = ['--min-semi-space-size=16', '--max-semi-space-size=32'];
