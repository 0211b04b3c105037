/** What holds where nothing else is said. */
export const defaults = {
  /** How often each known function is asked for: one failure in three calls is missed once in a hundred runs. */
  repeat: 12,
  /** The same where there are so many functions that plain passes are not listed one by one. */
  repeatOfMany: 2,
  /** How often a call is repeated whose answer says that it is temporary. */
  retries: 3,
  /** Seconds that one exchange may take. */
  timeoutSeconds: 10,
  /** How many calls may be under way at once. */
  concurrency: 4,
  reportDirectory: 'reports',
  /** Whether Schemathesis is run. */
  fuzz: 'auto',
} as const;
