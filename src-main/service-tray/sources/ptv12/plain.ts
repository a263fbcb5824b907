/**
 * Texts of v12 may be written in Markdown; the tray shows plain words. Headings, emphasis and links lose their marks,
 * lists keep their lines. Pure.
 */
export const plain = (text: string): string =>
  text
    .replaceAll(/^#{1,6}\s+/gm, '')
    .replaceAll(/!?\[([^\]\n]*)\]\((https?:[^)\s]+)\)/g, (_, words: string, url: string) =>
      words === '' || words === url ? url : `${words} (${url})`,
    )
    .replaceAll(/(\*\*|__)(?=\S)([^\n]+?)(?<=\S)\1/g, '$2')
    .replaceAll(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replaceAll(/^[*+-]\s+/gm, '• ')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!])/g, '$1');
