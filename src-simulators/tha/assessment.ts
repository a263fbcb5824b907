import * as z from 'zod';
import type { Prompt } from '../lib/cds/wire.js';
import { text } from '../lib/records/elements.js';
import type { ClientRecord } from './record.js';

interface Item {
  linkId?: string | undefined;
  answer: { valueCoding?: { code?: string | undefined } | undefined }[];
  item: Item[];
}
const itemSchema: z.ZodType<Item> = z.lazy(() =>
  z.object({
    linkId: text,
    answer: z
      .array(z.object({ valueCoding: z.object({ code: text }).optional().catch(undefined) }))
      .optional()
      .catch(undefined)
      .transform((all) => all ?? []),
    item: z
      .array(itemSchema)
      .optional()
      .catch(undefined)
      .transform((all) => all ?? []),
  }),
);
const draftSchema = z.object({ resourceType: z.literal('QuestionnaireResponse'), item: z.array(itemSchema) });

/** Codes that a draft has answered to a question, wherever it stands in it. Pure. */
export function answeredCodes(draft: unknown, question: string): string[] {
  const read = draftSchema.safeParse(draft).data;
  const all = (items: readonly Item[]): Item[] => items.flatMap((one) => [one, ...all(one.item)]);
  return all(read?.item ?? [])
    .filter(({ linkId }) => linkId === question)
    .flatMap(({ answer }) => answer.flatMap(({ valueCoding }) => valueCoding?.code ?? []));
}

const topic = (code: string, display: string) => ({ code, display });

/** What the care knows that bears upon an assessment that is being made. Pure. */
export function assessmentPrompts({ has, takes }: ClientRecord, draft: unknown): Prompt[] {
  const symptoms = answeredCodes(draft, 'oireet');
  const short = answeredCodes(draft, 'hengitys').some((one) => ['rasituksessa', 'levossa', 'ei-puhu'].includes(one));
  const prompts: Prompt[] = [];
  if (has(/^(J44|J45)/) && (short || symptoms.includes('vinkuna')))
    prompts.push({
      summary: 'Astma tai keuhkoahtaumatauti: pahenemisvaihe mahdollinen',
      detail:
        'Diagnooseissa on keuhkosairaus, ja hengitys on raskasta. Kysy avaavan lääkkeen käyttö ja omahoito-ohjeen toteutuminen.',
      indicator: 'warning',
      topic: topic('keuhkot', 'Keuhkosairaudet'),
      suggestions: ['Kysy avaavan lääkkeen käyttö'],
    });
  if (has(/^I50/) && short)
    prompts.push({
      summary: 'Sydämen vajaatoiminta ja hengenahdistus: arvioi paheneminen',
      detail: 'Diagnooseissa on sydämen vajaatoiminta. Kysy painon muutos, turvotukset ja nukkuminen makuuasennossa.',
      indicator: 'warning',
      topic: topic('sydan', 'Sydän ja verisuonet'),
      suggestions: ['Kysy painon muutos viime viikolta'],
    });
  if (symptoms.includes('kuume') && takes(/^(L04|L01|H02)/))
    prompts.push({
      summary: 'Kuume ja puolustuskykyä heikentävä lääke: matala kynnys arvioon tänään',
      detail: 'Lääkelistalla on lääke, joka voi peittää tulehduksen oireita. Tarkista, käyttääkö asiakas sitä nyt.',
      indicator: 'critical',
      topic: topic('laakitysturvallisuus', 'Lääkitysturvallisuus'),
      suggestions: ['Pyydä lääkärin kannanotto'],
    });
  if (
    (answeredCodes(draft, 'akuutti').includes('sekavuus') || answeredCodes(draft, 'muisti').includes('nopeasti')) &&
    takes(/^(N05|N02A|N04A)/)
  )
    prompts.push({
      summary: 'Äkillinen sekavuus ja keskushermostoon vaikuttava lääke',
      detail:
        'Lääkelistalla on lääke, joka voi aiheuttaa sekavuutta ikääntyneelle. Tarkista annokset ja viimeaikaiset muutokset.',
      indicator: 'warning',
      topic: topic('laakitysturvallisuus', 'Lääkitysturvallisuus'),
      suggestions: ['Pyydä lääkityksen tarkistus'],
    });
  return prompts;
}
