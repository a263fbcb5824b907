import { expect, it } from 'vitest';
import { openWindow } from './open-window.js';

function fakeWindow() {
  const did: string[] = [];
  const made = {
    opener: 'workbench' as unknown,
    closed: false,
    close: () => void did.push('close'),
    location: { replace: (url: string | URL) => void did.push(`${String(made.opener)} ${String(url)}`) },
  };
  return { made, did };
}

it('lets go of the window before the tool’s page comes into it', async () => {
  const { made, did } = fakeWindow();
  expect(
    await openWindow(
      () => made,
      async () => 'https://tool.example/',
    ),
  ).toBe('opened');
  expect(did).toEqual(['null https://tool.example/']);
});

it('knows a window that the browser did not let open, and asks for no address then', async () => {
  let asked = false;
  const address = async () => {
    asked = true;
    return 'https://tool.example/';
  };
  expect(await openWindow(() => null, address)).toBe('blocked');
  expect(asked).toBe(false);
});

it('leaves no empty window behind when there is no address', async () => {
  for (const address of [async () => undefined, () => Promise.reject(new Error('core out of reach'))]) {
    const { made, did } = fakeWindow();
    expect(await openWindow(() => made, address)).toBe('failed');
    expect(did).toEqual(['close']);
  }
});
