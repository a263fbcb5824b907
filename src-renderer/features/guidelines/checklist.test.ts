import { expect, it } from 'vitest';
import { checklistItems } from './checklist.js';

it('takes a list that is all boxes, and nothing else', () => {
  expect(checklistItems('- [ ] Kerrottu\n- [x] Kirjattu \n\n* [ ] Lähetetty')).toEqual([
    'Kerrottu',
    'Kirjattu',
    'Lähetetty',
  ]);
  expect(checklistItems('- [ ] Kerrottu\n- Kirjattu')).toBeUndefined();
  expect(checklistItems('Teksti [ ] tässä')).toBeUndefined();
  expect(checklistItems('')).toBeUndefined();
});
