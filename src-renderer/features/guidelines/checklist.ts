/** The items of a list that is all boxes to tick (`- [ ] …`); undefined for any other text. */
export function checklistItems(markdown: string): string[] | undefined {
  const lines = markdown.split('\n').filter((line) => line.trim() !== '');
  const items = lines.map((line) => /^\s*[-*] \[[ xX]\]\s+(.+)$/.exec(line)?.[1]?.trim());
  return lines.length > 0 && items.every((item) => item !== undefined) ? items : undefined;
}
