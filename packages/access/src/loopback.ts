// Matches "127.0.0.1", "::1", "localhost". Not: "0.0.0.0", "127.0.0.1.example".
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/i

/** Whether only this machine reaches what listens at an address. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host)
