import { createCdsRoutes, type CdsService } from '../lib/cds/service.js';
import type { LoopbackServer } from '../lib/loopback.js';
import { createRouter } from '../lib/web.js';
import { assessmentPrompts } from './assessment.js';
import { careGaps } from './gaps.js';
import { readRecord } from './record.js';

const PATIENT = 'patient={{context.patientId}}';

const careGapService = (url: string): CdsService => ({
  id: 'tha-hoitovajeet',
  title: 'Terveyshyötyarvio: hoidon vajeet',
  description: 'Mitä hoitosuositus edellyttäisi ja mitä tiedoista puuttuu.',
  prefetch: {
    patient: 'Patient/{{context.patientId}}',
    conditions: `Condition?${PATIENT}&_count=200`,
    requests: `MedicationRequest?${PATIENT}&status=active&_count=200`,
    statements: `MedicationStatement?${PATIENT}&status=active&_count=200`,
    observations: `Observation?${PATIENT}&code=59261-8,22748-8,62238-1,29463-7&_count=1000`,
    immunizations: `Immunization?${PATIENT}&_count=200`,
  },
  source: { label: 'Terveyshyötyarvio', url, topicSystem: 'https://kymijoki.example/fhir/hoitovajeet' },
  prompts: (resources, now) => careGaps(readRecord(resources, now)),
});

/** Asked while an assessment is being made, with what has been answered so far (the workbench's own hook). */
const assessmentService = (url: string): CdsService => ({
  ...careGapService(url),
  id: 'tha-arvioinnin-tuki',
  title: 'Terveyshyötyarvio: hoidon tarpeen arvioinnin tuki',
  description: 'Mitä hoidossa tiedetään, mikä vaikuttaa tehtävään arviointiin.',
  hook: 'fi.tyopoyta.assessment-draft',
  prompts: (resources, now, draft) => assessmentPrompts(readRecord(resources, now), draft),
});

interface ThaParts {
  server: LoopbackServer;
  now: () => Date;
  /** UUIDs. */
  newId: () => string;
}

/** Terveyshyötyarvio (THA): care gaps as a CDS Hooks 2.0 server. It has no page of its own. */
export function startTha({ server, now, newId }: ThaParts): void {
  server.handle(
    createRouter(
      createCdsRoutes({
        services: [careGapService(server.url), assessmentService(server.url)],
        now,
        newId,
        fetch: globalThis.fetch,
      }),
    ),
  );
}
