// Matches "0190a1b2-c3d4-5e6f-8899-aabbccddeeff". Not: "feed/12", "".
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The trace of an article: its id as the 32 hexadecimal digits of W3C Trace Context. Every process finds it without
 * being told, so one article is one trace however long it waited, and whatever was emptied in between.
 * @param trail  an event's correlation id
 * @returns null where the event belongs to no article
 */
export const traceIdOf = (trail: string | null): string | null =>
  trail && UUID.test(trail) ? trail.replaceAll('-', '') : null
