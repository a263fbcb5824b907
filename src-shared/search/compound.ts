/** Shortest part that a compound is split into; shorter ones (työ, apu) are given in `shortParts`. */
const MIN_PART = 4;

/** Short words that often begin or end a compound in the services and instructions. Folded. */
const shortParts: ReadonlySet<string> = new Set([
  'tyo',
  'apu',
  'ika',
  'uni',
  'koti',
  'tuki',
  'aiti',
  'isa',
  'raha',
  'hva',
]);

/**
 * The parts of a Finnish or Swedish compound whose parts are known words: liikuntaryhmä → liikunta, ryhmä. All splits
 * into two known parts, and the last part alone when the first is unknown. Empty when the word is not a compound.
 * @param word folded
 * @param known says whether a folded string begins or is a word of its own
 */
export function splitCompound(word: string, known: (part: string) => boolean): string[] {
  const parts = new Set<string>();
  for (let at = 3; at <= word.length - 3; at += 1) {
    const head = word.slice(0, at);
    const tail = word.slice(at);
    if (longEnough(head) && longEnough(tail) && known(tail) && (known(head) || known(head.replace(/[ns]$/, '')))) {
      parts.add(head).add(tail);
    }
  }
  return [...parts];
}

const longEnough = (part: string) => part.length >= MIN_PART || shortParts.has(part);
