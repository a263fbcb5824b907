// @vitest-environment happy-dom
import { type Root, createRoot } from 'react-dom/client';
import { act } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DoingProvider, type WorkStep, useDoing, useTellSteps } from './doing.js';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

let windows: Root[];
beforeEach(() => {
  windows = [];
});
afterEach(() => act(async () => windows.forEach((one) => one.unmount())));

function Teller({ steps }: { steps: readonly WorkStep[] }) {
  useTellSteps(steps);
  return null;
}

/** A window of its own on the same channel: what it tells, and what it knows. */
async function openWindow() {
  const Hears = () => {
    const { steps } = useDoing();
    return steps === undefined ? null : steps.toSorted().join(' ');
  };
  const page = document.createElement('div');
  const root = createRoot(page);
  windows.push(root);
  const tell = (tellers: Record<string, readonly WorkStep[]>) =>
    act(async () =>
      root.render(
        <DoingProvider>
          <Hears />
          {Object.entries(tellers).map(([key, steps]) => (
            <Teller key={key} steps={steps} />
          ))}
        </DoingProvider>,
      ),
    );
  await tell({});
  return {
    tell,
    /** In the alphabet's order. */
    steps: () => page.textContent,
  };
}

it('what one form no longer does, another may still do', async () => {
  const one = await openWindow();
  await one.tell({ dialog: ['booking', 'remoteBooking'], tick: ['interpreterBooking'], desk: ['wrapUp'] });
  expect(one.steps()).toBe('booking interpreterBooking remoteBooking wrapUp');
  await one.tell({ dialog: ['booking'], desk: ['wrapUp'] });
  expect(one.steps()).toBe('booking wrapUp');
  await one.tell({});
  expect(one.steps()).toBe('');
});

it('both windows know what is done in either, and a closed window does nothing', async () => {
  const one = await openWindow();
  const two = await openWindow();
  await one.tell({ dialog: ['booking'] });
  await two.tell({ tray: ['services'] });
  await vi.waitFor(() => expect(`${one.steps()}, ${two.steps()}`).toBe('booking services, booking services'));
  await act(async () => windows.pop()?.unmount());
  await vi.waitFor(() => expect(one.steps()).toBe('booking'));
});

it('a third window that is closed takes nothing of the others with it', async () => {
  const one = await openWindow();
  const two = await openWindow();
  await openWindow();
  await one.tell({ dialog: ['booking'] });
  await vi.waitFor(() => expect(two.steps()).toBe('booking'));
  await act(async () => windows.pop()?.unmount());
  // What is heard after the leaving tells that the leaving has been heard too.
  const channel = new BroadcastChannel('tyopoyta-doing');
  const send = channel.postMessage.bind(channel);
  send({ from: 'elsewhere', tells: { steps: ['callBack'] } });
  await vi.waitFor(() => expect(two.steps()).toBe('booking callBack'));
  channel.close();
});

it('takes only words from elsewhere', async () => {
  const one = await openWindow();
  const channel = new BroadcastChannel('tyopoyta-doing');
  const send = channel.postMessage.bind(channel);
  send({ from: 'elsewhere', tells: { steps: ['callBack', 7, 'callBack', null] } });
  await vi.waitFor(() => expect(one.steps()).toBe('callBack'));
  send({ from: 'elsewhere', tells: { steps: 'callBack' } });
  await vi.waitFor(() => expect(one.steps()).toBe(''));
  channel.close();
});
