import type { Colleague } from '#shared/availability.js';

/** Whom the client's matter needs. An empty part is no condition. */
export interface Need {
  /** BCP 47 code of the language that the client is served in. */
  language: string;
  profession: Colleague['profession'] | '';
  skill: string;
  unit: string;
  municipality: string;
}
export const NO_NEED: Need = { language: '', profession: '', skill: '', unit: '', municipality: '' };

/**
 * What the need is before anybody has changed it: the client's language of service, where it is not one that everybody
 * serves in (`usual`), and home municipality, which is not there under turvakielto.
 */
export const needOf = (
  client: { language?: string | undefined; municipality?: string | undefined } | null,
  usual: string,
): Need => {
  const language = client?.language?.split('-')[0] ?? '';
  return { ...NO_NEED, language: language === usual ? '' : language, municipality: client?.municipality ?? '' };
};
