/** Why the keyring did not do what it was asked. `refused`: it is not there, or said no. */
export type KeyringTrouble = 'locked' | 'slow' | 'refused';
export type Answer<T> = { ok: true; value: T } | { ok: false; trouble: KeyringTrouble };

/** Where secrets are kept: by service (whose they are) and account (for which tool). */
export interface SecretStore {
  get: (service: string, account: string) => Promise<Answer<string | undefined>>;
  set: (service: string, account: string, secret: string) => Promise<Answer<void>>;
  /** Gives whether there was one. */
  delete: (service: string, account: string) => Promise<Answer<boolean>>;
  findAll: (service: string) => Promise<Answer<{ account: string; secret: string }[]>>;
}

export const given = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
