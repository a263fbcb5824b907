import { describe, expect, it } from 'vitest';
import { open, text, whole } from './testing/open-desk.js';

describe('an assessment', () => {
  it('that is only in memory would be lost by signing out, one that is sealed on the disk would not', async () => {
    const memory = await open({ sealing: { because: 'noKeyring' } });
    const id = (await memory.begin('huoli-lapsesta')) ?? '';
    expect(await memory.unfinished()).toEqual({ lost: 1 });
    await memory.discard(id);
    expect(await memory.unfinished()).toEqual({ lost: 0 });
    const sealed = await open();
    await sealed.begin('huoli-lapsesta');
    expect(await sealed.unfinished()).toEqual({ lost: 0 });
  });

  it('that is begun twice at once is one', async () => {
    const desk = await open();
    const [one, other] = await Promise.all([desk.begin('huoli-lapsesta'), desk.begin('huoli-lapsesta')]);
    expect(other).toBe(one);
    await desk.save(one ?? '', { answers: {}, brought: {} });
    expect(await desk.begin('huoli-lapsesta')).not.toBe(one);
  });

  it('that another window has written is not undone by one that is behind', async () => {
    const desk = await open();
    const id = (await desk.begin('kotona-selviytyminen')) ?? '';
    expect(await desk.save(id, { answers: whole, brought: {} }, 1)).toEqual({ revision: 2 });
    expect(await desk.save(id, { answers: {}, brought: {} }, 1)).toEqual({ elsewhere: true });
    expect((await desk.own(id)).answers).toEqual(whole);
    expect(await desk.save(id, { answers: {}, brought: {} }, 2)).toEqual({ revision: 3 });
  });

  it('is told where the sources of what was brought disagree', async () => {
    const desk = await open();
    const all = desk.summary.get();
    const sides = ['APTJ', 'Kanta'].map((source) => ({ entry: source, source, says: 'Muistisairaus' }));
    desk.summary.set({
      ...all,
      sections: all.sections.map((one) =>
        one.id === 'conditions' ? { ...one, conflicts: [{ kind: 'status', title: 'Muistisairaus', sides }] } : one,
      ),
    });
    const { brought } = await desk.own((await desk.begin('kotona-selviytyminen')) ?? '');
    expect(brought).toEqual({ palvelut: 'summary', sairaudet: 'conflict' });
  });

  it('hears later what a source of the summary had not told when it was begun', async () => {
    const desk = await open();
    const all = desk.summary.get();
    const source = { source: 'APTJ', register: 'health' as const };
    const [conditions = expect.fail(), ...rest] = all.sections;
    desk.summary.set({
      ...all,
      sections: [
        { ...conditions, sources: [{ ...source, state: 'slow' }], data: { id: 'conditions', entries: [] } },
        ...rest,
      ],
    });
    const id = (await desk.begin('kotona-selviytyminen')) ?? '';
    expect((await desk.own(id)).answers).toEqual({ palvelut: text('Kotihoito') });
    const waited = desk.known(id);
    desk.summary.set({
      ...all,
      sections: [{ ...conditions, sources: [{ ...source, state: 'ready' }] }, ...rest],
    });
    const { answers, brought, summary } = await waited;
    expect([answers['sairaudet'], brought['sairaudet'], summary]).toEqual([text('Muistisairaus'), 'summary', 'whole']);
    // It is to be checked like what was brought at first, and nothing else becomes so.
    await desk.save(id, { answers, brought: { ...brought, syy: 'contact' } });
    expect((await desk.own(id)).brought).toEqual(brought);
    desk.summary.set({
      ...all,
      sections: [{ ...conditions, sources: [{ ...source, state: 'failed' }] }, ...rest],
    });
    expect((await desk.known(id)).summary).toBe('partly');
  });

  it('is not written with a text of answers that have changed since', async () => {
    const desk = await open();
    const id = (await desk.begin('kotona-selviytyminen')) ?? '';
    await desk.save(id, { answers: whole, brought: {}, judgement: { level: 'urgent' } });
    const composed = (await desk.compose(id)) ?? {};
    const texts = { ...composed, health: `${composed.health}\nTytär <soittaa> & kertoo.` };
    const answers = { ...whole, kaatumiset: [{ valueInteger: 0 }] };
    await desk.save(id, { answers, brought: {}, judgement: { level: 'urgent' }, texts, composed });
    expect(await desk.finish(id)).toEqual({ kind: 'changed' });
    expect(desk.stored.size).toBe(0);
    const fresh = (await desk.compose(id)) ?? {};
    await desk.save(id, { answers, brought: {}, judgement: { level: 'urgent' }, texts, composed: fresh });
    expect(await desk.finish(id)).toEqual({ kind: 'done' });
    // What the professional wrote goes with the answers, and to its own register only.
    const [health, social] = (['h', 's'] as const).map((end) =>
      JSON.stringify(desk.stored.get(`QuestionnaireResponse/${id}-${end}`)),
    );
    expect(health).toContain('Tytär &lt;soittaa&gt; &amp; kertoo.');
    expect(health).toContain('"status":"additional"');
    expect(social).not.toContain('soittaa');
  });

  it('half of which is written changes no more: only the text that is left does', async () => {
    let down = true;
    const desk = await open({ fails: (register) => down && register === 'social' });
    const id = (await desk.begin('kotona-selviytyminen')) ?? '';
    await desk.save(id, { answers: whole, brought: {}, judgement: { level: 'urgent' } });
    const composed = (await desk.compose(id)) ?? {};
    await desk.save(id, { answers: whole, brought: {}, judgement: { level: 'urgent' }, texts: composed, composed });
    await desk.finish(id);
    await desk.save(id, {
      answers: {},
      brought: {},
      judgement: { level: 'routine' },
      texts: { health: 'muu', social: 'Lyhyesti.' },
    });
    const kept = await desk.own(id);
    expect([kept.answers, kept.judgement, kept.texts]).toEqual([
      whole,
      { level: 'urgent' },
      { health: composed.health, social: 'Lyhyesti.' },
    ]);
    down = false;
    expect(await desk.finish(id)).toEqual({ kind: 'done' });
    expect(JSON.stringify(desk.stored.get(`QuestionnaireResponse/${id}-s`))).toContain('Lyhyesti.');
  });
});
