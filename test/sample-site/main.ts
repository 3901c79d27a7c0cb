import { parseArgs } from 'node:util'
import { startSampleSite } from './site.ts'

// Usage: node main.ts [--port 0] [--first-start 2026-11-03T08:00:00Z]. Prints one JSON line when it listens, and ends
// with its parent: when standard input closes, or on SIGTERM.
const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, 'first-start': { type: 'string' } },
})
const firstStart = values['first-start'] ? new Date(values['first-start']) : new Date()
const port = Number(values.port)
if (Number.isNaN(firstStart.getTime()) || !Number.isInteger(port)) {
  process.stderr.write('--port wants a number and --first-start an ISO 8601 date.\n')
  process.exit(2)
}

const site = await startSampleSite({ port, firstStart })
process.stdout.write(`${JSON.stringify({ url: site.url, feeds: site.feeds })}\n`)

const stop = (): void => {
  void site.close().then(() => process.exit(0))
}
process.once('SIGTERM', stop).once('SIGINT', stop)
process.stdin.once('end', stop).once('close', stop).resume()
