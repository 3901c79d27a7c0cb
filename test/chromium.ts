import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'

const path = process.env.CHROMIUM ?? '/usr/bin/chromium'
const MISSING = `No Chromium at ${path}. Install one (apt-get install chromium), or set CHROMIUM to its path.`

/** Whether a browser can be driven here. In CI its absence is a failure, elsewhere the tests that need it are skipped. */
export const hasChromium = existsSync(path)
if (!hasChromium && process.env.CI) throw new Error(MISSING)

/** One browser for the tests of a file. */
export const sharedBrowser = (): (() => Browser) => {
  let open: Browser | undefined
  beforeAll(async () => {
    // Root has no sandbox of Chromium's.
    open = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] })
  })
  afterAll(() => open?.close())
  return () => {
    if (!open) throw new Error(MISSING)
    return open
  }
}
