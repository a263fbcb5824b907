import { helsinkiDay } from '../../ui/format.js';
import { type Sheet, toCsv } from './sheet.js';

/** Gives the browser a file to keep: the sheet as CSV, named by what it holds and the day. */
export function download(sheet: Sheet): void {
  const url = URL.createObjectURL(new Blob([toCsv(sheet)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${sheet.file}-${helsinkiDay(new Date().toISOString())}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
