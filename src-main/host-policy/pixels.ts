const HAS_CONTENT = `(document.body?.innerText.trim() ?? '') !== '' || document.querySelector('img, svg, canvas, video, input') !== null`;
const WIDTH = 64;

interface Picture {
  isEmpty: () => boolean;
  resize: (size: { width: number }) => Picture;
  toBitmap: () => Uint8Array;
}

/** Is every pixel the same? Pure. @param pixels four bytes each */
const isOneColour = (pixels: Uint8Array): boolean => pixels.every((byte, place) => byte === pixels[place % 4]);

/**
 * Is nothing drawn of a page that has something to show? (After sleep the drawing process may have lost it.)
 * @param run runs a script in the page; its faults mean that the page cannot be drawn either
 */
export async function isBlank(
  run: (code: string) => Promise<unknown>,
  capture: () => Promise<Picture>,
): Promise<boolean> {
  try {
    if ((await run(HAS_CONTENT)) !== true) return false;
    const picture = await capture();
    return picture.isEmpty() || isOneColour(picture.resize({ width: WIDTH }).toBitmap());
  } catch {
    return true;
  }
}
