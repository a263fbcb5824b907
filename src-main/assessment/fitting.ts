import type { AssessmentForm, Fitting } from '#shared/assessment.js';
import type { Register } from '#shared/client-summary.js';
import { commonParts } from '#shared/search/common-parts.js';
import { fold, tokenize } from '#shared/search/fold.js';
import { createStemmer } from '#shared/search/stem.js';
import { stopWords } from '#shared/search/stop-words.js';
import { type SynonymPair, createSynonyms } from '#shared/search/synonyms.js';
import { createVocabulary } from '#shared/search/vocabulary.js';
import type { Subject } from './subjects.js';

/** A form, and what it is about where that is told beside it. */
export type SubjectForm = Pick<AssessmentForm, 'id' | 'title' | 'registers' | 'form'> & { subject?: Subject };

/** What is told of the contact and of its client: nothing else counts. */
export interface FittingAsked {
  reason: string;
  /** Whose forms come into question. */
  registers: readonly Register[];
  /** Of the client, in whole years; absent = unknown, and then no form that is for an age is proposed. */
  age: number | undefined;
}

/** More are no proposal but a list. */
const MOST = 2;

/** What turns the next word into its opposite, folded: `ei kuumetta`, `orkar inte`. */
const denials: ReadonlySet<string> = new Set(
  'ei en et emme ette eivat eika enka ilman inte icke ej ingen inga inget utan no not without'.split(' '),
);
/** Ends the reach of a denial; so does a mark between words. */
const turns: ReadonlySet<string> = new Set('mutta vaan ja eli sekä men och but and'.split(' ').map(fold));

interface Word {
  /** As it stands in the text, with the denial before it. */
  text: string;
  stems: readonly string[];
  /** Of a compound, those of its last part: what it is, and not what it is of. Vuokravelka is a velka, yskänlääke no yskä. */
  head: readonly string[];
  denied: boolean;
}

const share = (some: readonly string[], others: readonly string[]) => some.some((one) => others.includes(one));

/**
 * Makes what proposes the forms that fit the reason of a contact, by the words that stand beside each form, in all their forms
 * and with the synonyms of the search. It knows nothing but the reason: neither who the client is nor what they have had.
 * A word that is denied counts only where the form says it denied too ("ei pärjää"). Pure.
 */
export function createFitting(forms: readonly SubjectForm[], pairs: readonly SynonymPair[]) {
  const stemmer = createStemmer();
  const told = forms.filter(({ form, subject }) => form !== undefined && subject !== undefined);
  const termsOf = ({ subject, title }: SubjectForm) => [
    ...(subject?.terms ?? []),
    ...[title.fi, title.sv, title.en].filter((one) => one !== undefined),
  ];
  const vocabulary = createVocabulary(stemmer, [
    ...commonParts,
    ...told.flatMap(termsOf).flatMap((term) => tokenize(term).map(({ text }) => text)),
  ]);
  const synonyms = createSynonyms(pairs, stemmer);

  /** The words of a text that say something. */
  function wordsOf(text: string, known: readonly string[] = []): Word[] {
    const words: Word[] = [];
    let denial: number | undefined;
    let end = 0;
    for (const token of tokenize(text)) {
      const folded = fold(token.text);
      if (/[^\s'’"”-]/.test(text.slice(end, token.start)) || turns.has(folded)) denial = undefined;
      end = token.end;
      if (denials.has(folded)) denial = token.start;
      if (denials.has(folded) || stopWords.has(folded) || turns.has(folded)) continue;
      const stems = stemmer(token.text);
      // What some form knows as a whole is not taken apart: hengenahdistus is no ahdistus.
      const split = share(stems, known) ? undefined : vocabulary.split(token.text);
      words.push({
        text: text.slice(denial ?? token.start, token.end),
        stems,
        head: split?.parts.slice(-1).flatMap(stemmer) ?? [],
        denied: denial !== undefined,
      });
      denial = undefined;
    }
    return words;
  }
  const meets = (own: Word, wanted: Word) =>
    own.denied === wanted.denied && (share(own.stems, wanted.stems) || share(own.head, wanted.stems));

  const ready = told.map((one) => ({
    ...one,
    terms: termsOf(one)
      .map((term) => wordsOf(term))
      .filter((words) => words.length > 0),
  }));
  const known = ready.flatMap(({ terms }) => terms.flat().flatMap(({ stems }) => stems));

  /** Words of the reason by which one term is met, all of it; undefined where it is not. */
  function met(term: readonly Word[], reason: readonly Word[]): Word[] | undefined {
    const own = reason.filter((word) => term.some((wanted) => meets(word, wanted)));
    return term.every((wanted) => own.some((word) => meets(word, wanted))) ? own : undefined;
  }

  return function fitting({ reason, registers: asked, age }: FittingAsked): Fitting[] {
    const words = wordsOf(reason, known);
    // Everyday words for the official ones, and one language for the other; what is only near does not count.
    const meant = synonyms(words.map(({ stems }) => stems)).filter(({ meaning }) => meaning.weight === 1);
    const bySynonym = (term: readonly Word[]) =>
      meant.flatMap(({ at, meaning }) => {
        const word = words[at];
        const same =
          meaning.stems.length === term.length &&
          meaning.stems.every((stems, place) => share(stems, term[place]?.stems ?? []));
        return same && word?.denied === false && term.every(({ denied }) => !denied) ? [word] : [];
      });
    const isFor = ({ registers, subject }: SubjectForm) => {
      const { from = 0, under = Infinity } = subject?.age ?? {};
      const fitsAge = age === undefined ? from === 0 && under === Infinity : age >= from && age < under;
      return fitsAge && registers.some((one) => asked.includes(one));
    };
    return ready
      .filter(isFor)
      .map(({ id, terms }) => {
        const found = new Set(terms.flatMap((term) => met(term, words) ?? bySynonym(term)));
        return { form: id, words: [...new Set(words.filter((word) => found.has(word)).map(({ text }) => text))] };
      })
      .filter((one) => one.words.length > 0)
      .toSorted((one, other) => other.words.length - one.words.length)
      .slice(0, MOST);
  };
}
