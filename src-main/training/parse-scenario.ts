import { LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { type Scenario, type ScenarioProblem, scenarioFileSchema } from '#shared/training.js';
import { lineOfPath, plainValues } from '#shared/yaml-lines.js';

/** Longest file that is read, in characters. */
const MAX_LENGTH = 100_000;

/** `steps[2].title` of a path. */
const fieldOf = (path: readonly PropertyKey[]) =>
  path.map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at === 0 ? '' : '.'}${String(key)}`)).join('');

/** A union says only that nothing fitted; of its ways the one that came furthest says why. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors.flat().toSorted((a, b) => b.path.length - a.path.length)[0];
  return inner === undefined ? issue : innermost({ ...inner, path: [...issue.path, ...inner.path] });
}

/**
 * Reads one scenario (YAML). Never throws: all that is wrong comes back with the file's name and a line counted from 1.
 * @param file name with its ending; without it the scenario's id
 */
export function parseScenario(file: string, text: string): { scenario?: Scenario; problems: ScenarioProblem[] } {
  const refuse = (line: number, why: ScenarioProblem['why'], detail: string) => ({
    problems: [{ file, line, why, field: '', detail }],
  });
  if (text.length > MAX_LENGTH) return refuse(1, 'tooLong', `longer than ${MAX_LENGTH} characters`);
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) return refuse(counter.linePos(broken.pos[0]).line, 'notYaml', broken.message);
  const values = scenarioFileSchema.safeParse(plainValues(document));
  if (values.success) return { scenario: { ...values.data, id: file.replace(/\.ya?ml$/, '') }, problems: [] };
  return {
    problems: values.error.issues.map((whole): ScenarioProblem => {
      const issue = innermost(whole);
      const missing = issue.code === 'invalid_type' && document.getIn(issue.path) === undefined;
      const unknown = issue.code === 'unrecognized_keys';
      const path = unknown ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
      return {
        file,
        line: lineOfPath(document, counter, path),
        why: missing ? 'missing' : unknown ? 'unknownField' : 'wrongValue',
        field: fieldOf(path),
        detail: issue.message,
      };
    }),
  };
}
