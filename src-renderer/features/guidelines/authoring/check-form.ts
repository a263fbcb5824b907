import { parseArticle } from '#shared/article-file/parse-article.js';
import { writeArticle } from '#shared/article-file/write-article.js';
import type { ArticleForm } from '#shared/guidelines-authoring.js';
import type { ArticleProblem } from '#shared/guidelines.js';

/** A remark on what is being written: in the text at a line of it, or on a field. */
export interface Remark {
  problem: ArticleProblem;
  /** Line of the text, from 1; absent = it is about a field. */
  line?: number;
}

/** Each remark of a line once: a tag that is opened and closed there is one matter to the writer. */
export const unlike = (problems: readonly ArticleProblem[]): ArticleProblem[] => [
  ...new Map(problems.map((one) => [`${one.file} ${one.line} ${one.code} ${one.about}`, one])).values(),
];

/** What would be wrong with the article's file if it were made now. */
export function checkForm(form: ArticleForm): { remarks: Remark[]; isWhole: boolean } {
  const text = writeArticle(form);
  const { article, problems } = parseArticle('draft.md', text);
  // The written file has the trimmed text after its front matter and one empty line.
  const front = text.slice(0, text.length - form.body.trim().length - 1).split('\n').length;
  const before = form.body.slice(0, form.body.length - form.body.trimStart().length).split('\n').length - 1;
  return {
    isWhole: article !== undefined,
    remarks: unlike(problems).map((problem) =>
      problem.line >= front && problem.about === undefined
        ? { problem, line: problem.line - front + 1 + before }
        : { problem },
    ),
  };
}
