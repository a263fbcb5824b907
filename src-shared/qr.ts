import qrcode from 'qrcode-generator';

/** A QR code as an SVG path over a square of `size` modules; around it `QUIET` modules stay empty. */
export interface QrCode {
  size: number;
  path: string;
}

/** The quiet zone that readers need (ISO/IEC 18004 §9.1), in modules. */
export const QUIET = 4;

/**
 * Makes the QR code of an address, on this machine. Error correction M: a fold or a stain of 15 % does no harm.
 * @throws when the text is longer than a QR code holds (2,331 bytes); an address that a service has never is
 */
export function toQr(text: string): QrCode {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const size = code.getModuleCount();
  const runs: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!code.isDark(row, column)) continue;
      const begin = column;
      while (column + 1 < size && code.isDark(row, column + 1)) column += 1;
      runs.push(`M${begin} ${row}h${column - begin + 1}v1h-${column - begin + 1}z`);
    }
  }
  return { size, path: runs.join('') };
}
