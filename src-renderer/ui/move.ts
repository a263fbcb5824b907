/** Where a key takes the active row; undefined when the key is none of ours. */
export function moveTo(key: string, at: number, count: number, page: number): number | undefined {
  const last = Math.max(0, count - 1);
  const clamp = (index: number) => Math.min(last, Math.max(0, index));
  switch (key) {
    case 'ArrowDown':
      return clamp(at + 1);
    case 'ArrowUp':
      return clamp(at - 1);
    case 'PageDown':
      return clamp(at + page);
    case 'PageUp':
      return clamp(at - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
