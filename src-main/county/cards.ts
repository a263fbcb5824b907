import { languageSchema } from '#shared/language.js';
import { type Finding, valueAt } from './mistakes.js';

/** Reads a text file that the county file names; an error's `code` when it cannot be read. */
export type ReadText = (relative: string) => Promise<{ text: string } | { failed: string }>;

/** Stands for a card that could not be read, so that the rest of its tool is still checked. */
const UNREAD = { fi: '-' };

async function readCard(name: string, read: ReadText) {
  const files = languageSchema.options.map((language) => ({ language, file: `${name}.${language}.md` }));
  const found = await Promise.all(files.map(async ({ language, file }) => ({ language, file, got: await read(file) })));
  // Swedish and English may be missing; what is there must be readable.
  const wrong = found.find(({ language, got }) => 'failed' in got && (language === 'fi' || got.failed !== 'ENOENT'));
  if (wrong !== undefined && 'failed' in wrong.got)
    return { mistake: `${wrong.file} cannot be read (${wrong.got.failed})` };
  const empty = found.find(({ got }) => 'text' in got && got.text.trim() === '');
  if (empty !== undefined) return { mistake: `${empty.file} is empty` };
  return {
    texts: Object.fromEntries(found.flatMap(({ language, got }) => ('text' in got ? [[language, got.text]] : []))),
  };
}

/**
 * Puts the texts of Markdown files in the place of `"card": {"file": "cards/name"}` in every tool.
 * @returns the whole value anew, and what could not be read
 */
export async function readCards(root: unknown, read: ReadText): Promise<{ value: unknown; findings: Finding[] }> {
  const tools = valueAt(root, ['tools']);
  if (typeof root !== 'object' || root === null || !Array.isArray(tools)) return { value: root, findings: [] };
  const findings: Finding[] = [];
  const whole = await Promise.all(
    tools.map(async (tool: unknown, index) => {
      const card = valueAt(tool, ['card']);
      const name = valueAt(card, ['file']);
      if (typeof tool !== 'object' || tool === null || typeof card !== 'object' || card === null || name === undefined)
        return tool;
      const path = ['tools', index, 'card', 'file'];
      const more = Object.keys(card).find((key) => key !== 'file');
      if (more !== undefined) {
        findings.push({
          path: ['tools', index, 'card', more],
          message: 'a card is either a file or texts, not both',
          atKey: true,
        });
      } else if (typeof name !== 'string' || name === '') {
        findings.push({ path, message: 'must be a text, such as "cards/name" for cards/name.fi.md' });
      } else {
        const got = await readCard(name, read);
        if ('texts' in got) return { ...tool, card: got.texts };
        findings.push({ path, message: got.mistake });
      }
      return { ...tool, card: UNREAD };
    }),
  );
  return { value: { ...root, tools: whole }, findings };
}
