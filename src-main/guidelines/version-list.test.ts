import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Found, MOST_VERSIONS, type VersionList, changesSince, keepVersions } from './version-list.js';

const found = (id: string, version: string): Found => ({
  id,
  language: 'fi',
  file: `${id}.md`,
  version,
  title: id,
  owner: 'o',
});
const at = (n: number) => new Date(Date.UTC(2026, 10, 1, 0, n)).toISOString();

describe('the list of versions', () => {
  it('stays the same object when nothing has changed', () => {
    const list = keepVersions({}, [found('a', '1')], at(1));
    expect(keepVersions(list, [found('a', '1')], at(2))).toBe(list);
  });

  it('of what came after the beginning tells that it is new, however often it has changed', () => {
    let list = keepVersions({}, [found('a', '1')], at(1));
    list = keepVersions(list, [found('a', '1'), found('b', '1')], at(2));
    list = keepVersions(list, [found('a', '1'), found('b', '2')], at(3));
    expect(changesSince(list, at(1)).map(({ id, what }) => [id, what])).toEqual([['b', 'new']]);
    expect(changesSince(list, at(2)).map(({ id, what, before }) => [id, what, before])).toEqual([
      ['b', 'changed', '1'],
    ]);
  });

  it('whatever comes and goes: the newest is what was found last, each version stands once, and none are too many', () => {
    const step = fc
      .subarray(['a', 'b', 'c'])
      .chain((ids) =>
        fc.tuple(...ids.map((id) => fc.integer({ min: 1, max: 40 }).map((version) => found(id, String(version))))),
      );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let list: VersionList = {};
        steps.forEach((each, n) => void (list = keepVersions(list, each, at(n))));
        const last = steps.at(-1) ?? [];
        for (const { id, version } of last) expect(list[`${id}.fi`]?.versions.at(-1)?.version).toBe(version);
        for (const entry of Object.values(list)) {
          const versions = entry.versions.map((one) => one.version);
          expect(new Set(versions).size).toBe(versions.length);
          expect(versions.length).toBeLessThanOrEqual(MOST_VERSIONS);
          expect(entry.gone === undefined).toBe(last.some(({ id }) => id === entry.id));
        }
        expect(changesSince(list, at(steps.length))).toEqual([]);
      }),
    );
  });
});
