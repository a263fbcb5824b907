import type { AccessResult } from '#shared/access.js';
import type {
  Assessment,
  AssessmentDone,
  AssessmentForm,
  AssessmentSaved,
  AssessmentTexts,
  KnownOfContact,
} from '#shared/assessment.js';
import type { Register, Summary } from '#shared/client-summary.js';
import { sameTexts } from '#shared/assessment-texts.js';
import type { Clock } from '#shared/clock.js';
import type { ActiveContext } from './parts.js';
import type { ClientReference } from '#shared/context.js';
import type { Professional } from '#shared/identity.js';
import type { Language } from '#shared/language.js';
import type { Written } from '../access/index.js';
import type { Live } from '../live.js';
import type { Shelf } from './shelf.js';
import { untilRead } from './until-read.js';
import { type Writing, withWriting } from './writing.js';

export interface Desk {
  professional: () => Professional | undefined;
  /** The open client, where their data may be used in this version of the context. */
  clientAt: (version: number) => ActiveContext | undefined;
  /** Registers of the professional's own duties with this client. */
  registers: () => readonly Register[];
  /** In the log first. */
  log: (
    version: number,
    step: { action: 'assessmentRecorded' | 'assessmentCopied'; assessment: string; register: Register },
  ) => Promise<AccessResult>;
  /** What the summary shows this professional, now and at every change. */
  summary: Pick<Live<Summary>, 'get' | 'subscribe'>;
  /** The contact with the client that is under way, and what it has told; undefined where there is none. */
  contactOf: (client: ClientReference) => KnownOfContact | undefined;
  write: (own: {
    client: ClientReference;
    register: Register;
    reference: string;
    resource: (patient: string) => object;
  }) => Promise<Written>;
  staffSystem: string | undefined;
  forms: () => Promise<readonly AssessmentForm[]>;
  ensure: () => Promise<Shelf | undefined>;
  onDone: (done: AssessmentDone) => void;
  clock: Clock;
  uuid: () => string;
}

const changed: AccessResult = { kind: 'changed' };
const nothingKnown = { answers: {}, brought: {}, summary: 'partly' as const };
/** The engine of the forms' rules comes with the first assessment: the start does without. */
const engine = () => import('./engine.js');

/** What the professional does with assessments. What leaves the workbench is in the access log first. */
export function createDesk(parts: Desk) {
  const { professional, clientAt, clock } = parts;
  const iso = () => new Date(clock.now()).toISOString();
  /** What was told as known of an assessment after it was begun. */
  const offered = new Map<string, Assessment['brought']>();

  /** The assessment, where it is the open client's, with its form as this professional asks it. */
  async function own(version: number, id: string) {
    const [shelf, forms, rules] = await Promise.all([parts.ensure(), parts.forms(), engine()]);
    const client = clientAt(version);
    const kept = shelf?.get(id);
    const self = professional();
    const form = forms.find((one) => one.id === kept?.form);
    if (shelf === undefined || kept === undefined || form?.form === undefined || self === undefined) return undefined;
    if (client === undefined || client.reference !== kept.client) return undefined;
    const asked = rules.formFor(form.form, parts.registers(), client.masked);
    return { shelf, kept, form: asked, title: form.title, self, rules };
  }
  /** The summary where it is the client's; of another it shows nothing. */
  const summaryOf = (client: ActiveContext): Summary => {
    const summary = parts.summary.get();
    return summary.client === client.reference ? summary : { ...summary, sections: [] };
  };
  type Own = NonNullable<Awaited<ReturnType<typeof own>>>;

  const partOf = ({ kept, form, self, rules }: Own, register: Register, patient: string, completed: boolean) =>
    rules.toResponse(kept, {
      ...(completed ? { text: (kept.texts ?? rules.composeTexts(kept, form))[register] } : {}),
      form,
      register,
      patient,
      author: { system: parts.staffSystem, id: self.id, name: self.name },
      status: completed ? 'completed' : 'in-progress',
      at: iso(),
    });

  /** Writes one register's part, unless it has been written. */
  async function record(version: number, found: Own, register: Register): Promise<AccessResult> {
    const { shelf, kept, rules } = found;
    if (kept.written[register] !== undefined || partOf(found, register, '', true) === undefined)
      return { kind: 'done' };
    const logged = await parts.log(version, { action: 'assessmentRecorded', assessment: kept.id, register });
    if (logged.kind !== 'done') return logged;
    const written = await parts.write({
      client: kept.client,
      register,
      reference: `QuestionnaireResponse/${rules.responseId(kept, register)}`,
      resource: (patient) => partOf(found, register, patient, true) ?? {},
    });
    if (!written.ok) return { kind: 'failed', failure: written.failure };
    const now = shelf.get(kept.id);
    if (now !== undefined) await shelf.put({ ...now, written: { ...now.written, [register]: iso() } });
    return { kind: 'done' };
  }

  return {
    async begin({
      version,
      form: formId,
      language,
    }: {
      version: number;
      form: string;
      language: Language;
    }): Promise<{ id?: string }> {
      const [shelf, forms, rules] = await Promise.all([parts.ensure(), parts.forms(), engine()]);
      const form = forms.find((one) => one.id === formId)?.form;
      // Looked at last, in one step with the adding: the client may change while the keyring is asked.
      const client = clientAt(version);
      if (shelf === undefined || form === undefined || client === undefined || professional() === undefined) return {};
      const contact = parts.contactOf(client.reference);
      const asked = rules.formFor(form, parts.registers(), client.masked);
      const { answers, brought } = rules.bring(asked, { summary: summaryOf(client), contact });
      // One that was begun and left untouched is begun anew: a second click makes no second assessment.
      const untouched = shelf
        .all()
        .find((one) => one.client === client.reference && one.form === formId && one.revision === 1);
      const id = untouched?.state === 'draft' ? untouched.id : parts.uuid();
      await shelf.put({
        id,
        client: client.reference,
        form: formId,
        ...(contact === undefined ? {} : { contact: contact.id }),
        answers,
        brought,
        language,
        state: 'draft',
        written: {},
        revision: 1,
        begunAt: iso(),
        savedAt: iso(),
      });
      return { id };
    },
    async save({ id, base, ...writing }: Writing & { id: string; base: number }): Promise<AssessmentSaved> {
      const shelf = await parts.ensure();
      const kept = shelf?.get(id);
      if (shelf === undefined || kept === undefined || professional() === undefined || kept.state !== 'draft')
        return {};
      // Two windows may show the same assessment: the one that is behind does not undo what the other has written.
      if (kept.revision !== base) return { elsewhere: true };
      const next = withWriting(kept, writing, { offered: offered.get(id) ?? {}, at: iso() });
      return { revision: next.revision, ...((await shelf.put(next)) ? {} : { unsafe: true }) };
    },
    /** What is known by now of an assessment's questions; waits for the summary's sources. */
    async known(version: number, id: string) {
      const found = await own(version, id);
      const client = clientAt(version);
      if (found === undefined || client === undefined) return nothingKnown;
      const { form, rules } = found;
      const read = () => rules.readOf(form, summaryOf(client));
      await untilRead(() => read() !== 'reading' || clientAt(version) === undefined, parts);
      // The client may have changed while it was waited: nothing of another is told.
      if (clientAt(version) === undefined) return nothingKnown;
      const contact = parts.contactOf(client.reference);
      const all = rules.bring(form, { summary: summaryOf(client), contact });
      offered.set(id, all.brought);
      return { ...all, summary: read() === 'whole' ? ('whole' as const) : ('partly' as const) };
    },
    async discard(id: string): Promise<void> {
      const shelf = await parts.ensure();
      // A part that has been written has its place in the source: the rest of it is still to be.
      const kept = shelf?.get(id);
      if (kept?.state === 'draft' && Object.keys(kept.written).length === 0) await shelf?.remove(id);
    },
    async compose(version: number, id: string): Promise<{ texts?: AssessmentTexts }> {
      const found = await own(version, id);
      return found === undefined ? {} : { texts: found.rules.composeTexts(found.kept, found.form) };
    },
    /** What has been answered so far, by the register whose it is. */
    async drafts(version: number, id: string): Promise<Partial<Record<Register, object>> | undefined> {
      const found = await own(version, id);
      if (found === undefined) return undefined;
      const patient = found.kept.client.slice('Patient/'.length);
      return Object.fromEntries(
        parts.registers().flatMap((register) => {
          const draft = partOf(found, register, patient, false);
          return draft === undefined ? [] : [[register, draft]];
        }),
      );
    },
    async copied(version: number, id: string, register: Register): Promise<AccessResult> {
      if ((await own(version, id)) === undefined) return changed;
      return parts.log(version, { action: 'assessmentCopied', assessment: id, register });
    },
    async finish(version: number, id: string, revision: number): Promise<AccessResult> {
      const found = await own(version, id);
      if (found === undefined || found.kept.revision !== revision || found.kept.state !== 'draft') return changed;
      const { kept, form, rules, shelf, title } = found;
      // The windows say what is missing; what comes past them is not written.
      if (!rules.isWhole(kept, form) || kept.judgement === undefined) return { kind: 'notAllowed' };
      // A text that tells of answers that have changed since is not written beside them.
      const fresh = rules.composeTexts(kept, form);
      const { texts: made = fresh, composed = made } = kept;
      if (!sameTexts(composed, fresh)) return changed;
      for (const register of rules.registersOf(form)) {
        const result = await record(version, found, register);
        if (result.kind !== 'done') return result;
      }
      const now = shelf.get(id);
      if (now === undefined) return changed;
      const texts = now.texts ?? rules.composeTexts(now, form);
      await shelf.put({ ...now, texts, state: 'done', savedAt: iso() });
      const { client, begunAt } = kept;
      parts.onDone({ id, client, begunAt, title, texts });
      return { kind: 'done' };
    },
  };
}
