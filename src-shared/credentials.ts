import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';

/** Where secrets are kept in this run. */
export const vaultSchema = z.object({
  kind: z.enum(['keyring', 'memory']),
  /** Why not on the keyring: said on the screen. */
  because: z.enum(['shared', 'noKeyring', 'keyringLocked', 'keyringSlow']).optional(),
  /** It could not be read just now: `stored` is what is known from before. */
  failing: z.literal(true).optional(),
});
export type Vault = z.infer<typeof vaultSchema>;

/** What is known of one stored secret; the secret itself never leaves the core. */
export const storedCredentialSchema = z.object({
  toolId: z.string(),
  /** User name at the tool. */
  user: z.string(),
  savedAt: z.iso.datetime(),
});
export type StoredCredential = z.infer<typeof storedCredentialSchema>;

export const credentialsStateSchema = z.object({
  vault: vaultSchema,
  stored: z.array(storedCredentialSchema),
  /** Tools that ask for a secret, whether one is stored or not. */
  tools: z.array(
    z.object({
      toolId: z.string(),
      /** What the host does with the secret: `fills` the form or answers the question itself, `copies` it, or nothing. */
      handedOver: z.enum(['fills', 'copies', 'byHand']),
    }),
  ),
});
export type CredentialsState = z.infer<typeof credentialsStateSchema>;

const toolSchema = z.object({ toolId: z.string() });
/** `vaultFailed`: the keyring refused or did not answer; nothing was changed. */
const outcomeSchema = z.object({ failure: z.enum(['signedOut', 'unknownTool', 'vaultFailed']).optional() });

export const credentialsContract = {
  watch: oc.output(eventIterator(credentialsStateSchema)),
  save: oc
    .input(toolSchema.extend({ user: z.string().min(1).max(200), password: z.string().min(1).max(500) }))
    .output(outcomeSchema),
  remove: oc.input(toolSchema).output(outcomeSchema),
  removeAll: oc.output(outcomeSchema),
  /**
   * Puts the user name or the password on the machine's clipboard; a password is taken away from there after
   * `clearsAfterSeconds`, if it is still there.
   */
  copy: oc.input(toolSchema.extend({ what: z.enum(['user', 'password']) })).output(
    z.union([
      z.object({ copied: z.literal(true), clearsAfterSeconds: z.number().optional() }),
      z.object({
        copied: z.literal(false),
        because: z.enum(['signedOut', 'nothingStored', 'vaultFailed', 'noClipboard']),
      }),
    ]),
  ),
};
