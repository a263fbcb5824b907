import type { ArticleProblem } from '../guidelines.js';

type Found = Omit<ArticleProblem, 'file'>;

/** One thing that an article may not hold, or that its owner should look at. */
const rules: readonly { pattern: RegExp; severity: Found['severity']; code: Found['code'] }[] = [
  { pattern: /<(?!https:\/\/)[a-z/!?][^>]*>?/gi, severity: 'refused', code: 'html' },
  { pattern: /!\[/g, severity: 'refused', code: 'image' },
  {
    pattern: /\]\(\s*<?(?!https:\/\/|#)[^)]*\)/gi,
    severity: 'refused',
    code: 'link',
  },
  {
    pattern: /^[ \t]{0,3}\[[^\]]+\]:\s*<?(?!https:\/\/)\S/gim,
    severity: 'refused',
    code: 'link',
  },
  {
    pattern: /\b[0-3]\d[01]\d{3}[-+A-FU-Y]\d{3}[0-9A-Y]\b/gi,
    severity: 'warned',
    code: 'identityCode',
  },
  {
    pattern:
      /(?<![\d.,/-])(?:\+358[\s-]?\d{1,2}|\(?0(?:4\d|50|[1-9])\)?)[\s-]?\d{3}[\s-]?\d{2,4}(?:[\s-]?\d{2})?(?!\d|[.,/]\d)/g,
    severity: 'warned',
    code: 'telephone',
  },
];

/**
 * Looks through Markdown for what an article must not hold (raw HTML, images, links elsewhere than https) and for what looks
 * like a person's data. Code spans and blocks count as text too: there is no need for them in an instruction.
 * @param firstLine the file's line on which the text begins
 */
export function checkBody(text: string, firstLine: number): Found[] {
  const found: Found[] = [];
  for (const { pattern, severity, code } of rules) {
    for (const match of text.matchAll(pattern)) {
      const line = firstLine + text.slice(0, match.index).split('\n').length - 1;
      found.push({ line, severity, code });
    }
  }
  return found.sort((a, b) => a.line - b.line);
}
