import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ArchiveProblem, readZip } from '#shared/article-file/read-zip.js';
import { writeProblem } from '#shared/article-file/problem-words.js';
import { type Shelved, buildLibrary } from '../build-library.js';
import { createArticleFolder } from '../read-folder.js';

const words: Record<ArchiveProblem['code'], string> = {
  notZip: 'is not a whole zip archive',
  tooLarge: 'is too large',
  tooMany: 'holds too many files',
  tooDense: 'grows beyond measure when it is unpacked; the archive is not opened',
  badName: 'leads out of the archive, which is not opened',
  link: 'is a link and not a file; the archive is not opened',
  encrypted: 'is encrypted; the archive is not opened',
  otherFile: 'is not Markdown and is left out',
};

export interface ReadArticles {
  shelved: Shelved[];
  /** One line for each remark, with file and line. */
  lines: string[];
  /** Whether some article, or the whole archive, was refused. */
  refused: boolean;
}

/** The articles of a folder or of a zip archive; a text tells why there are none. */
export async function readArticles(from: string): Promise<ReadArticles | string> {
  const found = await stat(from).catch(() => undefined);
  if (found === undefined) return `${from} is not there.`;
  const archive = found.isDirectory() ? undefined : readZip(basename(from), new Uint8Array(await readFile(from)));
  const folder =
    archive === undefined ? await createArticleFolder(from).read() : { files: archive.files, problems: [] };
  const { shelved, problems } = buildLibrary(folder.files, folder.problems);
  return {
    shelved,
    lines: [
      ...(archive?.problems ?? []).map(({ file, code }) => `${file}: ${words[code]}`),
      ...problems.map((one) => `${one.file}:${one.line}: ${one.severity}: ${writeProblem(one)}`),
    ],
    refused:
      problems.some(({ severity }) => severity === 'refused') ||
      archive?.problems.some(({ code }) => code !== 'otherFile') === true,
  };
}
