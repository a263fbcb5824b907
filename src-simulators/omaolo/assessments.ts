import * as z from 'zod';
import { createRandom } from '../directory/random.js';
import { formatDate } from '../lib/records/format.js';
import { listOf, text } from '../lib/records/elements.js';

/** What such a service advises after an assessment, the most urgent first. */
export type Advice = 'urgent' | 'soon' | 'contact' | 'selfCare' | 'none';

export interface Assessment {
  title: string;
  kind: string;
  given: string;
  advice: Advice;
  answers: { question: string; answer: string }[];
}

/** The parts of a QuestionnaireResponse that are shown. */
export const questionnaireResponseSchema = z.object({
  resourceType: z.literal('QuestionnaireResponse'),
  questionnaire: text,
  authored: text,
  item: listOf(
    z.object({
      text,
      answer: listOf(
        z.object({
          valueString: text,
          valueBoolean: z.boolean().optional().catch(undefined),
          valueInteger: z.number().optional().catch(undefined),
          valueCoding: z.object({ display: text }).optional().catch(undefined),
        }),
      ),
    }),
  ),
});
export type QuestionnaireResponse = z.infer<typeof questionnaireResponseSchema>;

/** Assessments as the data store has them, the newest first. Pure. */
export const fromResponses = (responses: readonly QuestionnaireResponse[]): Assessment[] =>
  responses
    .toSorted((a, b) => (b.authored ?? '').localeCompare(a.authored ?? ''))
    .map(({ questionnaire, authored, item }) => ({
      title: (questionnaire ?? '').split('/').at(-1)?.replaceAll('-', ' ') ?? '',
      kind: 'Kysely',
      given: formatDate(authored),
      advice: 'none',
      answers: (item ?? []).flatMap(({ text: question, answer }) => {
        const [first] = answer ?? [];
        const yesNo = first?.valueBoolean === undefined ? undefined : first.valueBoolean ? 'Kyllä' : 'Ei';
        const value =
          first?.valueString ?? first?.valueCoding?.display ?? yesNo ?? first?.valueInteger?.toString() ?? '';
        return question === undefined || value === '' ? [] : [{ question, answer: value }];
      }),
    }));

interface Kind {
  title: string;
  kind: string;
  advice: readonly Advice[];
  questions: readonly (readonly [question: string, ...answers: string[]])[];
}
const KINDS: readonly Kind[] = [
  {
    title: 'Selkäkivun oirearvio',
    kind: 'Oirearvio',
    advice: ['contact', 'selfCare'],
    questions: [
      ['Kuinka kauan kipu on jatkunut?', 'Alle 6 viikkoa', '6–12 viikkoa', 'Yli 12 viikkoa'],
      ['Säteileekö kipu alaraajaan?', 'Ei', 'Kyllä, polven yläpuolelle', 'Kyllä, polven alapuolelle'],
      ['Haittaako kipu yöunta?', 'Ei', 'Joskus', 'Useimpina öinä'],
    ],
  },
  {
    title: 'Hengitystieinfektion oirearvio',
    kind: 'Oirearvio',
    advice: ['urgent', 'soon', 'selfCare'],
    questions: [
      ['Onko kuumetta?', 'Ei', 'Alle 38 °C', '38 °C tai enemmän'],
      ['Onko hengenahdistusta?', 'Ei', 'Rasituksessa', 'Levossakin'],
      ['Kuinka kauan oireet ovat kestäneet?', '1–3 päivää', '4–7 päivää', 'Yli viikon'],
    ],
  },
  {
    title: 'Hyvinvointitarkastus',
    kind: 'Hyvinvointi',
    advice: ['contact', 'none'],
    questions: [
      ['Liikunta viikossa', 'Alle tunti', '1–2,5 tuntia', 'Yli 2,5 tuntia'],
      ['Uni', 'Nukun hyvin', 'Herään öisin', 'Nukun liian vähän'],
      ['Tupakka- ja nikotiinituotteet', 'En käytä', 'Satunnaisesti', 'Päivittäin'],
      ['Yksinäisyys', 'En koskaan', 'Joskus', 'Usein'],
    ],
  },
  {
    title: 'Palvelutarpeen arvio: kotihoito',
    kind: 'Palveluarvio',
    advice: ['contact', 'soon'],
    questions: [
      ['Selviydyn peseytymisestä', 'Itse', 'Välillä tarvitsen apua', 'Tarvitsen apua'],
      ['Selviydyn ruoanlaitosta', 'Itse', 'Välillä tarvitsen apua', 'Tarvitsen apua'],
      ['Kuka auttaa nyt?', 'Ei kukaan', 'Omainen', 'Naapuri tai ystävä'],
    ],
  },
  {
    title: 'Palvelutarpeen arvio: omaishoito',
    kind: 'Palveluarvio',
    advice: ['contact'],
    questions: [
      ['Miten jaksat hoitajana?', 'Hyvin', 'Vaihtelevasti', 'Huonosti'],
      ['Voiko hoidettava olla yksin?', 'Muutaman tunnin', 'Hetken', 'Ei lainkaan'],
    ],
  },
];
const DAY = 24 * 3600_000;

/** What is invented for a client of whom the data store has no answers: the same each time. Pure. */
export function inventedFor(key: string, now: Date): Assessment[] {
  const random = createRandom(`omaolo ${key}`);
  let ago = 0;
  return random.some(KINDS, random.between(1, 3)).map(({ title, kind, advice, questions }) => {
    ago += random.between(1, 20);
    return {
      title,
      kind,
      given: formatDate(new Date(now.getTime() - ago * DAY).toISOString()),
      advice: random.pick(advice, 'none'),
      answers: questions.map(([question, ...answers]) => ({ question, answer: random.pick(answers, '') })),
    };
  });
}
