import type { OwnReferral } from '#shared/referrals.js';
import type { ReferredService } from '../../ui/intents.js';

export interface DialogProps {
  /** The service that is referred to; undefined = none in particular. */
  service: ReferredService | undefined;
  onClose: () => void;
}

export interface StepProps {
  referral: OwnReferral;
  version: number;
  onBack: () => void;
}
