/** Which way an instrument's numbers are better. */
export type Direction = 'higher' | 'lower';

/**
 * Instruments whose direction is part of their definition, by what their name holds. One that is not here has no
 * direction: a wrong one would be worse than none.
 */
const DIRECTIONS: readonly (readonly [RegExp, Direction])[] = [
  [/\bPHQ[- ]?(2|4|8|9)\b/i, 'lower'], // Kroenke, Spitzer & Williams 2001: depressive symptoms
  [/\bGAD[- ]?(2|7)\b/i, 'lower'], // Spitzer et al. 2006: anxiety
  [/\bBDI\b/i, 'lower'], // Beck Depression Inventory
  [/\bEPDS\b/i, 'lower'], // Edinburgh Postnatal Depression Scale
  [/\bOASIS\b/i, 'lower'], // Overall Anxiety Severity and Impairment Scale
  [/\bCORE[- ]?(10|OM)\b/i, 'lower'], // Clinical Outcomes in Routine Evaluation: distress
  [/\bAUDIT\b/i, 'lower'], // Alcohol Use Disorders Identification Test
  [/\bODI\b|\bOswestry\b/i, 'lower'], // Oswestry Disability Index
  [/\bWHO[- ]?5\b/i, 'higher'], // WHO-Five Well-Being Index
  [/\bEQ[- ]?5D\b|\bEQ[- ]?VAS\b/i, 'higher'], // EuroQol: index and visual scale
  [/\b15D\b/i, 'higher'], // Sintonen: health-related quality of life
];

/** Which way is better for an instrument of this name; undefined where it is not known. */
export const directionOf = (title: string): Direction | undefined => DIRECTIONS.find(([name]) => name.test(title))?.[1];

/**
 * How the newest score stands to the one before it.
 * @param scores oldest first
 */
export function courseOf(scores: readonly number[], direction: Direction): 'better' | 'worse' | 'same' | undefined {
  const [before, last] = scores.slice(-2);
  if (before === undefined || last === undefined) return undefined;
  if (before === last) return 'same';
  return last > before === (direction === 'higher') ? 'better' : 'worse';
}
