import { readJson, sendJson, sendText, type Handler } from '../web.js';
import { gather } from './resources.js';
import { feedbackSchema, hookRequestSchema, short, type Feedback, type Prompt } from './wire.js';

/** Why a professional sets a card aside: the answers that a card offers. */
const OVERRIDE_SYSTEM = 'https://kymijoki.example/fhir/heratteen-ohitus';
const OVERRIDE_REASONS = [
  { code: 'huomioitu', system: OVERRIDE_SYSTEM, display: 'Asia on jo huomioitu' },
  { code: 'ei-koske', system: OVERRIDE_SYSTEM, display: 'Ei koske tätä asiakasta' },
  { code: 'tieto-vanhentunut', system: OVERRIDE_SYSTEM, display: 'Tieto on vanhentunut tai virheellinen' },
  { code: 'asiakas-ei-halua', system: OVERRIDE_SYSTEM, display: 'Asiakas ei halua' },
];
const PATIENT_VIEW = 'patient-view';
/** Prefetched results of a whole life are many. */
const MOST_BYTES = 8 * 1024 * 1024;

export interface CdsService {
  /** The last part of its address. */
  id: string;
  title: string;
  description: string;
  /** What the caller is asked to send along, by key. */
  prefetch: Readonly<Record<string, string>>;
  source: { label: string; url: string; topicSystem: string };
  /** Absent = patient-view. */
  hook?: string;
  /** The prompts for what was sent. @param draft what the hook's context has of an assessment. Pure. */
  prompts: (resources: unknown[], now: Date, draft: unknown) => Prompt[];
}

interface CdsParts {
  services: readonly CdsService[];
  now: () => Date;
  /** UUIDs of cards and suggestions. */
  newId: () => string;
  fetch: typeof globalThis.fetch;
}

const cardOf = ({ source }: CdsService, prompt: Prompt, newId: () => string) => ({
  uuid: newId(),
  summary: short(prompt.summary),
  detail: prompt.detail,
  indicator: prompt.indicator,
  source: {
    label: source.label,
    url: source.url,
    topic: { system: source.topicSystem, code: prompt.topic.code, display: prompt.topic.display },
  },
  overrideReasons: OVERRIDE_REASONS,
  ...(prompt.suggestions.length === 0
    ? {}
    : {
        suggestions: prompt.suggestions.map((label) => ({ uuid: newId(), label })),
        selectionBehavior: 'any',
      }),
});

/**
 * Routes of a CDS Hooks 2.0 server: discovery, services of `patient-view` and their feedback. What is told back is kept in
 * memory and read at `GET /demo/feedback`, which is no part of the standard.
 */
export function createCdsRoutes({ services, now, newId, fetch }: CdsParts): Record<string, Handler> {
  const told: (Feedback & { service: string })[] = [];
  const discovery = {
    services: services.map(({ id, title, description, prefetch, hook = PATIENT_VIEW }) => ({
      hook,
      id,
      title,
      description,
      prefetch,
    })),
  };
  const call =
    (service: CdsService): Handler =>
    async ({ request, response }) => {
      const asked = await readJson(request, hookRequestSchema, MOST_BYTES);
      const { hook = PATIENT_VIEW } = service;
      if (asked?.hook !== hook) return sendText(response, 400, 'text/plain', `Not a request of the hook ${hook}\n`);
      const resources = await gather(service.prefetch, asked, fetch);
      if (resources === undefined) {
        return sendText(response, 412, 'text/plain', 'Something of the prefetch is missing and cannot be read\n');
      }
      const cards = service
        .prompts(resources, now(), asked.context.questionnaireResponse)
        .map((prompt) => cardOf(service, prompt, newId));
      return sendJson(response, 200, { cards });
    };
  const listen =
    (service: CdsService): Handler =>
    async ({ request, response }) => {
      const given = await readJson(request, feedbackSchema);
      if (given === undefined) return sendText(response, 400, 'text/plain', 'Not feedback of CDS Hooks 2.0\n');
      told.push(...given.feedback.map((one) => ({ service: service.id, ...one })));
      return sendJson(response, 200, {});
    };
  return {
    'GET /cds-services': ({ response }) => sendJson(response, 200, discovery),
    'GET /demo/feedback': ({ response }) => sendJson(response, 200, { feedback: told }),
    ...Object.fromEntries(
      services.flatMap((service) => [
        [`POST /cds-services/${service.id}`, call(service)],
        [`POST /cds-services/${service.id}/feedback`, listen(service)],
      ]),
    ),
  };
}
