/**
 * What can go wrong in a call, as a closed set. The profile gives the names that go over the wire (HL7 CCOW 1.6,
 * Technology and Subject Independent Component Architecture, "exceptions" of each method).
 */
export const EXCEPTIONS = [
  'unknownInterface',
  'unknownMethod',
  'missingArgument',
  'badArgument',
  'unableToLocate',
  'unknownApplication',
  'authenticationFailed',
  'alreadyJoined',
  'tooManyParticipants',
  'unknownParticipant',
  'participantSuspended',
  'contextNotActive',
  'transactionInProgress',
  'notInTransaction',
  'invalidContextCoupon',
  'invalidTransaction',
  'changesNotAllowed',
  'changesNotEnded',
  'undoNotPossible',
  'acceptNotPossible',
  'nameValueCountMismatch',
  'badItemName',
  'badItemValue',
  'unknownItemName',
  'generalFailure',
] as const;
export type ExceptionKind = (typeof EXCEPTIONS)[number];

/** An expected failure of a call. `message` is for the tool's developers and holds nothing of a client. */
export interface CcowException {
  ok: false;
  exception: ExceptionKind;
  message: string;
}

export const fail = (exception: ExceptionKind, message: string): CcowException => ({ ok: false, exception, message });
