// A process of its own that extracts so many articles of the invented history in a bare loop, and says how long that
// took from the first stretch of a replay's on: both meet the same texts, and both come cold to them.
import { createExtractor } from '@blotter/extraction'
import { historyDay, historyText } from './replay-history.ts'

const STRETCH = 32
const count = Number(process.argv[2])
const { extract } = await createExtractor()
const run = (from: number, to: number): void => {
  for (let at = from; at < to; at += 1)
    extract({ id: String(at), text: historyText(at), url: '', publishedAt: historyDay(at) })
}
run(0, STRETCH)
const [started, before] = [performance.now(), process.cpuUsage()]
run(STRETCH, count)
const { user, system } = process.cpuUsage(before)
const lap = {
  articles: count - STRETCH,
  seconds: (performance.now() - started) / 1_000,
  cpuSeconds: (user + system) / 1e6,
}
process.stdout.write(JSON.stringify(lap))
