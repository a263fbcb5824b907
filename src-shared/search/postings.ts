/** Where one word stands: documents in the order they were added, with how much the word weighs in each. */
export interface Posting {
  /** Document's number times two, plus one when the word stands in its name. */
  places: Uint32Array;
  weights: Float32Array;
  count: number;
}

export const emptyPosting = (): Posting => ({ places: new Uint32Array(2), weights: new Float32Array(2), count: 0 });

/** Adds a place; what holds them doubles when it is full. */
export function post(posting: Posting, place: number, weight: number): void {
  if (posting.count === posting.places.length) {
    const places = new Uint32Array(posting.count * 2);
    places.set(posting.places);
    const weights = new Float32Array(posting.count * 2);
    weights.set(posting.weights);
    posting.places = places;
    posting.weights = weights;
  }
  posting.places[posting.count] = place;
  posting.weights[posting.count] = weight;
  posting.count += 1;
}

/** Drops the places of documents that are gone, and the room they took. */
export function compact(posting: Posting, alive: (document: number) => boolean): void {
  let kept = 0;
  for (let at = 0; at < posting.count; at += 1) {
    const place = posting.places[at] ?? 0;
    if (!alive(place >>> 1)) continue;
    posting.places[kept] = place;
    posting.weights[kept] = posting.weights[at] ?? 0;
    kept += 1;
  }
  posting.places = posting.places.slice(0, Math.max(kept, 1));
  posting.weights = posting.weights.slice(0, Math.max(kept, 1));
  posting.count = kept;
}
