/**
 * What a target may cost at the most. A valid answer is about one kilobyte, so these are generous to a correct
 * target and small to a hostile one.
 */
export const limits = {
  /** Bytes of header fields. */
  headerBytes: 64 * 1024,
  /** Bytes of a body as it comes over the wire. */
  bodyBytes: 1024 * 1024,
  /** Bytes of a body after its content coding is undone. */
  decodedBytes: 4 * 1024 * 1024,
  /** Bytes of answers, decoded, that are kept for reports, in all; further exchanges are judged, but not shown. */
  keptBytes: 16 * 1024 * 1024,
  /** Levels of objects and arrays within each other in a JSON value. */
  jsonDepth: 100,
  /** Members and items of a JSON value that are kept, beside those that the contract documents. */
  jsonValues: 10_000,
  /** Characters of a text in a JSON value that are kept. */
  jsonCharacters: 64 * 1024,
  /** Findings of one rule that are kept, of one answer and of one function. */
  findings: 100,
  /** Findings that are kept of a run; after that only the first of each result. */
  findingsOfRun: 5000,
  /** Causes that are told apart in a run. */
  causes: 500,
  /** Characters of a place or a value in a finding. */
  findingCharacters: 300,
  /** Seconds until a connection stands, at the most; less where the time-out of an exchange is less. */
  connectSeconds: 5,
  /** Seconds that one `Retry-After` may ask for; a target that asks for more counts as unavailable. */
  retryAfterSeconds: 30,
  /** Seconds that a run waits in all where a target wants to be asked later. */
  waitSeconds: 60,
  /** Calls in a row that may find a target busy, once there is no patience left, before a run gives it up. */
  busyCalls: 10,
  /** Exchanges that may end without an answer in time before a run gives the target up. */
  timeOuts: 3,
} as const;
