import type { Localized } from '#shared/language.js';
import type { PtvLanguageItem } from '#shared/ptv.js';

const clean = (value: string | null | undefined): string | undefined => {
  const text = value?.replaceAll('\r\n', '\n').trim();
  return text === undefined || text === '' ? undefined : text;
};

/**
 * The text of one type in our languages. PTV leaves languages and values out freely: where Finnish is missing, Swedish
 * and then English stands in its place. Undefined when there is no text at all.
 */
export function localized(items: readonly PtvLanguageItem[], type?: string): Localized | undefined {
  const of = (language: string) =>
    clean(
      items.find(
        (item) => item.language === language && (type === undefined || item.type === type) && clean(item.value),
      )?.value,
    );
  const [fi, sv, en] = [of('fi'), of('sv'), of('en')];
  const first = fi ?? sv ?? en;
  return first === undefined ? undefined : { fi: first, sv, en };
}

/** Every text of a list, in every language. */
export const values = (items: readonly PtvLanguageItem[]): string[] => items.flatMap((item) => clean(item.value) ?? []);

/** Upper-case place names of postal addresses to ordinary writing: "VIROLAHTI" → "Virolahti". */
export const placeName = (name: string): string =>
  name === name.toLocaleUpperCase('fi')
    ? name.toLocaleLowerCase('fi').replaceAll(/(^|[\s-])(\p{L})/gu, (part) => part.toLocaleUpperCase('fi'))
    : name;
