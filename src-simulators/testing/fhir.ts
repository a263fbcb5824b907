import { createServer } from 'node:http';

/** Invented clients of the tests; individual numbers of 900–999 are never given to anybody. */
export const AUNE = {
  resourceType: 'Patient',
  id: 'aune',
  identifier: [{ system: 'urn:oid:1.2.246.21', value: '140348-928S' }],
  name: [{ use: 'official', family: 'Saarikoski', given: ['Aune', 'Marjatta'] }],
  gender: 'female',
  birthDate: '1948-03-14',
  address: [{ city: 'Hamina' }],
};
export const EERO = {
  ...AUNE,
  id: 'eero',
  identifier: [],
  name: [{ use: 'official', family: 'Koskinen', given: ['Eero'] }],
};
export const MIKAEL = { ...EERO, id: 'mikael', name: [{ use: 'official', family: 'Laine', given: ['Mikael'] }] };

interface Resource {
  resourceType: string;
  docStatus?: string;
  subject?: { reference: string };
  meta?: { tag?: { system: string; code: string }[] };
  [more: string]: unknown;
}

const at = (time: string, patient: string) => ({
  resourceType: 'Appointment',
  id: `booking-${patient}`,
  status: 'booked',
  description: 'Ohjauskäynti',
  start: `2026-11-23T${time}:00+02:00`,
  participant: [
    { actor: { reference: `Patient/${patient}` } },
    { actor: { reference: 'Location/1', display: 'Haminan terveysasema' } },
  ],
});

/** A FHIR server with three clients and today's bookings; keeps what is created. */
export async function startTestFhir() {
  const created: Resource[] = [];
  /** QuestionnaireResponses, found by their subject. */
  const answers: Resource[] = [];
  const patients = new Map([AUNE, EERO, MIKAEL].map((one) => [one.id, one]));
  const state = { hold: Promise.resolve(), holdReads: Promise.resolve(), reads: 0, refusesWrites: false };
  const search = (type: string, query: URLSearchParams): unknown[] => {
    if (type === 'Patient') {
      const [name, identifier] = [query.get('name')?.toLowerCase(), query.get('identifier')];
      return [...patients.values()].filter((one) =>
        name === undefined
          ? one.identifier.some(({ system, value }) => `${system}|${value}` === identifier)
          : JSON.stringify(one.name).toLowerCase().includes(name),
      );
    }
    if (type === 'QuestionnaireResponse')
      return answers.filter((one) => one.subject?.reference === query.get('subject'));
    if (type === 'Appointment' && query.has('_include'))
      return [at('10:30', 'eero'), at('09:15', 'aune'), at('13:00', 'mikael'), ...patients.values()];
    if (query.has('_include')) {
      const tagged = created.filter((one) => one.resourceType === type && isTagged(one, query.get('_tag')));
      const references = new Set(tagged.map((one) => one.subject?.reference));
      return [...tagged, ...[...patients.values()].filter(({ id }) => references.has(`Patient/${id}`))];
    }
    return created.filter(
      (one) =>
        one.resourceType === type &&
        one.subject?.reference === query.get('patient') &&
        isTagged(one, query.get('_tag')),
    );
  };
  const isTagged = (one: Resource, tag: string | null) =>
    tag === null || one.meta?.tag?.some(({ system, code }) => `${system}|${code}` === tag) === true;
  const server = createServer((request, response) => {
    const send = (status: number, body: unknown) =>
      void response.writeHead(status, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(body));
    const work = async () => {
      let body = '';
      for await (const part of request) body += String(part);
      const [type = '', id] = (request.url ?? '').replace('/fhir/', '').split('/');
      if (request.method === 'GET') {
        state.reads += 1;
        await state.holdReads;
        const patient = patients.get(id ?? '');
        return patient === undefined ? send(404, { resourceType: 'OperationOutcome' }) : send(200, patient);
      }
      if (id !== '_search' && state.refusesWrites) return send(503, { resourceType: 'OperationOutcome' });
      if (id !== '_search') {
        created.push(JSON.parse(body));
        return send(201, JSON.parse(body));
      }
      if (type !== 'Patient' && new URLSearchParams(body).has('patient')) await state.hold;
      const entry = search(type, new URLSearchParams(body)).map((resource) => ({ resource }));
      return send(200, { resourceType: 'Bundle', type: 'searchset', entry });
    };
    // A test may end while a request is still on its way.
    void work().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/fhir`,
    created,
    answers,
    patients,
    state,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
