import type { ClientReference } from '#shared/context.js';
import type { FramePage, PageEvidence } from '#shared/tools.js';
import type { WebMessage, WebResponse } from '#shared/web-message.js';
import type { Frame, FrameFollower, FramePort } from '../../../tools/index.js';
import type { BindingEvents, BindingView, Delivery } from '../../binding.js';

/** A change to a client as the context manager delivers it. */
export const deliveryOf = (version: number, client: ClientReference | null): Delivery => ({
  change: { id: `change-${version}`, client, at: version, by: 'workbench' },
  version,
  opens:
    client === null
      ? undefined
      : {
          identity: {
            reference: client,
            family: 'Testi',
            given: [],
            nonDisclosure: false,
            allergies: { state: 'unavailable', substances: [] },
            origin: 'source',
          },
        },
  closes: undefined,
  mayShow: [],
});

/** Every fact of a client under turvakielto that `protectedDelivery` carries, and that may not go out with a reference. */
export const PROTECTED_FACTS = ['Salmela', 'Kaisa Maria', 'Kaisa', '1980-02-29', '290280-9000', 'Miehikkälä'];

/** A change to a client under turvakielto of whom everything is known here. */
export function protectedDelivery(version: number, client: ClientReference): Delivery {
  const { opens, ...delivery } = deliveryOf(version, client);
  if (opens === undefined) throw new Error('a client is opened');
  return {
    ...delivery,
    opens: {
      identityCode: '290280-9000',
      identity: {
        ...opens.identity,
        family: 'Salmela',
        given: ['Kaisa', 'Maria'],
        calledName: 'Kaisa',
        birthDate: '1980-02-29',
        municipality: 'Miehikkälä',
        nonDisclosure: true,
      },
    },
  };
}

export interface DeskFrame {
  page: () => FramePage;
  /** Every page and message that the frame was given. */
  shown: FramePage[];
  loaded: (evidence: PageEvidence, page?: string) => void;
  message: (message: WebMessage) => WebResponse | undefined;
  unmount: () => void;
}

/** The other side of a binding: windows with frames, and a manager that notes what it is told. */
export function createDesk() {
  let follower: FrameFollower | undefined;
  let current: Delivery | undefined;
  const told: string[] = [];
  let tell: (tool: string, delivery: Delivery) => boolean = () => false;
  const joined = new Set<string>();

  const frames: FramePort = { follow: (_tools, one) => (follower = one) };
  const events: BindingEvents = {
    joined(tool) {
      told.push(`joined ${tool}`);
      joined.add(tool);
      if (current !== undefined) tell(tool, current);
    },
    left(tool, how) {
      told.push(`left ${tool} ${how}`);
      joined.delete(tool);
    },
    answered: (tool, id, answer, detail) =>
      told.push([answer, tool, id, detail].filter((part) => part !== undefined).join(' ')),
    propose: () => told.push('propose'),
    decide: () => told.push('decide'),
  };
  const view: BindingView = { current: () => current, surveyed: async () => 'gone' };

  return {
    frames,
    events,
    view,
    /** What the manager was told, in order. */
    told,
    /** The binding whose tools hear of changes. */
    attach: (binding: { tell: typeof tell }) => (tell = binding.tell),
    /** Commits a change and tells these tools. @returns what the binding said, tool by tool */
    commit(delivery: Delivery, ...tools: string[]): boolean[] {
      current = delivery;
      return tools.map((tool) => tell(tool, delivery));
    },
    signOut: () => (current = undefined),
    vouch: async (tool: string, version: number) => (await follower?.vouch?.(tool, version)) ?? false,
    mount(tool: string): DeskFrame {
      const shown: FramePage[] = [];
      const now = () => shown.at(-1);
      const frame: Frame = { tool, origin: 'https://desk.example', page: now, show: (page) => void shown.push(page) };
      follower?.mounted(frame);
      const page = () => {
        const last = now();
        if (last === undefined) throw new Error('the frame was given no page');
        return last;
      };
      return {
        shown,
        page,
        loaded: (evidence, of = page().page) => {
          if (of === page().page) follower?.loaded(frame, evidence);
        },
        message: (message) => follower?.message?.(frame, message),
        unmount: () => follower?.unmounted(frame),
      };
    },
  };
}
export type Desk = ReturnType<typeof createDesk>;

/** Different text each time, the same in each run. */
export const counting = () => {
  let count = 0;
  return () => `r${++count}`;
};

export const seen = (frame: DeskFrame, more: object = {}): PageEvidence => ({
  by: 'timing',
  address: frame.page().url ?? '',
  redirected: false,
  ...more,
});
