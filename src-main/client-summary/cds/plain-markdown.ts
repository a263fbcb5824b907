/**
 * A service's Markdown without what could act or load: no HTML, no pictures, links to https only. The words stay. Pure.
 */
export function plainMarkdown(markdown: string): string {
  let text = withoutControls(markdown);
  // What is taken out may bring together what stood around it.
  for (;;) {
    const next = once(text);
    if (next === text) return text.trim();
    text = next;
  }
}

/** One line of words: no tags, no line breaks. Pure. */
export function plainLine(words: string): string {
  let text = withoutControls(words);
  for (;;) {
    const next = text.replace(TAG, '');
    if (next === text) return text.replace(/\s+/g, ' ').trim();
    text = next;
  }
}

/** A tag, a comment, a processing instruction or an address in angle brackets, also one that is never closed. */
const TAG = /<(?=[A-Za-z/!?])[^>]*>?/g;

const once = (text: string): string =>
  text
    .replace(TAG, '')
    .replace(/!\[([^\]]*)\](?:\([^)]*\)?|\[[^\]]*\])?/g, '$1')
    // A link elsewhere than to https keeps its words; so does one whose address is not whole.
    .replace(/\[([^\]]*)\]\(\s*(?!https:\/\/[^\s()<>]+(?:\s+"[^"]*")?\s*\))[^)]*\)?/g, '$1')
    // Addresses by reference: the definition goes, and then the reference is only words.
    .replace(/^[ \t]*(?:[>*+-][ \t]*)*\[[^\]]+\]:.*$/gm, '');

const withoutControls = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}|\p{Cf}/gu, '');

/** The address when it is https; undefined otherwise. Pure. */
export function httpsUrl(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : undefined;
}
