/** Names of what the county keeps in Redis. */
export const createKeys = (prefix: string) => ({
  numbering: `${prefix}:numbering`,
  ordinals: `${prefix}:ordinals`,
  nextOrdinal: `${prefix}:ordinals:next`,
  seen: `${prefix}:seen`,
  /** Hubs by the time of their last beat. */
  hubs: `${prefix}:hubs`,
  /** Is there while the hub beats. */
  leaseOf: (hub: string) => `${prefix}:lease:${hub}`,
  wordsOf: (hub: string) => `${prefix}:words:${hub}`,
  /** Streams: changes of words, and the log of consultations. */
  changes: `${prefix}:changes`,
  log: `${prefix}:log`,
  recordsOf: (shelf: string) => `${prefix}:records:${shelf}`,
});
export type RedisKeys = ReturnType<typeof createKeys>;

/** Identifiers of a stream as text that sorts as they do. */
export const orderOf = (streamId: string): string => {
  const [ms = '', seq = ''] = streamId.split('-');
  return `${ms.padStart(15, '0')}-${seq.padStart(12, '0')}`;
};
