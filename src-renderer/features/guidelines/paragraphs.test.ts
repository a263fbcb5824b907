import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf } from './paragraphs.js';

describe('paragraphs of a section', () => {
  it('are its paragraphs, items and quotations, without the signs of Markdown', () => {
    expect(
      paragraphsOf(
        'Alku on\nkahdella rivillä.\n\n- **Yksi** asia\n- [ ] toinen\n  jatkuu\n\n> Asiakas soittaa.\n> Sovittu.\n\n1. ensin',
      ),
    ).toEqual(['Alku on kahdella rivillä.', 'Yksi asia', 'toinen jatkuu', 'Asiakas soittaa. Sovittu.', 'ensin']);
  });

  it('of any text are single lines that are not empty', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('- a', 'b', '', '> c', '1. d', '**', '#')), (lines) => {
        for (const text of paragraphsOf(lines.join('\n'))) expect(text).toMatch(/^\S(?:.*\S)?$/);
      }),
    );
  });
});
