// What is wanted of one line, without what whole pages of a replay load.
export { counted } from './counted.ts'
export { escapeHtml } from './html-text.ts'
export { printIncident } from './incident-line.ts'
export { plainLine, plainText } from './plain-text.ts'
