/** The part of keytar's API that is used: the operating system's keyring. */
export interface Keyring {
  getPassword: (service: string, account: string) => Promise<string | null>;
  setPassword: (service: string, account: string, password: string) => Promise<void>;
  deletePassword: (service: string, account: string) => Promise<boolean>;
  findCredentials: (service: string) => Promise<{ account: string; password: string }[]>;
  /** Gives up what hangs, so that it holds nothing of ours. */
  abandon?: () => void;
  close?: () => void;
}
