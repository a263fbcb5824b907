import { LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { lineOfPath, plainValues } from '#shared/yaml-lines.js';

/** Longest list that is read, in characters. */
const MAX_LENGTH = 20_000;

const termsSchema = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((term) => term.trim())
      .filter((term) => term !== ''),
  )
  .pipe(z.array(z.string().max(80)));

const subjectSchema = z
  .strictObject({
    /** Whole years of the client: `from` the first that fits, `under` the first that does not. Absent = any. */
    age: z
      .strictObject({ from: z.int().min(0).max(150).optional(), under: z.int().min(1).max(150).optional() })
      .default({}),
    fi: termsSchema,
    sv: termsSchema,
    en: termsSchema,
  })
  .transform(({ age, fi, sv, en }) => ({ age, terms: [...fi, ...sv, ...en] }));

/** What a form is about: the words by which the reason of a contact is known to fit it, and whom it is for. */
export type Subject = z.infer<typeof subjectSchema>;

/** Reads what a form is about. Never throws: what is wrong comes back with its line, and the form is then not proposed. */
export function readSubject(text: string): { subject?: Subject; mistakes: string[] } {
  if (text.length > MAX_LENGTH) return { mistakes: [`line 1: longer than ${MAX_LENGTH} characters`] };
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) return { mistakes: [`line ${counter.linePos(broken.pos[0]).line}: ${broken.message}`] };
  const read = subjectSchema.safeParse(plainValues(document) ?? {});
  if (read.success) return { subject: read.data, mistakes: [] };
  return {
    mistakes: read.error.issues.map(
      ({ path, message }) => `line ${lineOfPath(document, counter, path)}: ${[...path, message].join(' ')}`,
    ),
  };
}
