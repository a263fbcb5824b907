import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { safeLink } from './appointment.js';

const client = 'Patient/12';
const shown = (link: string) => safeLink(link, client);

describe('the address of a remote appointment', () => {
  it('is shown whatever its random part is', () => {
    for (let run = 0; run < 2000; run += 1) {
      const link = `https://vastaanotto.example/${randomUUID()}`;
      expect(shown(link)).toBe(link);
    }
    const like = 'https://vastaanotto.example/0001a123-4567-4890-8123-123456a78901';
    expect(shown(like)).toBe(like);
  });
  it('is not shown when it names the client', () => {
    for (const link of [
      'https://vastaanotto.example/?hetu=010190-999R',
      'https://vastaanotto.example/010190A999R/huone',
      'https://vastaanotto.example/?who=010190%2B999R',
      'https://vastaanotto.example/Patient/12',
    ])
      expect(shown(link), link).toBeUndefined();
  });
  it('is not shown when no browser should open it', () => {
    for (const link of ['http://vastaanotto.example/1', 'javascript:alert(1)', 'not an address'])
      expect(shown(link), link).toBeUndefined();
  });
  it('is shown with a mark that cannot be read as a letter', () => {
    expect(shown('https://vastaanotto.example/%zz')).toBe('https://vastaanotto.example/%zz');
  });
});
