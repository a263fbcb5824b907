/** What a part of an article is for; decides how it looks. */
export type SectionKind = 'plain' | 'do' | 'dont' | 'example' | 'regional';

export interface ArticleSection {
  kind: SectionKind;
  /** Undefined for text before the first heading. */
  title: string | undefined;
  markdown: string;
}

/** The headings that articles use, folded to lower case, in the three languages. */
const kinds: Readonly<Record<string, SectionKind>> = {
  'näin kirjaat': 'do',
  'så här antecknar du': 'do',
  'how to record': 'do',
  'ei näin': 'dont',
  'inte så här': 'dont',
  'not like this': 'dont',
  mallikirjaus: 'example',
  modellanteckning: 'example',
  'model entry': 'example',
  'alueellinen lisäys': 'regional',
  'regionalt tillägg': 'regional',
  'regional addition': 'regional',
};

/** Cuts an article's Markdown at its second-level headings. Headings inside a fenced block are text. */
export function splitSections(body: string): ArticleSection[] {
  const sections: { title: string | undefined; lines: string[] }[] = [{ title: undefined, lines: [] }];
  let fenced = false;
  for (const line of body.split('\n')) {
    if (/^ {0,3}(```|~~~)/.test(line)) fenced = !fenced;
    const heading = fenced ? null : /^ {0,3}##[ \t]+(.*?)[ \t#]*$/.exec(line);
    if (heading === null) sections.at(-1)?.lines.push(line);
    else sections.push({ title: heading[1] ?? '', lines: [] });
  }
  return sections
    .map(({ title, lines }) => ({
      title,
      kind: kinds[title?.toLocaleLowerCase('fi') ?? ''] ?? 'plain',
      markdown: lines.join('\n').trim(),
    }))
    .filter(({ title, markdown }) => title !== undefined || markdown !== '');
}

/** A model entry as the text that one pastes into a record: without quote marks of Markdown, emphasis and list signs. */
export function plainText(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => line.replace(/^\s*(?:>\s?)+/, '').trimEnd())
    .join('\n')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(\*\*|__)(?=\S)(.*?\S)\1/g, '$2')
    .replaceAll(/(?<![\p{L}\p{N}*])([*_])(?=\S)(.*?\S)\1(?![\p{L}\p{N}*])/gu, '$2')
    .replaceAll(/\\([\\`*_{}[\]()#+.!>-])/g, '$1')
    .replaceAll(/([^\n])\n(?=[^\n\-*\d])/g, '$1 ')
    .trim();
}
