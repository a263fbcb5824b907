// @vitest-environment happy-dom
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import i18next from 'i18next';
import { type ReactNode, act } from 'react';
import { type Root, createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ClientIdentity, Objection, ParkedClient } from '#shared/context.js';
import type { WorkbenchContract } from '#shared/contract.js';
import context from '../../app/locales/fi/context.json' with { type: 'json' };
import contextLater from '../../app/locales/fi/contextLater.json' with { type: 'json' };
import { QUIET_MS } from '../../ui/quiet-keys.js';
import { WorkbenchProvider } from '../../ui/workbench.js';
import DecisionDialog from './later/DecisionDialog.js';
import { ParkedTab } from './ParkedTab.js';

let root: Root;
let box: HTMLElement;
let told: unknown[];

const aune: ClientIdentity = {
  reference: 'Patient/aune',
  family: 'Saarikoski',
  given: ['Aune'],
  nonDisclosure: false,
  allergies: { state: 'noneKnown', substances: [] },
  origin: 'source',
};
const refused: Objection = { toolId: 'pex', name: 'PEX360', why: 'refused', detail: 'Kirjaus kesken.' };
const draft: Objection = { toolId: 'workbench', name: 'Työpöytä', why: 'unsavedDraft' };
const eero: ParkedClient = {
  reference: 'Patient/eero',
  label: 'KOSKINEN, Eero',
  since: '2026-11-23T08:31:00Z',
  cue: 'kirjaus kesken',
  because: 'chosen',
  draft: false,
};

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  await i18next.use(initReactI18next).init({ lng: 'fi', resources: { fi: { context, contextLater } } });
  told = [];
  box = document.body.appendChild(document.createElement('div'));
  root = createRoot(box);
});
afterEach(async () => {
  await act(async () => root.unmount());
  box.remove();
});

async function show(part: ReactNode): Promise<void> {
  // The core at the end of a link: the client, its serialisation aside, is the real one.
  const client: ContractRouterClient<WorkbenchContract> = createORPCClient({
    call: async (path, input) => {
      told.push([path.join('.'), input]);
      return {};
    },
  });
  await act(async () =>
    root.render(
      <WorkbenchProvider client={client} screen={1}>
        {part}
      </WorkbenchProvider>,
    ),
  );
}

/** A key pressed so long after the question came. */
async function press(key: string, after: number): Promise<void> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  Object.defineProperty(event, 'timeStamp', { value: performance.now() + after });
  await act(async () => void box.querySelector('dialog')?.dispatchEvent(event));
}
const question = (objections: Objection[]) => (
  <DecisionDialog id="c1" from="APTJ" decision={{ to: 'LAINE, Mikael', objections }} active={aune} />
);

it.each([
  ['1', 'changeAnyway'],
  ['2', 'cancel'],
  ['3', 'leaveBehind'],
] as const)('the question is answered by %s: %s', async (key, choice) => {
  await show(question([refused]));
  expect(box.textContent).toContain('PEX360 kieltäytyi vaihdosta.');
  expect(box.textContent).toContain('Kirjaus kesken.');
  expect(document.activeElement?.textContent).toContain('Peru vaihto');
  await press(key, QUIET_MS);
  expect(told).toEqual([['context.decide', { id: 'c1', choice }]]);
});

it('the question is not answered by what was being typed when it came, nor twice', async () => {
  await show(question([refused]));
  await press('1', 0);
  expect(told).toEqual([]);
  await press('2', 2 * QUIET_MS);
  await press('1', 4 * QUIET_MS);
  expect(told).toEqual([['context.decide', { id: 'c1', choice: 'cancel' }]]);
});

it('a draft alone leaves no tool behind, and it is said where the draft stays', async () => {
  await show(question([draft]));
  expect(box.querySelectorAll('button')).toHaveLength(2);
  expect(box.textContent).toContain('Luonnos jää asiakkaalle SAARIKOSKI, Aune, ja hänet pysäköidään.');
  await press('3', QUIET_MS);
  expect(told).toEqual([]);
});

it('a parked client opens by its tab, and goes by its cross unless a draft waits', async () => {
  const notes: string[] = [];
  await show(<ParkedTab parked={eero} onNote={(note) => notes.push(note)} />);
  const [open, unpark] = box.querySelectorAll('button');
  expect(open?.textContent).toContain('KOSKINEN, Eero');
  expect(open?.textContent).toContain('kirjaus kesken, 10.31');
  await act(async () => open?.click());
  await act(async () => unpark?.click());
  expect(told).toEqual([
    ['context.open', { reference: 'Patient/eero' }],
    ['context.unpark', { reference: 'Patient/eero' }],
  ]);
  told = [];
  await show(<ParkedTab parked={{ ...eero, draft: true }} onNote={(note) => notes.push(note)} />);
  await act(async () => unpark?.click());
  expect(told).toEqual([]);
  expect(notes.at(-1)).toContain('KOSKINEN, Eero pysyy pysäköitynä');
});
