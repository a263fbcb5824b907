/** What a picture shows, as a table: the same numbers for the eye, for a screen reader and for a spreadsheet. */
export interface Sheet {
  /** Of the file that it is saved as: without spaces and letters that a file system may not have. */
  file: string;
  columns: readonly { label: string; number?: boolean }[];
  rows: readonly (readonly (string | number)[])[];
}

const cell = (value: string | number): string => {
  if (typeof value === 'number') return String(value).replace('.', ',');
  // A spreadsheet would take what begins like a formula for one.
  const text = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** RFC 4180 with semicolons and decimal commas, as Finnish spreadsheets read them, and the mark that says it is UTF-8. */
export const toCsv = ({ columns, rows }: Sheet): string =>
  '\uFEFF' + [columns.map(({ label }) => label), ...rows].map((row) => `${row.map(cell).join(';')}\r\n`).join('');
