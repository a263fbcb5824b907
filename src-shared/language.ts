import * as z from 'zod';

/** The languages of the interface. Finnish is the default and the fallback. */
export const languageSchema = z.enum(['fi', 'sv', 'en']);
export type Language = z.infer<typeof languageSchema>;

/** A text given in the interface's languages; Finnish is always there. */
export const localizedSchema = z.object({
  fi: z.string().min(1),
  sv: z.string().optional(),
  en: z.string().optional(),
});
export type Localized = z.infer<typeof localizedSchema>;
