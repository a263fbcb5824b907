import { type SecretStore, given } from './store.js';

/** Keeps secrets in this process's memory only: they are gone with it, or when they are forgotten. */
export function createMemoryStore(): SecretStore & {
  /** Forgets one service's secrets; of all services when none is named. */
  forget: (service?: string) => void;
} {
  const services = new Map<string, Map<string, string>>();
  return {
    get: async (service, account) => given(services.get(service)?.get(account)),
    async set(service, account, secret) {
      const accounts = services.get(service) ?? new Map<string, string>();
      services.set(service, accounts.set(account, secret));
      return given(undefined);
    },
    delete: async (service, account) => given(services.get(service)?.delete(account) ?? false),
    findAll: async (service) =>
      given([...(services.get(service) ?? [])].map(([account, secret]) => ({ account, secret }))),
    forget(service) {
      if (service === undefined) services.clear();
      else services.delete(service);
    },
  };
}
