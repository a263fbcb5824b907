import type { PtvChannel, PtvLanguageItem, PtvService } from '#shared/ptv.js';
import { isPersonalAddress, withoutPersons } from './personal.js';

const texts = (items: readonly PtvLanguageItem[]): PtvLanguageItem[] =>
  items.map((item) => (item.value ? { ...item, value: withoutPersons(item.value) } : item));

/** A service without names and addresses of persons in its texts. Its own name stays: it is not a person's. */
export const scrubService = (service: PtvService): PtvService => ({
  ...service,
  serviceDescriptions: texts(service.serviceDescriptions),
  requirements: texts(service.requirements),
  serviceChannels: service.serviceChannels.map((connection) => ({
    ...connection,
    description: texts(connection.description),
  })),
});

/** A channel without names and addresses of persons: an office's address is kept, a person's is not. */
export const scrubChannel = (channel: PtvChannel): PtvChannel => ({
  ...channel,
  serviceChannelNames: texts(channel.serviceChannelNames),
  emails: channel.emails.filter(({ value }) => value && !isPersonalAddress(value)),
});
