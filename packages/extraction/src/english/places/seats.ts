/** Names of towns where the bodies of the world sit, and reporters who write of everywhere. */
export const SEATS: ReadonlySet<string> = new Set([
  'geneva',
  'brussels',
  'vienna',
  'the hague',
  'washington',
  'new york',
  'new york city',
  'london',
  'paris',
  'dubai',
  'nicosia',
])
