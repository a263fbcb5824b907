import * as z from 'zod';
import seed from '../../seeds/kymijoki/users.json';

const demoUserSchema = z.enum(['nurse', 'socialWorker', 'counsellor', 'trainer']);
/** The four kinds of users that the demo can sign in without typing. */
export type DemoUser = z.infer<typeof demoUserSchema>;
export const DEMO_USERS = demoUserSchema.options;

const userSchema = z.object({
  demoUser: demoUserSchema,
  sub: z.string(),
  username: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  /** The provider's own word for the role; the county file says what it means to the workbench. */
  role: z.string(),
  title: z.string(),
  unit: z.string(),
  /** The provider's own words for what the person is entrusted with besides the role. */
  duties: z.array(z.string()).default([]),
});
export type DirectoryUser = z.infer<typeof userSchema>;

/** The demo county's users that can sign in. */
export const demoUsers = (): DirectoryUser[] => z.array(userSchema).parse(seed);

export const fullName = (user: DirectoryUser): string => `${user.givenName} ${user.familyName}`;

/** Claims of the ID token and of userinfo (OpenID Connect Core §5.1, and the provider's own `role`, `unit` and `duties`). */
export const claimsOf = (user: DirectoryUser) => ({
  sub: user.sub,
  name: fullName(user),
  given_name: user.givenName,
  family_name: user.familyName,
  preferred_username: user.username,
  role: user.role,
  unit: user.unit,
  duties: user.duties,
});

/** The user that a `login_hint` means: subject, user name or kind of demo user; letter case does not matter. */
export function hinted(users: readonly DirectoryUser[], hint: unknown): DirectoryUser | undefined {
  if (typeof hint !== 'string') return undefined;
  const wanted = hint.toLowerCase();
  return users.find((user) => [user.sub, user.username, user.demoUser].some((name) => name.toLowerCase() === wanted));
}
