import * as z from 'zod';
import { EXCEPTIONS } from './exceptions.js';

/** The component interfaces of HL7 CCOW that are served, and the one that is called at the participants. */
export const INTERFACES = ['registry', 'manager', 'data', 'participant'] as const;
export const METHODS = [
  'locate',
  'join',
  'leave',
  'start',
  'end',
  'undo',
  'publish',
  'suspend',
  'resume',
  'newest',
  'itemNames',
  'itemValues',
  'setItemValues',
  'deleteItems',
  'pending',
  'accepted',
  'canceled',
  'terminated',
  'ping',
] as const;
export const NAMES = [
  'interface',
  'method',
  'exception',
  'exceptionMessage',
  'componentName',
  'version',
  'descriptiveData',
  'componentUrl',
  'componentParameters',
  'site',
  'applicationName',
  'contextParticipant',
  'survey',
  'wait',
  'passcode',
  'participantCoupon',
  'contextCoupon',
  'itemNames',
  'itemValues',
  'onlyChanges',
  'names',
  'noContinue',
  'responses',
  'decision',
  'reason',
  'listenerUrls',
] as const;
export type InterfaceKey = (typeof INTERFACES)[number];
export type MethodKey = (typeof METHODS)[number];
export type NameKey = (typeof NAMES)[number];

const word = z.string().min(1);
const item = word.optional();

/**
 * Everything of the web mapping that may differ between CCOW itself and a national or local profile of it. Swapping the
 * table changes what goes over the wire and nothing else.
 */
export const profileSchema = z.strictObject({
  id: word,
  title: word,
  /** Whether somebody has compared the table with the specification's text. */
  verified: z.boolean(),
  wire: z.strictObject({
    charset: z.enum(['utf-8', 'iso-8859-1']),
    arraySeparator: z.string().length(1),
    /** Stands before a separator, or itself, inside a value. */
    arrayEscape: z.string().length(1),
    true: word,
    false: word,
    /** HTTP status of an answer that carries an exception. */
    exceptionStatus: z.number().int().min(200).max(599),
    callbackMethod: z.enum(['GET', 'POST']),
  }),
  /** Coupons are unguessable whole numbers of this many bits at the most. */
  couponBits: z.union([z.literal(31), z.literal(48)]),
  componentName: word,
  site: word,
  /** `callback`: told by ContextChangesAccepted. `poll`: asks by itself, and confirms by naming the coupon it has. */
  notification: z.enum(['callback', 'poll']),
  /** Whether participants are asked before a change (callback only). */
  survey: z.boolean(),
  /** `explicit`: a change is made by PublishChangesDecision. `onEnd`: by EndContextChanges, without asking its starter. */
  publish: z.enum(['explicit', 'onEnd']),
  /** An application that has joined joins again: its first participation ends, or the second is refused. */
  joinAgain: z.enum(['replace', 'refuse']),
  /** Whether reading calls must name the participant. */
  participantOnReads: z.boolean(),
  /** `pairs`: name, value, name, value … (CCOW). `values`: values alone, in the order of the names asked for. */
  itemValuesAs: z.enum(['pairs', 'values']),
  /** How `applicationName` is compared with the tool's name and id. */
  applicationMatch: z.enum(['exact', 'ignoreCase']),
  interfaces: z.record(z.enum(INTERFACES), word),
  methods: z.record(z.enum(METHODS), word),
  names: z.record(z.enum(NAMES), word),
  exceptions: z.record(z.enum(EXCEPTIONS), word),
  decisions: z.strictObject({ accept: word, cancel: word, conditionally: word }),
  /** What the starter of a change is told of those that stand against it, after their name; `gone` alone. */
  words: z.strictObject({ refused: word, timedOut: word, failed: word, unsavedDraft: word, gone: word }),
  /** Context items; `{site}` is the site. An item that is left out is not shared. */
  items: z.strictObject({
    record: word,
    nationalId: item,
    name: item,
    birthDate: item,
    sex: item,
    user: item,
    userName: item,
  }),
  sex: z.strictObject({ male: word, female: word, other: word, unknown: word }),
});
export type Profile = z.infer<typeof profileSchema>;
