/**
 * A formatter is made once for each language: to make one takes tens of times as long as to use it, and a change of client
 * writes some hundred dates.
 */
export const once = <T>(make: (language: string) => T) => {
  const made = new Map<string, T>();
  return (language: string): T => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
};
