import type { ClientReference } from '#shared/context.js';
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
  /** Change that it has been told of and has not confirmed. */
  awaiting: string | undefined;
  /** The client that it last confirmed; undefined = none was confirmed yet. */
  shows: ClientReference | null | undefined;
  /** Change that it made itself and has moved to already. */
  moved: string | undefined;
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
