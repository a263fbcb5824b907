import type { ClientReference } from '#shared/context.js';
import type { Delivery } from '../binding.js';
import type { Coupons } from './coupons.js';
import type { Profile } from './profile.js';
import type { ProfileId } from './profiles.js';

/** A tool of the county file that follows by CCOW. */
export interface CcowTool {
  id: string;
  name: string;
  master: boolean;
  profile: ProfileId;
  /** Shown by the application when it joins; absent = known by its name and by the address that it was given. */
  passcode?: string;
  /** Origins of its own pages: they may call here, and callbacks go to them only. */
  origins: readonly string[];
}

/** An application that has joined. */
export interface Participant {
  coupon: string;
  /** Where it is called; absent when it polls. */
  url: string | undefined;
  /** Wants to be asked before changes. */
  survey: boolean;
  suspended: boolean;
  /** It answers pings, or polls. */
  alive: boolean;
  /** When it was last heard of, epoch milliseconds. */
  heardAt: number;
  pinging: boolean;
  /** The context that it was told of last, or has made itself, and the one before. */
  told: Delivery | undefined;
  before: Delivery | undefined;
  /** Change that it has been told of and has not confirmed. */
  awaiting: string | undefined;
  /** Coupon of the context that it has read last (polling). */
  read: string | undefined;
  /** The client that it last confirmed; undefined = none was confirmed yet. */
  shows: ClientReference | null | undefined;
  /** A change of its own that it has moved to before anybody has agreed. */
  moved: string | undefined;
  /** Questions about changes that it has not answered yet. */
  asking: number;
  /** Changes that it was asked about and that are not over. */
  asked: Set<string>;
}

/** What the binding holds of one tool: its secret address, its table, its coupons, and its participant when it has joined. */
export interface Seat {
  tool: CcowTool;
  profile: Profile;
  /** Unguessable part of its address in this session. */
  key: string;
  coupons: Coupons;
  participant: Participant | undefined;
}

export const isLive = (participant: Participant | undefined): participant is Participant =>
  participant !== undefined && participant.alive && !participant.suspended;
