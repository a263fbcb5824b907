/** Shortest part that a compound is split into; shorter ones (työ, apu) are given in `shortParts`. */
const MIN_PART = 4;
/** A last part that nothing else tells of must be this long: "ero" stands at the end of "numero" too. */
const MIN_LONE_PART = 5;

/** Short words that often begin or end a compound in the services and instructions. Folded, Finnish and Swedish. */
const shortParts: ReadonlySet<string> = new Set([
  'tyo',
  'apu',
  'ika',
  'uni',
  'isa',
  'suu',
  'ero',
  'yo',
  'luu',
  'paa',
  'mat',
  'bad',
  'spel',
  'rok',
  'jour',
  'hem',
  'sjuk',
  'tal',
  'vux',
  'ung',
  'sim',
]);

/** One way to part a word: its parts in their order. `lone`: only the last part is a known word, the first what is left. */
export interface Split {
  parts: string[];
  lone?: true;
}

const longEnough = (part: string) => part.length >= MIN_PART || shortParts.has(part);

/**
 * The parts of a Finnish or Swedish compound whose parts are known words: liikuntaryhmä → liikunta, ryhmä. The split with
 * the fewest parts, then the one with the longest last part; the last part alone when what stands before it is not
 * known. Undefined when the word is not a compound.
 * @param word folded
 * @param known says whether a folded string is a word of its own, in any form
 */
export function splitCompound(word: string, known: (part: string) => boolean, depth = 0): Split | undefined {
  let found: Split | undefined;
  let lone: string | undefined;
  for (let at = 2; at <= word.length - 3; at += 1) {
    const tail = word.slice(at);
    if (!longEnough(tail) || !known(tail)) continue;
    const head = word.slice(0, at);
    const heads = partsOfHead(head, known, depth);
    if (heads !== undefined) {
      const parts = [...heads, tail];
      if (found === undefined || parts.length < found.parts.length) found = { parts };
    } else if (tail.length >= MIN_LONE_PART && head.length >= MIN_PART) {
      lone ??= tail;
    }
  }
  if (found !== undefined || lone === undefined || depth > 0) return found;
  return { parts: [word.slice(0, -lone.length), lone], lone: true };
}

/** A first part may carry the ending that binds it: omais-, lasten-, hälso-, vårds-. */
function partsOfHead(head: string, known: (part: string) => boolean, depth: number): string[] | undefined {
  if (longEnough(head) && known(head)) return [head];
  const bound = head.replace(/(?:s|n|nte|en)$/, '');
  if (bound !== head && longEnough(bound) && known(bound)) return [bound];
  const split = depth < 2 && head.length >= 7 ? splitCompound(head, known, depth + 1) : undefined;
  return split?.lone === undefined ? split?.parts : undefined;
}
