import type { AssessmentTexts } from './assessment.js';

/** Whether two sets of texts say the same for each register. Pure. */
export const sameTexts = (one: AssessmentTexts, other: AssessmentTexts): boolean =>
  one.health === other.health && one.social === other.social;
