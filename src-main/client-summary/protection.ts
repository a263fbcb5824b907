import type { Coding } from './fhir-types.js';

/**
 * Sensitivity codes of HL7 v3 ActCode by which a source marks what is specially protected: psychiatry, substance use,
 * sexual health, HIV, violence, genetics, and alike. A system that is not named counts too: too much hidden behind a
 * confirmation is better than too little.
 */
const SENSITIVE = new Set(
  'BH COGN DVD EMOTDIS MH PSY PSYTHPN SUD ETH ETHUD OPIOIDUD GDIS HIV MST SCA SDV SEX SPI STD TBOO VIO'.split(' '),
);
const isSystem = (coding: Coding, name: RegExp): boolean => coding.system === undefined || name.test(coding.system);

/** True when the labels say "very restricted" (v3-Confidentiality V) or name a sensitive field (v3-ActCode). */
export const isProtected = (security: readonly Coding[]): boolean =>
  security.some(
    (one) =>
      (one.code === 'V' && isSystem(one, /confidentiality$/i)) ||
      (SENSITIVE.has(one.code ?? '') && isSystem(one, /actcode$/i)),
  );
