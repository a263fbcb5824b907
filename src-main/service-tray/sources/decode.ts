/** Windows-1252's own signs from 0x80 to 0x9f (Encoding Standard §9); the rest is Latin-1. */
const SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/**
 * Text of bytes that may be in any encoding that Finnish offices use: UTF-8 and UTF-16 with or without a byte order mark,
 * and else Windows-1252. What is valid UTF-8 is UTF-8, whatever a header says.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // By hand: Node before 23.7 reads "windows-1252" as Latin-1, and the euro sign is lost.
    const latin = Buffer.from(bytes).toString('latin1');
    return latin.replaceAll(/[\u0080-\u009f]/g, (sign) => SIGNS[sign.charCodeAt(0) - 0x80] ?? sign);
  }
}
