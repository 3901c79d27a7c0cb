export { isOurHost, ownNames } from './host-check.ts'
export { type ListenOptions, listenUntil } from './listening.ts'
export { isLoopback } from './loopback.ts'
