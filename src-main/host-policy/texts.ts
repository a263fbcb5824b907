import * as z from 'zod';
import { languageSchema } from '#shared/language.js';
import type { Screen } from '#shared/workspace.js';
import en from './texts/en.json' with { type: 'json' };
import fi from './texts/fi.json' with { type: 'json' };
import sv from './texts/sv.json' with { type: 'json' };

export type HostText = keyof typeof fi;
const TEXTS: Record<z.infer<typeof languageSchema>, Record<HostText, string>> = { fi, sv, en };
const storedSchema = z.object({ settings: z.object({ language: languageSchema }) });

/**
 * The host's own few words, in the language of the settings as they are stored; Finnish when they say nothing.
 * @param settings whatever the settings' file holds
 */
export function hostText(settings: unknown, text: HostText, screen: Screen): string {
  const stored = storedSchema.safeParse(settings);
  const language = stored.success ? stored.data.settings.language : 'fi';
  return TEXTS[language][text].replace('{{screen}}', String(screen));
}
