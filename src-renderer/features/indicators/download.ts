import { helsinkiDay } from '../../ui/format.js';
import { saveFile } from '../../ui/save-file.js';
import { type Sheet, toCsv } from './sheet.js';

/** Gives the browser the sheet as CSV, named by what it holds and the day. */
export const download = (sheet: Sheet): void =>
  saveFile(toCsv(sheet), { name: `${sheet.file}-${helsinkiDay(new Date().toISOString())}.csv`, type: 'text/csv' });
