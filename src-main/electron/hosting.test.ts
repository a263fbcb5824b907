import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import Conf from 'conf';
import { describe, expect, test } from 'vitest';
import { fuses } from '../../resources/fuses.mjs';
import { OPTIONS_VARIABLE as LAUNCHERS_VARIABLE, readHostMessage } from '../launch/hosts.mjs';
import { createLauncherChannel } from '../launch/launcher-channel.js';
import { menuTemplate } from '../host-policy/menu.js';
import { OPTIONS_VARIABLE, readHostOptions } from '../host-policy/options.js';
import { createSettings, settingsFile } from '../host-policy/settings.js';
import { hostText } from '../host-policy/texts.js';
import en from '../host-policy/texts/en.json' with { type: 'json' };
import fi from '../host-policy/texts/fi.json' with { type: 'json' };
import sv from '../host-policy/texts/sv.json' with { type: 'json' };

describe('fuses', () => {
  test('every fuse is decided, the dangerous ones off', () => {
    const all = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
    expect(
      Object.keys(fuses)
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual(all.sort((a, b) => a - b));
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    for (const fuse of off) expect(fuses[fuse]).toBe(false);
    for (const fuse of [FuseV1Options.OnlyLoadAppFromAsar, FuseV1Options.EnableCookieEncryption])
      expect(fuses[fuse]).toBe(true);
  });
});

describe('the host’s options', () => {
  const places = { dataDir: '/data', rendererDir: '/out/renderer' };
  const told = {
    countyFile: '/county.json',
    environment: { DEMO_FHIR: 'http://127.0.0.1:1/fhir' },
    port: 0,
    dataDir: '/d',
    signIn: { auto: true, loginHint: 'nurse' },
    rendererDir: '/r',
  };

  test('come from the launcher, by one variable that both know', () => {
    expect(OPTIONS_VARIABLE).toBe(LAUNCHERS_VARIABLE);
    const read = readHostOptions({ [OPTIONS_VARIABLE]: JSON.stringify(told), MINE: 'm', DEMO_FHIR: 'old' }, places);
    expect(read).toEqual({ ...told, environment: { MINE: 'm', DEMO_FHIR: 'http://127.0.0.1:1/fhir' } });
  });

  test('without a launcher are the installed program’s own places', () => {
    expect(readHostOptions({ MINE: 'm' }, places)).toEqual({
      ...places,
      countyFile: join('/data', 'county.json'),
      environment: { MINE: 'm' },
      port: 0,
      signIn: { auto: false },
    });
  });

  test('in another form are refused', () => {
    expect(() => readHostOptions({ [OPTIONS_VARIABLE]: '{"port":"x"}' }, places)).toThrow();
  });
});

describe('the channel to the launcher', () => {
  const services = { fhir: 'f', fhircast: 'c', idp: 'i', hub: 'h' };
  const ready = { url: 'app://tyopoyta/?screen=1', services, topic: 't' };

  test('what the host tells, the launcher understands', () => {
    const sent: unknown[] = [];
    const channel = createLauncherChannel({ send: (message) => sent.push(message) > 0, once: () => undefined });
    channel.ready(ready);
    channel.failed('No.');
    expect(sent.map(readHostMessage)).toEqual([{ ready }, { failed: 'No.' }]);
    expect(readHostMessage({ ready: true, url: 'x' })).toBeUndefined();
  });

  test('every service of the county comes through, and nothing that is no address', () => {
    const sent: unknown[] = [];
    const channel = createLauncherChannel({ send: (message) => sent.push(message) > 0, once: () => undefined });
    const more = { referrals: 'r', telephony: 't', appointments: 'a' };
    channel.ready({ ...ready, services: { ...services, ...more } });
    expect(sent.map(readHostMessage)).toEqual([{ ready: { ...ready, services: { ...services, ...more } } }]);
    const odd = { ready: true, ...ready, services: { ...services, telephony: 7, other: 'o' } };
    expect(readHostMessage(odd)).toEqual({ ready });
  });

  test('the host goes with its launcher, and lives without one', () => {
    const heard: string[] = [];
    const once = (event: string) => heard.push(event);
    createLauncherChannel({ send: () => true, once }).onGone(() => undefined);
    createLauncherChannel({ once }).onGone(() => undefined);
    expect(heard).toEqual(['disconnect']);
  });
});

test('settings are kept in the file that the web host keeps', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tyopoyta-settings-'));
  // electron-store is conf with another name for the file's name.
  const { name, ...rest } = settingsFile(folder);
  const open = () => createSettings(new Conf({ ...rest, configName: name, projectName: 'tyopoyta' }));
  open().set({ settings: { language: 'sv', appearance: 'dark' } });
  expect(open().get()).toEqual({ settings: { language: 'sv', appearance: 'dark' } });
  expect(JSON.parse(await readFile(join(folder, 'workbench.json'), 'utf8'))).toEqual(open().get());
  await rm(folder, { recursive: true });
});

test('the host’s words are there in all three languages, Finnish when nothing is set', () => {
  expect(Object.keys(sv)).toEqual(Object.keys(fi));
  expect(Object.keys(en)).toEqual(Object.keys(fi));
  expect(hostText({ settings: { language: 'sv' } }, 'unresponsive', 2)).toBe('Skärm 2 svarar inte.');
  expect(hostText({}, 'unresponsive', 1)).toBe('Näyttö 1 ei vastaa.');
});

test('the menu has zoom for everyone and no developer tools', () => {
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    const roles = JSON.stringify(menuTemplate(platform));
    for (const role of ['zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen']) expect(roles).toContain(`"${role}"`);
    expect(roles).not.toMatch(/toggleDevTools|reload/i);
  }
});
