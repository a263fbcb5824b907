/** Marks an entry's element with its reference, so that a search or a link finds it on the page. */
export const entryRef = ({ source, id }: { source: string; id: string }) => ({ 'data-entry': `${source}/${id}` });
