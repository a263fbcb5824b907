/** Name under which the window keeps whose card is shown (use-kept.ts). */
export const SHOWN = 'availability/shown';
