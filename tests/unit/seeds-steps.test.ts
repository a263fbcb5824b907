import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '#shared/article-file/parse-article.js';
import { workSteps } from '#shared/choices.js';
import { arrangeLayers, isForUnit } from '#shared/guidelines-layers.js';
import type { Language } from '#shared/language.js';
import { chooseLanguage } from '../../src-renderer/features/guidelines/choose.js';
import { type Signals, suggest } from '../../src-renderer/features/guidelines/now/rank.js';
import { root } from '../lib/demo.js';

const folder = join(root, 'seeds/kymijoki/guidelines');
const articles = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => parseArticle(name, readFileSync(join(folder, name), 'utf8')).article ?? [])
  .map((one) => ({ ...one, version: '1' }));
const placesIn = (language: Language) =>
  arrangeLayers(chooseLanguage(articles, language).filter((one) => isForUnit(one, 'Asiakasohjaus')));
const now = (signals: Partial<Signals>, language: Language = 'fi') =>
  suggest(placesIn(language), { writing: [], ...signals }).map(({ article }) => article.id);

/** What stands behind it all in a counselling centre: a client opened by a call, and an open tool. */
const call: Partial<Signals> = {
  contact: 'openedByCall',
  tool: 'telia-ace',
  service: 'counsellingCentre',
  purpose: 'guidance',
};

describe('the demo county’s guidelines follow what is done at the desk', () => {
  it.each([
    [['booking'], 'ajanvaraus'],
    [['moveBooking'], 'ajanvaraus'],
    [['cancelBooking'], 'ajanvaraus'],
    [['grantBooking'], 'oikeus-varata-itse'],
    [['services'], 'palveluun-ohjaaminen'],
    [['clientMessage'], 'chat-kymijoki'],
    [['callBack'], 'takaisinsoiton-lupaus'],
    [['wrapUp'], 'kirjaamisen-perusteet'],
  ] as const)('%s: %s', (steps, first) => {
    expect(now({ steps })[0]).toBe(first);
    // Behind it a call goes on: that never comes before the step.
    expect(now({ steps, ...call })[0]).toBe(first);
  });

  it('what belongs to a booking comes beside it', () => {
    expect(now({ steps: ['booking', 'remoteBooking', 'interpreterBooking'], ...call }).sort()).toEqual([
      'ajanvaraus',
      'etavastaanotto',
      'tulkin-kaytto',
    ]);
    expect(now({ steps: ['booking', 'groupBooking'] })).toEqual(['ajanvaraus', 'ryhmatoiminta']);
  });

  it('a referral that is written has its own', () => {
    expect(now({ writing: ['referral'], ...call }).slice(0, 2)).toEqual(['hyvinvointilahete', 'liikuntalahete']);
  });

  it('a chat at the desk brings up how to record it, and a call how to record that', () => {
    expect(now({ contact: 'chat' })[0]).toBe('chat-kymijoki');
    expect(now({ contact: 'call' })).toContain('puhelun-kirjaaminen');
  });

  it.each(workSteps)('%s has an instruction, in Swedish too', (step) => {
    const found = suggest(placesIn('sv'), { writing: [], steps: [step] }).filter(
      ({ article }) => article.kind === 'article',
    );
    expect(found[0]?.article.language).toBe('sv');
  });
});
