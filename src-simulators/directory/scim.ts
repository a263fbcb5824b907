import type { Person } from './people.js';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const PROFESSIONAL = 'urn:tyopoyta:params:scim:schemas:extension:professional:1.0:User';
const MOST_AT_ONCE = 1000;

/** A person as a SCIM user (RFC 7643 §4.1) with the enterprise extension and that of professionals. */
export function toScimUser(person: Person, baseUrl: string) {
  const name = `${person.givenName} ${person.familyName}`;
  return {
    schemas: [USER, ENTERPRISE, PROFESSIONAL],
    id: person.id,
    userName: person.email,
    name: { formatted: name, givenName: person.givenName, familyName: person.familyName },
    displayName: name,
    title: person.title,
    active: true,
    emails: [{ value: person.email, type: 'work', primary: true }],
    phoneNumbers: [{ value: `tel:${person.phone};ext=${person.extension}`, type: 'work' }],
    addresses: [{ type: 'work', locality: person.municipality }],
    [ENTERPRISE]: { organization: 'Kymijoen hyvinvointialue', department: person.unit },
    [PROFESSIONAL]: {
      profession: person.profession,
      skills: person.skills,
      languages: person.languages,
      onDuty: person.onDuty ?? false,
    },
    meta: { resourceType: 'User', location: `${baseUrl}/Users/${person.id}` },
  };
}

/** A page of users (RFC 7644 §3.4.2.4): `startIndex` counts from 1, `count` may be cut. */
export function toListResponse(people: readonly Person[], query: URLSearchParams, baseUrl: string) {
  const number = (name: string, otherwise: number) => {
    const value = Number(query.get(name) ?? otherwise);
    return Number.isInteger(value) ? value : otherwise;
  };
  const startIndex = Math.max(1, number('startIndex', 1));
  const count = Math.min(MOST_AT_ONCE, Math.max(0, number('count', 100)));
  const page = people.slice(startIndex - 1, startIndex - 1 + count);
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: people.length,
    startIndex,
    itemsPerPage: page.length,
    Resources: page.map((person) => toScimUser(person, baseUrl)),
  };
}

/** An error as SCIM says it (RFC 7644 §3.12). */
export const toScimError = (status: number, detail: string) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
  status: String(status),
  detail,
});
