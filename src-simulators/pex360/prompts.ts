import { pick } from '../lib/cds/resources.js';
import type { CdsService } from '../lib/cds/service.js';
import type { Prompt } from '../lib/cds/wire.js';
import { conditionSchema, flagSchema, observationSchema } from '../lib/records/schemas.js';
import { profileOf, type Factor, type Theme } from './factors.js';
import { measureCodes } from './themes.js';

/** So many raised factors of one theme are a warning; fewer are for information. */
const WARNS_FROM = 2;
const PATIENT = 'patient={{context.patientId}}';

const line = ({ label, value, detail, date }: Factor): string =>
  `- **${[label, value].filter((text) => text !== '').join(' ')}**${[date, detail]
    .filter((text) => text !== '')
    .map((text, index) => (index === 0 ? ` (${text})` : ` ${text}`))
    .join('')}`;

/** A prompt of a theme that has something outside its limits; the rest of the theme stands behind it. Pure. */
function promptOf({ title, factors }: Theme): Prompt | undefined {
  const raised = factors.filter(({ level }) => level === 'raised');
  if (raised.length === 0) return undefined;
  const beside = factors.filter(({ level }) => level === 'noted');
  return {
    summary: `${title}: ${raised.map(({ label, value }) => `${label} ${value}`.trim()).join(', ')}`,
    detail: [
      '**Viitealueen ulkopuolella**',
      ...raised.map(line),
      ...(beside.length === 0 ? [] : ['', '**Samaan teemaan kuuluu**', ...beside.map(line)]),
    ].join('\n'),
    indicator: raised.length >= WARNS_FROM ? 'warning' : 'info',
    topic: { code: title.toLowerCase().replaceAll(' ', '-'), display: title },
    suggestions: [],
  };
}

/** The risk factors of PEX360 as a service of CDS Hooks 2.0. @param url address of the system itself */
export const riskService = (url: string): CdsService => ({
  id: 'pex360-riskitekijat',
  title: 'PEX360: riskitekijät',
  description: 'Asiakkaan riskitekijät teemoittain, kun jokin tulos on viitealueen ulkopuolella.',
  prefetch: {
    conditions: `Condition?${PATIENT}&_count=200`,
    flags: `Flag?${PATIENT}&_count=200`,
    observations: `Observation?${PATIENT}&code=${measureCodes().join(',')}&_count=1000`,
  },
  source: { label: 'PEX360', url, topicSystem: 'https://kymijoki.example/fhir/riskiteemat' },
  prompts: (resources) =>
    profileOf({
      conditions: pick(resources, conditionSchema),
      flags: pick(resources, flagSchema),
      observations: pick(resources, observationSchema),
    }).themes.flatMap((theme) => promptOf(theme) ?? []),
});
