// Runs under whatever Node is on the machine (20 or newer): installs what the lockfile says if it is not there, then
// hands over to the Node that came with it. `node infra/bootstrap.mjs start …` or `node infra/bootstrap.mjs test …`.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')
const binaries = join(modules, '.bin')
const [task, ...rest] = process.argv.slice(2)

/** npm writes this file last, so it is as old as the last whole installation. */
const isInstalled = () => {
  const mark = join(modules, '.package-lock.json')
  return existsSync(mark) && statSync(mark).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

const install = () => {
  process.stderr.write('Installing what package-lock.json lists (about 20 s) …\n')
  const npm = process.env.npm_execpath
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: root, stdio: ['ignore', 2, 2] }
  const { status } = npm ? spawnSync(process.execPath, [npm, ...args], options) : spawnSync('npm', args, options)
  if (status !== 0) {
    process.stderr.write('The installation failed. Look at the lines above, then try: npm ci\n')
    process.exit(1)
  }
}

if (!isInstalled()) install()

const node = join(binaries, 'node')
const commands = {
  start: [join(root, 'services/cli/src/main.ts'), 'start'],
  test: [join(modules, 'vitest/vitest.mjs'), 'run'],
}
const command = commands[task]
if (!command) {
  process.stderr.write(`infra/bootstrap.mjs knows ${Object.keys(commands).join(' and ')}, not "${task}".\n`)
  process.exit(2)
}
const env = {
  // What one process has compiled is not compiled by the next.
  NODE_COMPILE_CACHE: join(modules, '.cache', 'compile'),
  ...process.env,
  PATH: `${binaries}${delimiter}${process.env.PATH ?? ''}`,
}
const child = spawn(existsSync(node) ? node : process.execPath, [...command, ...rest], {
  cwd: root,
  stdio: 'inherit',
  env,
})
// Ctrl-C reaches the child by itself; this process only waits for its end.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
