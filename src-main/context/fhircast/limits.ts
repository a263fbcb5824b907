/** What the hub bears. Generous to a tool that works, a wall to one that does not. */
export interface Limits {
  /** A request's body and a message on a socket, bytes. */
  bodyBytes: number;
  subscriptionsPerTool: number;
  subscriptions: number;
  /** Different names of guests in one session. */
  guests: number;
  /** HTTP requests of one caller: steadily per second, and at once. */
  requestsPerSecond: number;
  requestBurst: number;
  /** Messages on one socket. */
  framesPerSecond: number;
  frameBurst: number;
  /** A socket with more than this unsent is ended as lost, bytes. */
  bufferedBytes: number;
  /** An endpoint without its socket lives this long, milliseconds. */
  connectMs: number;
  /** An event without any answer in this makes its subscriber unresponsive (FHIRcast §2.5), milliseconds. */
  answerMs: number;
  /** Last answers are waited for this long when the session ends, milliseconds. */
  farewellMs: number;
  /** A request must have come in whole in this, milliseconds. */
  requestMs: number;
  defaultLeaseSeconds: number;
  maxLeaseSeconds: number;
}

/** While clients of one's own are tried (`--fhircast-auth none`) nobody is told from anybody: one budget serves them all. */
export const TRIAL_LIMITS: Partial<Limits> = { requestsPerSecond: 1000, requestBurst: 2000, guests: 256 };

export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 256 * 1024,
  subscriptionsPerTool: 64,
  subscriptions: 256,
  guests: 64,
  requestsPerSecond: 50,
  requestBurst: 100,
  framesPerSecond: 500,
  frameBurst: 2000,
  bufferedBytes: 4 * 1024 * 1024,
  connectMs: 30_000,
  answerMs: 10_000,
  farewellMs: 1000,
  requestMs: 10_000,
  defaultLeaseSeconds: 7200,
  maxLeaseSeconds: 12 * 3600,
};
