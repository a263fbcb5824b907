import { implement } from '@orpc/server';
import {
  type DirectoryAnswer,
  type OwnStateInput,
  type PresenceUpdate,
  availabilityContract,
} from '#shared/availability.js';
import type { Screen } from '#shared/workspace.js';
import type { Caller } from '../rpc.js';

/** The contract's calls, on the feature's parts. */
export function createRouter(parts: {
  directory: (knownVersion: string | undefined) => DirectoryAnswer;
  watch: (signal?: AbortSignal) => AsyncGenerator<PresenceUpdate, void>;
  show: (screen: Screen, ordinals: readonly number[], hidden: boolean) => void;
  setOwn: (input: OwnStateInput) => boolean;
}) {
  const os = implement(availabilityContract).$context<Caller>();
  return os.router({
    directory: os.directory.handler(({ input }) => parts.directory(input.knownVersion)),
    watch: os.watch.handler(({ signal }) => parts.watch(signal)),
    show: os.show.handler(({ input, context }) => parts.show(context.screen, input.ordinals, input.hidden)),
    setOwn: os.setOwn.handler(({ input }) => ({ accepted: parts.setOwn(input) })),
  });
}
