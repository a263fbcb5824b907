/**
 * The list's virtualiser under a name of our own. Its functions answer differently at each scroll without changing
 * identity, so what they give must be read in each render and never memoised.
 */
export { defaultRangeExtractor, useVirtualizer as useRows } from '@tanstack/react-virtual';
