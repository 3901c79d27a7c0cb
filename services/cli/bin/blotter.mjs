#!/usr/bin/env node
// The command. An older Node hands over to the one that came with the lockfile, which strips types by itself.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const bundled = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url))

// What is compiled once is not compiled by the next command, nor by the workers that this one starts.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../../../node_modules/.cache/compile', import.meta.url))
module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE)

if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import(main)
} else if (existsSync(bundled)) {
  const child = spawn(bundled, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
} else {
  process.stderr.write('Blotter needs Node 24 or newer. Run "npm ci" in its folder, which brings one along.\n')
  process.exit(1)
}
