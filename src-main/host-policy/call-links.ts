import { CALL_SCHEME } from './address.js';

/**
 * Addresses of calls (`tyopoyta://call?…`) that the machine hands to the program. One may be what started the program: it
 * waits until there is a core to take it. Pure but for the one that waits.
 */
export function createCallLinks() {
  let waiting: string | undefined;
  let take: ((address: string) => unknown) | undefined;
  const hear = (address: string) => {
    if (take === undefined) waiting = address;
    else take(address);
  };
  return {
    /** macOS tells the address by itself, before the program is ready too. */
    hear,
    /** Windows and Linux hand it over among the arguments, of this program or of a second one that ends at once. */
    hearArguments(argv: readonly string[]): void {
      const address = argv.find((one) => one.startsWith(`${CALL_SCHEME}:`));
      if (address !== undefined) hear(address);
    },
    /** The core is there: it is told the latest that waits, and all that come. */
    giveTo(taker: (address: string) => unknown): void {
      take = taker;
      if (waiting !== undefined) taker(waiting);
      waiting = undefined;
    },
  };
}
