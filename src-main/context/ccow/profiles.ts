import { type Profile, profileSchema } from './profile.js';
import ccow from './profiles/ccow.json' with { type: 'json' };
import mkhHypothesis from './profiles/mkh-hypothesis.json' with { type: 'json' };

export type ProfileId = 'ccow' | 'mkh-hypothesis';

/** The tables that come with the product. A county's own one is added here, and nowhere else. */
export const shippedProfiles = (): Record<ProfileId, Profile> => ({
  ccow: profileSchema.parse(ccow),
  'mkh-hypothesis': profileSchema.parse(mkhHypothesis),
});
