import { join } from 'node:path';
import type { AssessmentForm } from '#shared/assessment.js';
import { readQuestionnaire } from '#shared/questionnaire-check.js';
import { registersOf, sectionFaults } from '#shared/questionnaire-registers.js';
import type { Questionnaire } from '#shared/questionnaire.js';
import { type Subject, readSubject } from './subjects.js';

/** What of the disk the forms are read with. */
export interface FormFolder {
  path: string;
  /** Names of the files in it. @throws when it cannot be read */
  list: (folder: string) => Promise<readonly string[]>;
  read: (file: string) => Promise<string>;
}

/** A form as it was read, with what it is about where a file beside it says so. */
export type ReadForm = AssessmentForm & { subject?: Subject };

/** A form's name in the languages that it has. */
function titlesOf({ title: fi, _title: others }: Questionnaire) {
  const titles: { fi: string; sv?: string; en?: string } = { fi };
  for (const { extension } of others?.extension ?? []) {
    const [{ valueCode }, { valueString }] = extension;
    titles[valueCode] = valueString;
  }
  return titles;
}

/**
 * Reads every Questionnaire of a folder, and the file of the same name that says what it is about (`.yaml`). One that cannot be
 * used is told of with each mistake's file and place; the others work. A mistake in what it is about does not stop the form.
 */
export async function readForms({ path, list, read }: FormFolder): Promise<ReadForm[]> {
  const broken = (id: string, mistakes: string[]): AssessmentForm => ({
    id,
    title: { fi: id },
    registers: [],
    mistakes,
  });
  const names = await list(path).catch(() => undefined);
  if (names === undefined) return [broken(path, [`${path}: the folder cannot be read`])];
  const files = names.filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(
    files.map(async (name) => {
      const id = name.slice(0, -'.json'.length);
      const file = join(path, name);
      const text = await read(file).catch(() => undefined);
      if (text === undefined) return broken(id, [`${file}: cannot be read`]);
      const found = readQuestionnaire(text);
      const mistakes = 'form' in found ? sectionFaults(found.form) : found.mistakes;
      if (!('form' in found) || mistakes.length > 0)
        return broken(
          id,
          mistakes.map((one) => `${file}: ${one}`),
        );
      const { form } = found;
      const about = join(path, `${id}.yaml`);
      const told = names.includes(`${id}.yaml`) ? await read(about).catch(() => undefined) : '';
      const { subject, mistakes: wrong } =
        told === undefined ? { mistakes: ['cannot be read'], subject: undefined } : readSubject(told);
      return {
        id,
        title: titlesOf(form),
        registers: registersOf(form),
        form,
        mistakes: wrong.map((one) => `${about}: ${one}`),
        ...(subject === undefined || told === '' ? {} : { subject }),
      };
    }),
  );
}
