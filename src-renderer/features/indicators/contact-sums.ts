import type { ContactChannel } from '#shared/telephony.js';
import { type Counted, type Share, shareOf } from './counted.js';

/** Written out, so that the page does without the schemas. */
const CHANNELS = ['call', 'callback', 'chat', 'digital'] as const satisfies readonly ContactChannel[];
/** Handled remotely by electronic means: as the plan has it, chat and digital requests, not the phone. */
const DIGITAL: readonly ContactChannel[] = ['chat', 'digital'];

export interface ChannelSum {
  channel: ContactChannel;
  answered: number;
  abandoned: number;
  /** Seconds that those that were answered waited on average; absent while there are none. */
  wait: number | undefined;
}

/** Contacts by channel, and the share that was handled digitally; call-backs that were kept in time. Pure. */
export function contactSums(counted: readonly Counted[]): {
  channels: ChannelSum[];
  digital: Share;
  answered: Share;
  callbacks: Share;
} {
  const of = (name: Counted['name'], isWanted: (kind: string) => boolean) =>
    counted.filter((one) => one.name === name && isWanted(one.kind));
  const sum = (some: readonly Counted[], what: 'count' | 'seconds') =>
    some.reduce((total, one) => total + one[what], 0);
  const channels = CHANNELS.map((channel) => {
    const answered = of('contact', (kind) => kind === `${channel}-answered`);
    const count = sum(answered, 'count');
    return {
      channel,
      answered: count,
      abandoned: sum(
        of('contact', (kind) => kind === `${channel}-abandoned`),
        'count',
      ),
      wait: count === 0 ? undefined : sum(answered, 'seconds') / count,
    };
  }).filter(({ answered, abandoned }) => answered + abandoned > 0);
  const answered = channels.reduce((total, one) => total + one.answered, 0);
  const all = answered + channels.reduce((total, one) => total + one.abandoned, 0);
  const digital = channels.filter(({ channel }) => DIGITAL.includes(channel));
  return {
    channels,
    digital: shareOf(
      digital.reduce((total, one) => total + one.answered, 0),
      answered,
    ),
    answered: shareOf(answered, all),
    callbacks: shareOf(
      sum(
        of('callback', (kind) => kind === 'kept'),
        'count',
      ),
      sum(
        of('callback', () => true),
        'count',
      ),
    ),
  };
}
