import { refuse, type Answer } from '../fhir/outcome.js';
import { parseQuery } from '../fhir/parameters.js';
import type { Identified, Stored } from '../fhir/resource.js';
import { answer, type FhirRequest, type RouteParts } from '../fhir/routes.js';
import { findMatches } from '../fhir/search.js';
import { transact } from '../fhir/transaction.js';
import { isJson } from '../fhir/json.js';
import { holds, slotsOf } from './store.js';

const parse = (body: string): Record<string, unknown> | undefined => {
  try {
    const json: unknown = JSON.parse(body);
    return isJson(json) ? json : undefined;
  } catch {
    return undefined;
  }
};
const busy: Answer = {
  status: 409,
  body: {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: 'conflict', diagnostics: 'The slot is not free' }],
  },
};

/** The slots of an appointment that it does not hold yet; undefined when one of them is somebody else's. */
function wanted(parts: RouteParts, appointment: Record<string, unknown>): Stored[] | undefined {
  const free: Stored[] = [];
  for (const id of slotsOf(appointment)) {
    const found = parts.store.read('Slot', id);
    if (found.state !== 'present') return undefined;
    if (holds(found.resource, appointment)) continue;
    if (found.resource['status'] !== 'free') return undefined;
    free.push(found.resource);
  }
  return free;
}
/** A slot that is held has the wish's identifier beside its own. */
const held = (slot: Stored, appointment: Record<string, unknown>): Identified => ({
  ...slot,
  status: 'busy',
  identifier: [...identifiers(slot), ...identifiers(appointment)],
});
const freed = (slot: Stored, appointment: Record<string, unknown>): Identified => {
  const gone = identifiers(appointment).map((one) => JSON.stringify(one));
  return {
    ...slot,
    status: 'free',
    identifier: identifiers(slot).filter((one) => !gone.includes(JSON.stringify(one))),
  };
};
const identifiers = ({ identifier }: Record<string, unknown>): object[] =>
  Array.isArray(identifier) ? identifier.filter(isJson) : [];

/** An appointment alone, without its slot: then the slot is kept here. */
function keep(parts: RouteParts, request: FhirRequest, next: () => Answer): Answer {
  const appointment = parse(request.body);
  if (appointment === undefined) return next();
  const cancelled = appointment['status'] === 'cancelled';
  const slots = cancelled ? [] : wanted(parts, appointment);
  if (slots === undefined) return busy;
  const [, id] = request.path;
  const before = id === undefined ? undefined : parts.store.read('Appointment', id);
  const result = next();
  if (result.status >= 300) return result;
  for (const slot of slots) parts.store.put(held(slot, appointment));
  if (before?.state === 'present')
    for (const old of slotsOf(before.resource)) {
      const slot = parts.store.read('Slot', old);
      const left = cancelled || !slotsOf(appointment).includes(old);
      if (
        left &&
        slot.state === 'present' &&
        holds(slot.resource, before.resource) &&
        !JSON.stringify(slot.resource['extension'] ?? '').includes('slot-places')
      )
        parts.store.put(freed(slot.resource, before.resource));
    }
  return result;
}

/** FHIR R4 as a booking server speaks it: transactions, conditional creation, and slots that are kept for appointments. */
export function serveFhir(parts: RouteParts, request: FhirRequest): Answer {
  const [type, id] = request.path;
  if (request.method === 'POST' && type === undefined) return transact(parts, request.body);
  if (request.method === 'GET' && type === 'metadata') return withTransactions(answer(parts, request));
  if (type !== 'Appointment') return answer(parts, request);
  if (request.method === 'POST' && id === undefined) {
    const condition = request.header('if-none-exist');
    const query = condition === undefined ? undefined : parseQuery('Appointment', new URLSearchParams(condition), true);
    if (query?.ok === false) return refuse({ kind: 'invalid', detail: query.detail });
    const [known] =
      query === undefined ? [] : findMatches(parts.store, 'Appointment', query.query, parts.now().getTime());
    if (known !== undefined) return { status: 200, body: known };
    return keep(parts, request, () => answer(parts, request));
  }
  if (request.method === 'PUT') return keep(parts, request, () => answer(parts, request));
  return answer(parts, request);
}

function withTransactions(found: Answer): Answer {
  if (!isJson(found.body) || !Array.isArray(found.body['rest'])) return found;
  const rest = found.body['rest'].filter(isJson).map((one) => ({ ...one, interaction: [{ code: 'transaction' }] }));
  return { ...found, body: { ...found.body, rest } };
}
