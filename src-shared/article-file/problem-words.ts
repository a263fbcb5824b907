import type { ArticleProblem, ProblemCode } from '../guidelines.js';

const words: Readonly<Record<ProblemCode, (about: string) => string>> = {
  tooLong: (about) => `longer than ${about} characters`,
  noFrontMatter: () => 'no front matter: the file must begin with a line ---',
  yaml: (about) => `the front matter cannot be read: ${about}`,
  fieldMissing: (about) => `${about}: is missing`,
  fieldWrong: (about) => `${about}: the value is not of the right form`,
  fieldUnknown: (about) => `there is no such field: ${about}`,
  empty: () => 'the text is empty',
  html: () => 'raw HTML is not allowed',
  image: () => 'images are not allowed: an article must not fetch from elsewhere',
  link: () => 'a link must begin with https://',
  identityCode: () => 'looks like a personal identity code',
  telephone: () => 'looks like a telephone number',
  twice: (about) => `the same article in the same language is already in ${about}`,
  related: (about) => `related: there is no article ${about}`,
  addsTo: (about) => `addsTo: there is no article ${about}`,
  replaces: (about) => `replaces: there is no article ${about}`,
  notApproved: (about) => `replaces: ${about} is replaced only when the article is approved; both are shown`,
  noUnit: () => 'unit: is missing; an article of the unit layer is shown to nobody without it',
  folderUnreadable: () => 'the folder of articles cannot be read',
  fileUnreadable: () => 'the file cannot be read',
};

/** What is wrong, in English: for the program's log and the command line. The windows have texts of their own. */
export const writeProblem = ({ code, about = '' }: Pick<ArticleProblem, 'code' | 'about'>): string =>
  words[code](about);
