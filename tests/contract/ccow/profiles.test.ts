import { afterEach, expect, it } from 'vitest';
import { type Profile, shippedProfiles } from '../../../src-main/context/ccow/index.js';
import { form, parse, startParticipant } from '../../lib/ccow-participant.js';
import { startCore } from './core.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** A table that differs from CCOW's in every word and rule that it can. */
function strangeProfile(): Profile {
  const { ccow } = shippedProfiles();
  const fi = <T extends Record<string, string>>(words: T) =>
    Object.fromEntries(Object.entries(words).map(([key]) => [key, `fi_${key}`])) as T;
  return {
    ...ccow,
    wire: {
      ...ccow.wire,
      charset: 'iso-8859-1',
      arraySeparator: ';',
      arrayEscape: '!',
      true: 'kyllä',
      false: 'ei',
      exceptionStatus: 500,
      callbackMethod: 'POST',
    },
    couponBits: 31,
    componentName: 'Kontekstipalvelin',
    site: 'kymi',
    itemValuesAs: 'values',
    interfaces: fi(ccow.interfaces),
    methods: fi(ccow.methods),
    names: fi(ccow.names),
    exceptions: fi(ccow.exceptions),
    decisions: { accept: 'hyväksy', cancel: 'peru', conditionally: 'ehdolla' },
    items: { record: 'Asiakas.Tunnus.Numero.{site}', name: 'Asiakas.Tieto.Nimi' },
  };
}

it('M10 swapping the table changes every word, sign and byte on the wire, and nothing else', async () => {
  const profile = strangeProfile();
  const calls: Map<string, string>[] = [];
  const participant = await startParticipant(() => undefined);
  const core = await startCore(
    [{ id: 'lc', name: 'Järjestelmä', master: false, profile: 'ccow', origins: [participant.origin] }],
    { ...shippedProfiles(), ccow: profile },
  );
  closers.push(participant.close, core.binding.close);
  const call = async (to: string, method: string, fields: Record<string, string>) => {
    const renamed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`fi_${name}`, value]));
    const response = await fetch(core.url('lc'), {
      method: 'POST',
      body: form({ fi_interface: `fi_${to}`, fi_method: `fi_${method}`, ...renamed }, 'latin1'),
    });
    expect(response.headers.get('content-type')).toContain('iso-8859-1');
    return { status: response.status, fields: parse(await response.text(), 'latin1') };
  };
  const joined = await call('manager', 'join', {
    applicationName: 'järjestelmä',
    contextParticipant: participant.url,
    survey: 'KYLLÄ',
    wait: 'ei',
  });
  const participantCoupon = joined.fields.get('fi_participantCoupon') ?? '';
  expect(Number(participantCoupon)).toBeGreaterThan(0);
  await core.heard('joined');

  core.commit('c1', 'Patient/eino', 'aptj', 'lc');
  const accepted = await participant.next('');
  for await (const part of accepted.request) calls.push(parse(String(part), 'latin1'));
  expect(calls[0]?.get('fi_method')).toBe('fi_accepted');
  const contextCoupon = calls[0]?.get('fi_contextCoupon') ?? '';
  const read = { itemNames: 'Asiakas.Tieto.Nimi;Asiakas.Tunnus.*', onlyChanges: 'ei', contextCoupon };
  const values = await call('data', 'itemValues', read);
  expect(values.fields.get('fi_itemValues')).toBe("O'Neill|Ståhl^Eino;eino");
  accepted.answer();
  await core.heard('answered', ({ id, answer }) => id === 'c1' && answer === 'shown');

  expect(core.binding.survey('lc', core.delivery('c2', 'Patient/aune', 'aptj'))).toBe(true);
  (await participant.next('')).response.end(form({ fi_decision: 'ehdolla', fi_reason: 'Työ on kesken' }, 'latin1'));
  expect(await core.heard('answered', ({ id }) => id === 'c2')).toMatchObject({
    answer: 'refused',
    detail: 'Työ on kesken',
  });

  const started = await call('manager', 'start', { participantCoupon });
  const own = started.fields.get('fi_contextCoupon') ?? '';
  const set = { participantCoupon, contextCoupon: own, itemNames: 'Asiakas.Tunnus.Numero.kymi', itemValues: 'aune' };
  await call('data', 'setItemValues', set);
  const ending = call('manager', 'end', { contextCoupon: own });
  const { change } = await core.heard('propose');
  expect(change.client).toBe('Patient/aune');
  core.surveyed(change.id, []);
  expect((await ending).fields.get('fi_noContinue')).toBe('ei');
  await call('manager', 'publish', { contextCoupon: own, decision: 'hyväksy' });
  expect(await core.heard('decide')).toMatchObject({ choice: 'changeAnyway' });
  const wrong = await call('manager', 'end', { contextCoupon: own });
  expect([wrong.status, wrong.fields.get('fi_exception')]).toEqual([500, 'fi_notInTransaction']);
});

it('M10 the tables that come with the product say that nobody has checked them', () => {
  const { ccow, 'mkh-hypothesis': mkh } = shippedProfiles();
  expect([ccow.verified, mkh.verified]).toEqual([false, false]);
  expect(mkh.title).toContain('1.2.246.777.11.2006.13');
});
