import { implement } from '@orpc/server';
import { identityContract } from '#shared/identity.js';
import type { Screen } from '#shared/workspace.js';
import type { Caller } from '../rpc.js';
import type { SignInWindow, VisitPurpose } from './parts.js';
import type { Provider, Tokens } from './provider.js';
import type { Sessions } from './sessions.js';
import type { createSignIn } from './sign-in.js';

/** What the windows may ask of the session. */
export function createIdentityRouter({
  sessions,
  signIn,
  provider,
  window,
  toolsAreCleared,
}: {
  sessions: Sessions;
  signIn: ReturnType<typeof createSignIn>;
  provider: Provider;
  window: SignInWindow;
  /** The host itself forgets what the tools keep; otherwise the provider has to sign them out. */
  toolsAreCleared: boolean;
}) {
  const { session } = sessions;
  const os = implement(identityContract).$context<Caller>();
  const navigate = async (url: string | undefined, purpose: VisitPurpose) => {
    const navigateTo = url === undefined ? undefined : await window.open(url, purpose);
    return navigateTo === undefined ? {} : { navigateTo };
  };
  const leave = async (ended: Tokens | undefined, screen: Screen) => {
    if (ended === undefined) return {};
    const back = await window.postLogoutRedirectUri();
    return navigate(
      await provider.endSessionUrl(ended.idToken, back, String(screen)).catch(() => undefined),
      'signOut',
    );
  };
  return os.router({
    watch: os.watch.handler(({ signal }) => session.watch(signal)),
    signIn: os.signIn.handler(async ({ context }) => {
      const { state } = session.get();
      if (state === 'signedIn') return {};
      return navigate(await signIn.begin(context.screen), state === 'locked' ? 'unlock' : 'signIn');
    }),
    signOut: os.signOut.handler(async ({ context }) => leave(await sessions.end(), context.screen)),
    continue: os.continue.handler(async ({ context }) =>
      session.get().state === 'signedIn' ? navigate(await signIn.begin(context.screen, 'continue'), 'continue') : {},
    ),
    switchUser: os.switchUser.handler(async ({ context }) => {
      if (!('professional' in session.get())) return {};
      signIn.chooseNext();
      const given = await sessions.giveUp();
      return toolsAreCleared && sessions.hasKept() ? {} : leave(given, context.screen);
    }),
    present: os.present.handler(() => sessions.used()),
    lock: os.lock.handler(() => sessions.lock('user')),
  });
}
