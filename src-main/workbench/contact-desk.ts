import { randomBytes, randomUUID } from 'node:crypto';
import { localize } from '#shared/localize.js';
import type { createAssessment } from '../assessment/index.js';
import type { createAppointments } from '../appointments/index.js';
import type { createConsultation } from '../consultation/index.js';
import { assessmentSteps, bookingStep, consultationSteps, createDesk, givenStep, referralStep } from '../desk/index.js';
import type { createHanding } from '../handing/index.js';
import type { createReferrals } from '../referrals/index.js';
import type { Ground } from './ground.js';
import { type Phone, phoneCallBacks, phoneSource } from './phone-lines.js';

/** The counselling desk, and what it hears of other features: what is done for a client becomes a step of the contact. */
export function createContactDesk(
  ground: Ground,
  others: {
    consultation: Pick<ReturnType<typeof createConsultation>, 'live' | 'synced' | 'tie' | 'openClient' | 'end'>;
    assessment: Pick<ReturnType<typeof createAssessment>, 'onDone'>;
    referrals: Pick<ReturnType<typeof createReferrals>, 'sent'>;
    appointments: Pick<ReturnType<typeof createAppointments>, 'onBooked'>;
    handing: Pick<ReturnType<typeof createHanding>, 'onGiven'>;
    telephony: Phone;
    nameOf: (person: string) => string | undefined;
  },
) {
  const { options, county, identity, context, access, accessLog, drafts, keyFor, workspace, clock } = ground;
  const { consultation, referrals, handing, appointments, nameOf } = others;
  const now = () => new Date(clock.now()).toISOString();
  /** Who the professional has just said the contact is about may have been opened before there was a reason to see them. */
  const checkAgain = () => {
    const { contextVersion, opening } = access.state.get();
    if (opening.state === 'needsPurpose') void access.checkAgain(contextVersion);
  };
  const desk = createDesk({
    dataDir: options.dataDir,
    county: county.id,
    keyFor,
    nonce: () => randomBytes(12),
    professional: identity.professional,
    owner: identity.owner,
    context,
    access: access.state,
    recordsIn: () => {
      const role = identity.owner()?.role;
      return role === undefined ? [] : access.recordsIn(role);
    },
    nameOf,
    openHanded: async (request, client) => {
      const self = identity.professional()?.id;
      // Once the request is over, the client is opened as any other: by what the sources tell, or by a purpose.
      if (self !== undefined && consultation.tie(self, client) !== undefined)
        return (await consultation.openClient(request)).opened;
      context.open(client);
      return true;
    },
    endHanded: consultation.end,
    accessLog,
    notes: {
      add: drafts.addToNote,
      has: (client) => drafts.unsaved(client).includes('note'),
    },
    source: phoneSource(others.telephony, checkAgain),
    callBacks: phoneCallBacks(others.telephony),
    language: workspace.language,
    clock,
    uuid: randomUUID,
    log: options.log,
  });
  const onConsultations = () => {
    desk.handing.hear({ ...consultation.live.get(), synced: consultation.synced() });
    for (const { client, begunAt, step, handOver } of consultationSteps(
      consultation.live.get(),
      nameOf,
      workspace.language(),
    )) {
      desk.done(client, begunAt, step);
      if (handOver !== undefined) desk.handedOver(step.id, handOver);
    }
  };
  const onReferrals = () => {
    const language = workspace.language();
    for (const { id, client, title, receiver, sentAt } of referrals.sent.list())
      desk.done(
        client,
        sentAt,
        referralStep(id, { title: localize(title, language), receiver: localize(receiver, language) }, language),
      );
  };
  const stops = [
    // Each register's text goes into that register's record, and into no other.
    others.assessment.onDone((assessed) => {
      for (const step of assessmentSteps(assessed, workspace.language()))
        desk.done(assessed.client, assessed.begunAt, step);
    }),
    consultation.live.subscribe(onConsultations),
    referrals.sent.subscribe(onReferrals),
    appointments.onBooked((booked) => {
      // Whose register it is, its server says.
      const source = county.appointments?.sources.find(({ id }) => booked.appointment.startsWith(`${id}/`));
      if (source !== undefined) desk.done(booked.client, booked.at, bookingStep(booked, source.register));
    }),
    handing.onGiven((given) => desk.done(given.client, now(), givenStep(given, workspace.language()))),
  ];
  return {
    ...desk,
    async close(): Promise<void> {
      for (const stop of stops) stop();
      await desk.close();
    },
  };
}
