/** Texts by namespace from texts by file: `./fi/serviceTray.json` is the namespace `serviceTray`. */
export const namespacesOf = (files: Record<string, Record<string, unknown>>): Record<string, Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [path.replace(/^.*\//, '').replace(/\.json$/, ''), texts]),
  );
