/** Identifier of a referral, and tag of everything that was sent with it. */
export const REFERRAL = 'urn:tyopoyta:referral';
/** Tags by which the sender's and the team's referrals are found. */
export const SENDER = 'urn:tyopoyta:referral-sender';
export const UNIT = 'urn:tyopoyta:referral-unit';
/** What a Task's input and output are, and its businessStatus. */
export const PART = 'urn:tyopoyta:referral-part';
export const STATUS = 'urn:tyopoyta:referral-status';
/** How the client gave the consent: FHIR R4 has no element for that. */
export const GIVEN = 'urn:tyopoyta:consent-given';
export const V3 = 'http://terminology.hl7.org/CodeSystem/v3-';
