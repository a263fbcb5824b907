/** What a document counts as, besides its texts. */
export interface DocumentFacts {
  /** By group: everything that the document counts as there. */
  values: Readonly<Record<string, readonly string[]>>;
  /** Where one goes to it: latitude and longitude in degrees, in turn. */
  points?: readonly number[];
  /** What it is listed by while nothing is searched for, by the language of the list. */
  listed?: Readonly<Record<string, string>>;
}

/** A place on the map and how far from it, in metres. */
export interface Near {
  latitude: number;
  longitude: number;
  metres: number;
}

/** What is let through. Within a group any chosen value will do, between groups all must hold. */
export interface Narrowing {
  /** By group; a group without values lets everything through. */
  chosen: Readonly<Record<string, readonly string[]>>;
  near?: Near;
  /** None but these documents. */
  only?: readonly string[];
  /** Below this share of the best score a hit does not count as found; what is noise to a reader unless told. */
  weakest?: number;
  /** Language of the list while nothing is searched for. */
  language: string;
}

/** How many there are of what. */
export interface NarrowCounts {
  /** Found before anything was narrowed. */
  found: number;
  /** Let through by everything, also beyond those that the answer holds. */
  total: number;
  /** How many would be let through with each value of a group alone, the other groups' choices standing. */
  facets: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /**
   * When nothing is let through: how many would be without one of the conditions. Keys are the groups, `near` and `only`;
   * those that would not help are left out.
   */
  without: Readonly<Record<string, number>>;
}
