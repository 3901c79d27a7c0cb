// A process of its own that loads the extractor, reads the articles on standard input, and says how long until it was
// ready, counted from the process's start, and how much memory it took at most.
import { text } from 'node:stream/consumers'
import { createExtractLine } from '@blotter/extraction'

const extract = await createExtractLine()
const readyMs = performance.now()
for (const line of (await text(process.stdin)).split('\n')) if (line) await extract(JSON.parse(line))
process.stdout.write(JSON.stringify({ readyMs, peakMb: process.resourceUsage().maxRSS / 1_024 }))
