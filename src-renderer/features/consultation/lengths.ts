/** As long as src-shared/consultation.ts takes; apart from it, so that a length costs no parser. */
export const CONSULTATION_LENGTH = 4_000;
export const TOPIC_LENGTH = 120;
export const CLOSING_NOTE_LENGTH = 500;
export const WHY_LENGTH = 200;
