import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TRANSLATION } from '#shared/questionnaire.js';

const FORMS = join(import.meta.dirname, '../../seeds/kymijoki/assessments');
const READ = ['text', 'title', 'description', 'display', 'valueString'];
/** Such as `°C` or `%`: written alike in every language. */
const isSymbol = (text: string) => !/[a-zåäö]/.test(text);

/** Every text that a person reads, with its place and the languages that it is translated to. */
function textsOf(value: unknown, place: string): { place: string; languages: string[] }[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => textsOf(one, `${place}/${at}`));
  if (typeof value !== 'object' || value === null || Object.entries(value).some(([, one]) => one === TRANSLATION))
    return [];
  const fields = new Map<string, unknown>(Object.entries(value));
  return [...fields].flatMap(([key, one]) => {
    if (!READ.includes(key) || typeof one !== 'string') return textsOf(one, `${place}/${key}`);
    if (isSymbol(one)) return [];
    const told = JSON.stringify(fields.get(`_${key}`) ?? {});
    const languages = [...told.matchAll(/"valueCode":"(\w+)"\},\{"url":"content","valueString":"[^"]/g)];
    return [{ place: `${place}/${key}: ${one}`, languages: languages.map(([, language]) => language ?? '') }];
  });
}

describe('the demo county’s assessments', () => {
  it.each(readdirSync(FORMS).filter((file) => file.endsWith('.json')))(
    '%s says everything in Finnish, Swedish and English',
    (file) => {
      const form: unknown = JSON.parse(readFileSync(join(FORMS, file), 'utf8'));
      const texts = textsOf(form, '');
      expect(texts.length).toBeGreaterThan(80);
      expect(texts.filter(({ languages }) => languages.join() !== 'sv,en')).toEqual([]);
    },
  );
});
