import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestBrowser, type TestBrowser } from '../testing/browser.js';
import { startTestCounty, type TestCounty } from '../testing/county.js';
import { inventedFor } from './assessments.js';

let county: TestCounty;
let browser: TestBrowser;
beforeEach(async () => {
  county = await startTestCounty();
  browser = createTestBrowser();
});
afterEach(() => county.close());

const dataOf = async (client: string): Promise<unknown> =>
  (await browser.get(`${county.omaolo}/data?client=${client}`)).json();
/** Signs in at the provider, for another system. */
async function signInElsewhere() {
  const login = await browser.follow(county.terveyskyla);
  await browser.followFrom(await browser.post(`${login.url}/login`, { sub: 'kymijoki-lehtjoh' }));
}

describe('Omaolo', () => {
  it('gives the page of the address itself and says whose it is', async () => {
    const response = await browser.get(`${county.omaolo}/?client=aune`);
    expect([response.status, response.headers.get('server-timing')]).toEqual([200, 'client;desc="aune"']);
    expect(response.headers.get('timing-allow-origin')).toBe('*');
    expect(await response.text()).not.toContain('aune');
    const wrong = await browser.get(`${county.omaolo}/?client=a%20b`);
    expect([wrong.status, wrong.headers.get('timing-allow-origin')]).toEqual([400, null]);
    expect(await dataOf('aune')).toEqual({ state: 'signedOut' });
  });

  it('asks nobody to log in twice', async () => {
    expect(await (await browser.follow(`${county.omaolo}/sign-in?silent`)).response?.text()).toContain(
      'data-done="false"',
    );
    await signInElsewhere();
    expect(await (await browser.follow(`${county.omaolo}/sign-in?silent`)).response?.text()).toContain(
      'data-done="true"',
    );
    expect(await dataOf('')).toMatchObject({ state: 'noClient' });
    expect(await dataOf('aune')).toMatchObject({ state: 'ready', client: { name: 'SAARIKOSKI AUNE MARJATTA' } });
    expect(await dataOf('nobody')).toMatchObject({ state: 'failed' });
    const { url } = await browser.follow(`${county.omaolo}/sign-in?client=aune`);
    expect(url).toBe(`${county.omaolo}/?client=aune`);
  });

  it('shows the answers of the data store where there are any', async () => {
    await signInElsewhere();
    await browser.follow(`${county.omaolo}/sign-in?silent`);
    const now = new Date();
    expect(await dataOf('aune')).toMatchObject({ assessments: inventedFor('aune', now) });
    county.fhir.answers.push({
      resourceType: 'QuestionnaireResponse',
      subject: { reference: 'Patient/aune' },
      questionnaire: 'https://omaolo.example/Questionnaire/Selkäkivun-oirearvio',
      authored: '2026-11-20T08:00:00+02:00',
      item: [{ text: 'Haittaako kipu yöunta?', answer: [{ valueBoolean: true }] }],
    });
    expect(await dataOf('aune')).toMatchObject({
      assessments: [
        {
          title: 'Selkäkivun oirearvio',
          given: '20.11.2026',
          answers: [{ question: 'Haittaako kipu yöunta?', answer: 'Kyllä' }],
        },
      ],
    });
  });
});
