import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { participantUrl } from './callbacks.js';
import { fail } from './exceptions.js';
import type { Lifecycle } from './lifecycle.js';
import { type Reply, done } from './reply.js';
import { type Arguments, argumentForms, readArguments } from './requests.js';
import type { Participant, Seat } from './seats.js';

export interface JoinParts {
  lifecycle: Lifecycle;
  /** Waits until no change is under way, if the application wants to wait. @returns false when one still is */
  quiet: (wait: boolean) => Promise<boolean>;
  newParticipant: (seat: Seat, url: string | undefined, survey: boolean) => Participant;
  /** A participant whose place another has taken: told that its context is over. */
  dismiss: (seat: Seat, participant: Participant) => void;
}

/**
 * ContextManager.JoinCommonContext. An application is known by the address that it was given, by its name, and by a
 * passcode where the county file has one. A tool has one participant at a time.
 */
export const createJoin =
  ({ lifecycle, quiet, newParticipant, dismiss }: JoinParts) =>
  async (seat: Seat, args: Arguments): Promise<Reply> => {
    const { profile, tool } = seat;
    const { text, flag } = argumentForms(profile);
    const form = z.object({
      applicationName: text.min(1),
      contextParticipant: text.optional(),
      survey: flag.optional(),
      wait: flag.optional(),
      passcode: text.optional(),
    });
    const read = readArguments(profile, form, args);
    if (!read.ok) return read;
    const { applicationName, contextParticipant = '', survey = true, wait = true, passcode = '' } = read.args;
    if (!isApplication(seat, applicationName)) return fail('unknownApplication', 'the application is not known here');
    if (tool.passcode !== undefined && !sameSecret(passcode, tool.passcode))
      return fail('authenticationFailed', 'the passcode does not hold');
    const called = profile.notification === 'callback';
    if (called && contextParticipant === '') return fail('missingArgument', profile.names.contextParticipant);
    const url = called ? participantUrl(contextParticipant, tool.origins) : undefined;
    if (called && url === undefined)
      return fail('badArgument', `${profile.names.contextParticipant} is not an address of this application`);
    const { participant: former } = seat;
    if (former?.alive === true && profile.joinAgain === 'refuse')
      return former.url === url
        ? fail('alreadyJoined', 'the application has joined')
        : fail('tooManyParticipants', 'the application has joined from elsewhere');
    if (former !== undefined) {
      lifecycle.leave(seat, 'closed');
      if (former.url !== url) dismiss(seat, former);
    }
    if (!(await quiet(wait))) return fail('transactionInProgress', 'a change is under way');
    const participant = newParticipant(seat, url, survey);
    return done({ participantCoupon: participant.coupon }, () => lifecycle.join(seat, participant));
  };

/** "Sovellus#2" is another instance of "Sovellus" (HL7 CCOW, multiple instances). */
function isApplication({ tool, profile }: Seat, applicationName: string): boolean {
  const name = applicationName.replace(/#.*$/s, '');
  return [tool.id, tool.name].some((known) =>
    profile.applicationMatch === 'exact' ? known === name : known.toLowerCase() === name.toLowerCase(),
  );
}

function sameSecret(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
