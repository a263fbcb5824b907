import type { User } from '../relying-party.js';
import type { Answer, FhirClient } from './fhir.js';

export interface Note {
  /** Logical id of the client. */
  client: string;
  text: string;
  author: User;
  /** What kind of text it is, in words. */
  kind: string;
  /** One that was left unfinished is marked so. */
  finished: boolean;
  at: Date;
  /** Tags of the resource, such as the register it belongs to; none = the data store's own. */
  tags?: { system: string; code: string; display: string }[];
}

/** Saves what a professional wrote of a client as a DocumentReference. */
export const saveNote = (fhir: FhirClient, note: Note): Promise<Answer<unknown>> =>
  fhir.create('DocumentReference', {
    ...(note.tags === undefined ? {} : { meta: { tag: note.tags } }),
    status: 'current',
    docStatus: note.finished ? 'final' : 'preliminary',
    type: { text: note.kind },
    subject: { reference: `Patient/${note.client}` },
    date: note.at.toISOString(),
    author: [{ display: note.author.name }],
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          language: 'fi',
          data: Buffer.from(note.text, 'utf8').toString('base64'),
        },
      },
    ],
  });
