/** Closed lists that both schemas and filters are made of; apart from the schemas, so that a list costs no parser. */
export const themes = [
  'exercise',
  'nutrition',
  'mind',
  'community',
  'substances',
  'family',
  'economy',
  'everyday',
  'health',
] as const;

export const targetGroups = [
  'children',
  'youth',
  'families',
  'workingAge',
  'older',
  'disabled',
  'immigrants',
  'carers',
  'everyone',
] as const;

export const channelKinds = ['inPerson', 'phone', 'digital', 'home'] as const;

export const professions = [
  'doctor',
  'nurse',
  'socialWorker',
  'counsellor',
  'therapist',
  'psychologist',
  'assistant',
  'manager',
  'other',
] as const;

/** Phases of the service process (palveluprosessi), by which guidelines come up. */
export const servicePhases = ['contact', 'assessment', 'plan', 'decision', 'delivery', 'followUp', 'ending'] as const;

/** Kinds of documents that a professional writes, by which guidelines come up. Names in the locale files, no codes. */
export const documentKinds = [
  'phoneCall',
  'message', // chat and digital messages
  'remoteVisit',
  'homeVisit',
  'groupSession',
  'meeting', // network and cooperation meetings
  'careNeed', // assessment of the need for care
  'serviceNeed', // assessment of the need for services
  'plan', // client plan, care plan
  'decision',
  'dailyEntry',
  'notification', // child welfare notification and other notices of concern
  'medication',
  'measurement',
  'consultation',
  'handover',
  'referral',
  'statement',
  'consent',
  'correction',
  'incident', // threat, restriction, adverse event
] as const;

/** What is done with the client at the desk, step by step: what has its own form open in the workbench. */
export const workSteps = [
  'booking',
  'moveBooking',
  'cancelBooking',
  'grantBooking', // the client's own right to book
  'remoteBooking',
  'interpreterBooking',
  'groupBooking',
  'services', // giving the client's tray
  'clientMessage', // sending the tray as a message
  'callBack', // promising one
  'wrapUp', // putting together what is recorded of a contact
] as const;

/** What a call to a number costs the caller, as PTV tells it. */
export const callCharges = ['free', 'localRate', 'other'] as const;
