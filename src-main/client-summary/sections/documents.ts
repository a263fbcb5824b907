import type { SectionData } from '#shared/client-summary.js';
import { firstWords, wordsOf } from '../concepts.js';
import {
  type Composition,
  type DiagnosticReport,
  type DocumentReference,
  compositionSchema,
  diagnosticReportSchema,
  documentReferenceSchema,
} from '../fhir-documents.js';
import { compositionText } from './composition-text.js';
import { gather } from './one-each.js';
import { type Mapped, type Origin, type Outcome, type Reading, type SectionSearch, present, readEach } from './read.js';
import { plainOf, textOf, together } from './text-of.js';

/** Decision of social welfare (päätös): by the words of its type. */
const DECISION = /päätös|beslut|decision/i;

/** DocumentReference → documents; decisions of social welfare go beside its matters and services. */
export const mapDocuments = (reading: Reading, origin: Origin): Mapped =>
  gather(
    ['documents', 'social'],
    readEach<DocumentReference, SectionData>(reading, origin, {
      type: 'DocumentReference',
      schema: documentReferenceSchema,
      about: (document) => [document.subject],
      recorded: (document) => document.date,
      statuses: (document) => [document.status, document.docStatus],
      map(document, base): Outcome<SectionData> {
        const attachments = document.content.map((one) => one.attachment);
        const named = attachments.find((one) => one?.title !== undefined)?.title;
        const type = wordsOf(document.type) ?? firstWords(document.category);
        const title = document.description ?? type ?? named;
        if (title === undefined) return { missing: 'type' };
        const text = together(attachments.map(textOf));
        const author = document.author.find((one) => one.display !== undefined)?.display;
        const unit = document.custodian?.display ?? wordsOf(document.context?.practiceSetting);
        if (base.register === 'social' && DECISION.test(`${type ?? ''} ${named ?? ''}`)) {
          const { period } = document.context ?? {};
          const entry = {
            ...base,
            kind: 'decision' as const,
            title,
            // A decision that has been replaced no longer holds; without a period nothing tells when it ends.
            status: document.status === 'superseded' ? ('ended' as const) : ('active' as const),
            ...present({
              serviceTask: firstWords(document.category),
              detail: text,
              start: period?.start ?? document.date,
              end: period?.end,
              worker: author,
              unit,
            }),
          };
          return { entry: { id: 'social', entries: [entry] } };
        }
        const entry = {
          ...base,
          kind: 'document' as const,
          title,
          ...present({ date: document.date, author, unit, status: document.docStatus ?? document.status, text }),
        };
        return { entry: { id: 'documents', entries: [entry] } };
      },
    }),
  );

/** DiagnosticReport → reports: laboratory, imaging and pathology in words. Their numbers stand in measurements. */
const mapReports = (reading: Reading, origin: Origin): Mapped =>
  gather(
    ['documents'],
    readEach<DiagnosticReport, SectionData>(reading, origin, {
      type: 'DiagnosticReport',
      schema: diagnosticReportSchema,
      about: (report) => [report.subject],
      recorded: (report) => report.issued ?? report.effectiveDateTime,
      statuses: (report) => [report.status],
      map(report, base): Outcome<SectionData> {
        const title = wordsOf(report.code) ?? firstWords(report.category) ?? report.presentedForm[0]?.title;
        if (title === undefined) return { missing: 'code' };
        const forms = together(report.presentedForm.map(textOf));
        const results = report.result.map((one) => one.display).filter((one) => one !== undefined);
        const said = [report.conclusion, firstWords(report.conclusionCode), results.join('\n'), forms];
        const entry = {
          ...base,
          kind: 'report' as const,
          title,
          ...present({
            date: report.effectiveDateTime ?? report.effectivePeriod?.start ?? report.issued,
            author: report.performer.find((one) => one.display !== undefined)?.display,
            status: report.status,
            text: together(said) ?? plainOf(report.text?.div),
          }),
        };
        return { entry: { id: 'documents', entries: [entry] } };
      },
    }),
  );

/** Composition → documents: the narratives of its sections under their titles. */
const mapCompositions = (reading: Reading, origin: Origin): Mapped =>
  gather(
    ['documents'],
    readEach<Composition, SectionData>(reading, origin, {
      type: 'Composition',
      schema: compositionSchema,
      about: (composition) => [composition.subject],
      recorded: (composition) => composition.date,
      statuses: (composition) => [composition.status],
      map(composition, base): Outcome<SectionData> {
        const title = composition.title ?? wordsOf(composition.type) ?? firstWords(composition.category);
        if (title === undefined) return { missing: 'title' };
        const entry = {
          ...base,
          kind: 'document' as const,
          title,
          ...present({
            date: composition.date,
            author: composition.author.find((one) => one.display !== undefined)?.display,
            unit: composition.custodian?.display,
            status: composition.status,
            text: compositionText(composition.section),
          }),
        };
        return { entry: { id: 'documents', entries: [entry] } };
      },
    }),
  );

export const documentSearches: SectionSearch[] = [
  {
    sections: ['documents', 'social'],
    type: 'DocumentReference',
    params: { _sort: '-date' },
    optional: true,
    map: mapDocuments,
  },
  { sections: ['documents'], type: 'DiagnosticReport', params: { _sort: '-date' }, optional: true, map: mapReports },
  { sections: ['documents'], type: 'Composition', params: { _sort: '-date' }, optional: true, map: mapCompositions },
];
