import { z } from 'zod'

const seconds = (fallback: number, about: string) => z.coerce.number().positive().default(fallback).describe(about)
const count = (fallback: number, about: string) => z.coerce.number().int().positive().default(fallback).describe(about)
type Rule = { fallback?: string; holds?: (part: string) => boolean; error?: string }
const list = (about: string, { fallback = '', holds = () => true, error = 'is not usable' }: Rule = {}) =>
  z
    .string()
    .default(fallback)
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine((parts) => parts.every(holds), { error })
    .describe(about)
const address = (schemes: string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    error: `must be an address such as ${example}`,
  })

const hostNames: Rule = {
  holds: (name) => /^[^/@\s?#]+$/.test(name) && URL.canParse(`http://${name}`) && new URL(`http://${name}`).port === '',
  error: 'must be names or addresses without scheme and port, such as blotter.example',
}

const origins: Rule = {
  holds: (origin) => /^https?:/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin,
  error: 'must be origins such as https://desk.example, without a path',
}

/** Every setting of Blotter, its default, and what it is for; `.env.example` shows them all. */
export const settings = z.object({
  DATABASE_URL: address(['postgres:', 'postgresql:'], 'postgres://user:password@localhost:5432/blotter')
    .optional()
    .describe('Postgres 15 or newer. Unset: an embedded Postgres below DATA_DIR.'),
  MIGRATE_DATABASE_URL: address(['postgres:', 'postgresql:'], 'postgres://owner:password@localhost:5432/blotter')
    .optional()
    .describe(
      'Another role for migrations, so that the role of DATABASE_URL may read the log and append, and no more.',
    ),
  REDIS_URL: address(['redis:', 'rediss:'], 'redis://localhost:6379')
    .optional()
    .describe('Queues on Redis, Valkey or Dragonfly. Unset: queues on Postgres.'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('.data')
    .describe('Where workspaces of the embedded Postgres live; relative to the checkout.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'])
    .default('info')
    .describe('How much the processes say.'),
  USER_AGENT: z
    .string()
    // What an HTTP header can carry. Matches "Blotter/0.1 (+https://desk.example)". Not: "a\nb", "", "日本".
    .regex(/^(?=.*\S)[\x20-\x7e\xa0-\xff]+$/, 'must be one line of Latin letters, digits and signs')
    .default('Blotter/0.1 (news monitor; set USER_AGENT to name a contact)')
    .describe('What fetched sites see; name a contact.'),
  FETCH_ALLOW: list('Comma-separated host:port pairs that the address guard lets through although they are private.', {
    holds: (pair) => /^[^/@\s]+:\d+$/.test(pair),
    error: 'must be pairs such as 127.0.0.1:8080',
  }),
  FETCH_CONCURRENCY: count(8, 'Pages fetched at a time by one fetcher.'),
  POLL_CONCURRENCY: count(4, 'Feeds polled at a time by one fetcher.'),
  HOST_GAP_SECONDS: z.coerce.number().nonnegative().default(1).describe('Seconds between two requests to one site.'),
  POLL_SECONDS: z.coerce
    .number()
    .min(300)
    .max(86_400)
    .default(900)
    .describe('Seconds between two polls of a feed that says nothing else; 300 to 86400.'),
  RECHECK_HOURS: list('Comma-separated hours after which a young article is looked at again.', {
    fallback: '1,6,24',
    holds: (hours) => Number(hours) > 0,
    error: 'must be hours such as 1,6,24',
  }),
  WEBSUB_CALLBACK: address(['http:', 'https:'], 'https://blotter.example')
    .optional()
    .describe('Public address under which hubs can reach WEBSUB_PORT. Unset: feeds are polled only.'),
  WEBSUB_PORT: z.coerce.number().int().min(0).max(65_535).default(8090).describe('Where a fetcher listens for hubs.'),
  CLEAN_CONCURRENCY: count(8, 'Pages in hand at a time in one cleaner.'),
  EXTRACT_CONCURRENCY: count(8, 'Articles in hand at a time in one extractor.'),
  JOB_LOCK_SECONDS: seconds(15, 'After so long without a sign of life a job goes to another worker.'),
  SHUTDOWN_SECONDS: seconds(3, 'How long a stopping process waits for its running jobs.'),
  SWEEP_SECONDS: seconds(60, 'Seconds between looks for single lost jobs.'),
  SWEEP_AGE_SECONDS: seconds(120, 'Age from which an input without effect counts as lost.'),
  ACTIVATE: z
    .enum(['first', 'always'])
    .default('first')
    .describe('When a worker makes its own version the active one: at the first start, or always.'),
  DISPATCH_UNTIL: z.iso
    .datetime()
    .optional()
    .describe('Polls and rechecks that are due later are left alone (used by `start --once`).'),
  METRICS_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Where each process answers on METRICS_PORT; nothing else guards it.'),
  METRICS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_500)
    .default(0)
    .describe('/metrics, /livez and /readyz of a process; under `start` each takes the next port. 0: off.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: address(['http:', 'https:'], 'http://localhost:4318')
    .optional()
    .describe('Where traces go, as OTLP over HTTP; /v1/traces is added. Unset: none are made.'),
  OTEL_EXPORTER_OTLP_HEADERS: list('Comma-separated name=value pairs that go with each sending, such as a key.', {
    holds: (pair) => /^[\w-]+=\S+$/.test(pair),
    error: 'must be pairs such as api-key=8c1f0a4e',
  }),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('Share of the articles that are traced, 0 to 1.'),
  CONSOLE_HOST: z.string().min(1).default('127.0.0.1').describe('Where the console listens.'),
  CONSOLE_HOSTS: list(
    'Comma-separated names under which the console may be asked for, beside localhost and CONSOLE_HOST.',
    hostNames,
  ),
  CONSOLE_PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('0: any free port.'),
  CONSOLE_TOKENS: list(
    'Comma-separated name:token pairs of the persons who may act in the console, each token 16 characters or more. Unset: it can only be read.',
    {
      holds: (pair) => /^[^:,\s][^:,]{0,63}:[^\s,]{16,}$/.test(pair),
      error: 'must be pairs such as amina:8c1f0a4e5d6b7a90, each token 16 characters or more',
    },
  ),
  CONSOLE_READ_TOKEN: z
    .string()
    .regex(/^\S{16,}$/, 'must be 16 characters or more, without spaces')
    .optional()
    .describe('Who has it may read the console where reading needs a token; so may all of CONSOLE_TOKENS.'),
  API_HOST: z.string().min(1).default('127.0.0.1').describe('Where the API listens.'),
  API_HOSTS: list(
    'Comma-separated names under which the API may be asked for, beside localhost and API_HOST.',
    hostNames,
  ),
  API_ORIGINS: list(
    'Comma-separated origins whose pages may ask the API in a browser (CORS), such as https://desk.example. Unset: none.',
    origins,
  ),
  API_PORT: z.coerce.number().int().min(0).max(65_535).default(3001).describe('0: any free port.'),
  ALLOW_ANONYMOUS_READ: z
    .enum(['no', 'yes'])
    .default('no')
    .describe('Whether a console or an API that listens beyond loopback may be read without a token.'),
})
export type Configuration = Readonly<z.infer<typeof settings>>

/** Where a process answers probes; null: nowhere. */
export const probeAddress = ({ METRICS_HOST, METRICS_PORT }: Configuration): { host: string; port: number } | null =>
  METRICS_PORT ? { host: METRICS_HOST, port: METRICS_PORT } : null

/** Where a process sends its traces; null: nowhere. */
export const traceTarget = (configuration: Configuration) => {
  const endpoint = configuration.OTEL_EXPORTER_OTLP_ENDPOINT
  if (!endpoint) return null
  const headers = configuration.OTEL_EXPORTER_OTLP_HEADERS.map((pair) => {
    const at = pair.indexOf('=')
    return [pair.slice(0, at), unescaped(pair.slice(at + 1))]
  })
  return { endpoint, headers: Object.fromEntries(headers), share: configuration.OTEL_TRACES_SAMPLER_ARG }
}

/** A value as W3C Baggage writes it. */
const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What the worker loop wants to know, out of the configuration. */
export const workerSettings = (configuration: Configuration, concurrency: number) => ({
  concurrency,
  lockMs: configuration.JOB_LOCK_SECONDS * 1_000,
  patienceMs: configuration.SHUTDOWN_SECONDS * 1_000,
  activate: configuration.ACTIVATE,
})
