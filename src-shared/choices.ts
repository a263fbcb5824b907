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

/** What a call to a number costs the caller, as PTV tells it. */
export const callCharges = ['free', 'localRate', 'other'] as const;
