import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What stands in the files of a folder and of those within. A program that is running writes a file beside the one whose
 * place it then takes: where one is gone by the time that it is read, all is read anew.
 */
export async function filesOf(folder: string): Promise<{ name: string; text: string }[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  try {
    return await Promise.all(
      found
        .filter((one) => one.isFile())
        .map(async ({ parentPath, name }) => ({ name, text: await readFile(join(parentPath, name), 'utf8') })),
    );
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return filesOf(folder);
    throw error;
  }
}
