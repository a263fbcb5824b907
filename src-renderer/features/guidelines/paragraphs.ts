import { plainText } from './sections.js';

/**
 * The paragraphs of a section's Markdown as plain text, in their order: each item of a list is one, and so is a quotation.
 * It is how a reader points at a place of an article.
 */
export function paragraphsOf(markdown: string): string[] {
  const blocks: string[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) blocks.push(open.join('\n'));
    open = [];
  };
  for (const line of markdown.split('\n')) {
    if (/^[\s>]*$/.test(line)) close();
    else {
      if (/^\s{0,3}(?:[-*+]|\d{1,3}[.)])\s/.test(line)) close();
      open.push(line);
    }
  }
  close();
  return blocks
    .map((block) =>
      plainText(block)
        .replace(/^(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '');
}
