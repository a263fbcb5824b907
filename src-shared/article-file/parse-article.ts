import { LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { type Article, type ArticleProblem, type ProblemCode, articleSchema } from '../guidelines.js';
import { lineOfPath, plainValues } from '../yaml-lines.js';
import { checkBody } from './check-body.js';

export interface ParsedArticle {
  /** Absent when the file was refused. */
  article?: Omit<Article, 'version'>;
  problems: ArticleProblem[];
}

/** Longest file that is read, in characters: an article is a page, not a book. */
const MAX_LENGTH = 100_000;

const frontMatterSchema = articleSchema.omit({ body: true, version: true, lastGood: true }).extend({
  title: z.string().min(1),
  summary: z.string().min(1),
  topics: z.array(z.string().min(1)).min(1),
  keywords: z.array(z.string()).default([]),
  sources: z
    .array(z.object({ title: z.string().min(1), url: z.url({ protocol: /^https$/ }).optional() }).strict())
    .min(1),
  checked: z.iso.date(),
  validFrom: z.iso.date().optional(),
  validUntil: z.iso.date().optional(),
  reviewBy: z.iso.date().optional(),
  checkValidity: z.boolean().default(false),
  related: z.array(z.string()).default([]),
});

/**
 * Reads one article: YAML front matter between `---` lines, then Markdown. Never throws: all that is wrong comes back with the
 * file's name and a line counted from 1.
 */
export function parseArticle(file: string, text: string): ParsedArticle {
  const refuse = (line: number, code: ProblemCode, about?: string): ParsedArticle => ({
    problems: [{ file, line, severity: 'refused', code, ...(about === undefined ? {} : { about }) }],
  });
  if (text.length > MAX_LENGTH) return refuse(1, 'tooLong', String(MAX_LENGTH));
  const parts = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)([\s\S]*)$/m.exec(text);
  if (parts === null || parts.index !== 0) return refuse(1, 'noFrontMatter');
  const [, yaml = '', body = ''] = parts;
  // The opening line stands before the YAML text.
  const lineOf = (lineInYaml: number) => lineInYaml + 1;
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) return refuse(lineOf(counter.linePos(broken.pos[0]).line), 'yaml', broken.message);
  const values = frontMatterSchema.strict().safeParse(plainValues(document), { reportInput: true });
  if (!values.success) {
    return {
      problems: values.error.issues.map((issue) => ({
        file,
        line: lineOf(lineOfPath(document, counter, issue.path)),
        severity: 'refused',
        ...ofIssue(issue),
      })),
    };
  }
  const bodyStart = text.length - body.length;
  const firstBodyLine = text.slice(0, bodyStart).split('\n').length;
  const problems: ArticleProblem[] = [
    ...checkBody(yaml, lineOf(1)).filter((each) => each.severity === 'warned'),
    ...checkBody(body, firstBodyLine),
  ].map((problem) => ({ file, ...problem }));
  if (body.trim() === '') problems.push({ file, line: firstBodyLine, severity: 'refused', code: 'empty' });
  if (problems.some((problem) => problem.severity === 'refused')) return { problems };
  return { article: { ...values.data, body: body.trim().replaceAll('\r\n', '\n') }, problems };
}

function ofIssue(issue: z.core.$ZodIssue): Pick<ArticleProblem, 'code' | 'about'> {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return { code: 'fieldUnknown', about: issue.keys.map((key) => (path === '' ? key : `${path}.${key}`)).join(', ') };
  }
  const missing = issue.input === undefined || issue.input === '' || issue.code === 'too_small';
  return { code: missing ? 'fieldMissing' : 'fieldWrong', about: path === '' ? '---' : path };
}
