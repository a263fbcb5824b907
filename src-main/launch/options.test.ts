import { describe, expect, test } from 'vitest';
import { browserCommand } from './browser.mjs';
import { needsBuild } from './build.mjs';
import { defaultDataDir } from './data-dir.mjs';
import { artifactAddress, downloadProxy } from './electron-binary.mjs';
import { DEFAULT_PORT, HELP, TRAINING_PORT, readOptions } from './options.mjs';

describe('the command line', () => {
  test('nothing given means the demo county on the default port with the browser opened', () => {
    expect(readOptions([])).toEqual({
      kind: 'run',
      options: {
        host: undefined,
        port: DEFAULT_PORT,
        county: undefined,
        dataDir: undefined,
        open: true,
        demoUser: undefined,
        extraFhir: undefined,
        readyJson: false,
        sharedWorkstation: false,
        training: false,
      },
    });
  });

  test('all options are read, and --ready-json opens no browser', () => {
    const read = readOptions(
      '--host web --port 0 --data-dir d --demo-user nurse --extra-fhir x --ready-json'.split(' '),
    );
    expect(read).toMatchObject({
      options: { host: 'web', port: 0, dataDir: 'd', demoUser: 'nurse', extraFhir: 'x', readyJson: true, open: false },
    });
    expect(readOptions(['--join', 'd', '--demo-user', 'socialWorker'])).toMatchObject({
      options: { join: 'd', port: 0, demoUser: 'socialWorker' },
    });
    expect(readOptions(['--hub', 'http://127.0.0.1:47200'])).toMatchObject({
      options: { hub: 'http://127.0.0.1:47200', port: DEFAULT_PORT },
    });
    expect(readOptions(['--training'])).toMatchObject({ options: { training: true, port: TRAINING_PORT } });
    expect(readOptions(['--demo-user', 'trainer'])).toMatchObject({ options: { training: true } });
    expect(readOptions(['--demo-user', 'trainer', '--join', 'd'])).toMatchObject({ options: { training: false } });
    expect(readOptions(['--shared-workstation'])).toMatchObject({ options: { sharedWorkstation: true } });
    expect(readOptions(['--county', 'c.json', '--no-open'])).toMatchObject({
      options: { county: 'c.json', open: false },
    });
  });

  test.each([
    [['--colour'], '--colour'],
    [['stray'], 'stray'],
    [['--port'], '--port'],
    [['--port', 'many'], '--port'],
    [['--port', '65536'], '--port'],
    [['--port='], '--port'],
    [['--host', 'mobile'], '--host'],
    [['--demo-user', 'boss'], '--demo-user'],
    [['--county', 'c.json', '--demo-user', 'nurse'], '--demo-user'],
    [['--county', 'c.json', '--extra-fhir', 'x'], '--extra-fhir'],
    [['--county', 'c.json', '--join', 'd'], '--join'],
    [['--county', 'c.json', '--hub', 'http://127.0.0.1:1'], '--hub'],
    [['--join', 'd', '--extra-fhir', 'x'], '--extra-fhir'],
    [['--join', 'd', '--hub', 'http://127.0.0.1:1'], '--hub'],
    [['--training', '--join', 'd'], '--training'],
    [['--training', '--hub', 'http://127.0.0.1:1'], '--training'],
    [['--hub', 'ws://127.0.0.1:1'], '--hub'],
    [['--hub', 'http://127.0.0.1:1/presence'], '--hub'],
  ])('%j is refused in one line that names the mistake', (argv, named) => {
    const read = readOptions(argv);
    expect(read.kind).toBe('wrong');
    if (read.kind !== 'wrong') return;
    expect(read.message).toContain(named);
    expect(read.message).not.toContain('\n');
  });

  test('help names every option', () => {
    expect(readOptions(['--help'])).toEqual({ kind: 'help' });
    for (const name of [
      'host',
      'port',
      'county',
      'data-dir',
      'no-open',
      'demo-user',
      'extra-fhir',
      'join',
      'hub',
      'ready-json',
      'shared-workstation',
      'training',
    ]) {
      expect(HELP).toContain(`--${name}`);
    }
  });
});

describe('places', () => {
  test('the data folder is the platform’s own', () => {
    expect(defaultDataDir('linux', {}, '/home/a')).toBe('/home/a/.local/share/tyopoyta');
    expect(defaultDataDir('linux', { XDG_DATA_HOME: '/data' }, '/home/a')).toBe('/data/tyopoyta');
    expect(defaultDataDir('linux', { XDG_DATA_HOME: 'data' }, '/home/a')).toBe('/home/a/.local/share/tyopoyta');
    expect(defaultDataDir('darwin', {}, '/Users/a')).toBe('/Users/a/Library/Application Support/tyopoyta');
    expect(defaultDataDir('win32', { LOCALAPPDATA: 'C:\\L' }, 'C:\\a')).toBe('C:\\L\\tyopoyta');
  });

  test('the browser gets the whole address as one argument', () => {
    const url = 'http://127.0.0.1:1/?key=a&b=c';
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(browserCommand(platform, url).args.at(-1)).toBe(url);
    }
  });

  test('Electron’s archive is sought where the package’s downloader seeks it', () => {
    const target = { version: '45.4.1', platform: 'linux', arch: 'x64' };
    const file = 'electron-v45.4.1-linux-x64.zip';
    expect(artifactAddress(target, {})).toEqual({
      url: `https://github.com/electron/electron/releases/download/v45.4.1/${file}`,
      file,
    });
    const mirrored = artifactAddress(target, {
      ELECTRON_MIRROR: 'https://mirror.example/',
      ELECTRON_CUSTOM_DIR: '{{ version }}',
    });
    expect(mirrored.url).toBe(`https://mirror.example/45.4.1/${file}`);
    expect(downloadProxy({ HTTPS_PROXY: 'http://proxy.example:8080' })).toBeUndefined();
    expect(downloadProxy({ ELECTRON_GET_USE_PROXY: '1', HTTPS_PROXY: 'http://proxy.example:8080' })?.host).toBe(
      'proxy.example:8080',
    );
  });

  test('bundles are made when one is missing or older than the newest source', () => {
    expect(needsBuild(5, [6, 7])).toBe(false);
    expect(needsBuild(5, [6, 4])).toBe(true);
    expect(needsBuild(5, [6, undefined])).toBe(true);
  });
});
