import { implement } from '@orpc/server';
import {
  type DirectoryAnswer,
  type OwnSettings,
  type OwnStanding,
  type OwnStateInput,
  type PresenceUpdate,
  availabilityContract,
} from '#shared/availability.js';
import type { ContactLink } from '#shared/contact-links.js';
import type { Screen } from '#shared/workspace.js';
import type { Caller } from '../rpc.js';

/** The contract's calls, on the feature's parts. */
export function createRouter(parts: {
  directory: (knownVersion: string | undefined) => DirectoryAnswer;
  watch: (signal?: AbortSignal) => AsyncGenerator<PresenceUpdate, void>;
  show: (screen: Screen, ordinals: readonly number[], hidden: boolean) => void;
  /** What the person sets by hand; undefined takes it back. @returns whether the hub was told */
  setOwn: (input: OwnStateInput | undefined) => boolean;
  links: readonly ContactLink[];
  own: (signal?: AbortSignal) => AsyncGenerator<OwnStanding, void>;
  saveOwnSettings: (settings: { [Key in keyof OwnSettings]?: OwnSettings[Key] | undefined }) => void;
}) {
  const os = implement(availabilityContract).$context<Caller>();
  return os.router({
    directory: os.directory.handler(({ input }) => parts.directory(input.knownVersion)),
    watch: os.watch.handler(({ signal }) => parts.watch(signal)),
    show: os.show.handler(({ input, context }) => parts.show(context.screen, input.ordinals, input.hidden)),
    setOwn: os.setOwn.handler(({ input }) => ({ accepted: parts.setOwn(input) })),
    takeBackOwn: os.takeBackOwn.handler(() => ({ accepted: parts.setOwn(undefined) })),
    links: os.links.handler(() => [...parts.links]),
    own: os.own.handler(({ signal }) => parts.own(signal)),
    saveOwnSettings: os.saveOwnSettings.handler(({ input }) => parts.saveOwnSettings(input)),
  });
}
