import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ConfigurationFault, readConfiguration, settings } from './index.ts'

const messageOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    return String(error)
  }
  return ''
}

describe('configuration', () => {
  it('needs nothing: everything has a default', () => {
    const configuration = readConfiguration({})
    expect(configuration).toMatchObject({
      DATA_DIR: '.data',
      CONSOLE_HOST: '127.0.0.1',
      RECHECK_HOURS: ['1', '6', '24'],
    })
    expect(configuration.DATABASE_URL).toBeUndefined()
    expect(Object.isFrozen(configuration)).toBe(true)
  })

  it('says every error at once, with the variable and the way out, and no password', () => {
    const read = () =>
      readConfiguration({
        DATABASE_URL: 'mysql://u:geheim@h/d',
        CONSOLE_PORT: 'many',
        LOG_LEVEL: 'loud',
        FETCH_CONCURRENCY: '0',
      })
    expect(read).toThrow(ConfigurationFault)
    expect(read).toThrow(/DATABASE_URL.*postgres:\/\/user/)
    for (const name of ['CONSOLE_PORT', 'LOG_LEVEL', 'FETCH_CONCURRENCY'])
      expect(read).toThrow(new RegExp(`\\b${name}: "`))
    expect(messageOf(read)).not.toContain('geheim')
  })

  it('refuses lists whose parts cannot be used', () => {
    expect(() => readConfiguration({ RECHECK_HOURS: '1,soon' })).toThrow(
      /RECHECK_HOURS: "1,soon".*hours such as 1,6,24/,
    )
    for (const origin of ['*', 'desk.example', 'https://desk.example/', 'null'])
      expect(() => readConfiguration({ API_ORIGINS: origin })).toThrow(/API_ORIGINS.*https:\/\/desk\.example/)
    expect(readConfiguration({ API_ORIGINS: 'https://desk.example, http://127.0.0.1:8000' }).API_ORIGINS).toHaveLength(
      2,
    )
    expect(() => readConfiguration({ FETCH_ALLOW: 'http://127.0.0.1:80/' })).toThrow(/FETCH_ALLOW.*127\.0\.0\.1:8080/)
    expect(readConfiguration({ FETCH_ALLOW: '[::1]:80, localhost:8080' }).FETCH_ALLOW).toEqual([
      '[::1]:80',
      'localhost:8080',
    ])
  })

  it('takes names of the console without scheme and port', () => {
    expect(readConfiguration({ CONSOLE_HOSTS: 'desk.example, [fd00::7]' }).CONSOLE_HOSTS).toEqual([
      'desk.example',
      '[fd00::7]',
    ])
    for (const wrong of ['http://desk.example', 'desk.example:8080', 'a@desk.example', 'a b'])
      expect(() => readConfiguration({ CONSOLE_HOSTS: wrong })).toThrow(/CONSOLE_HOSTS: .*such as blotter\.example/)
  })

  it('takes tokens of persons, and repeats none that it refuses', () => {
    expect(
      readConfiguration({ CONSOLE_TOKENS: 'amina:0123456789abcdef, Jo Field:abcdef0123456789' }).CONSOLE_TOKENS,
    ).toEqual(['amina:0123456789abcdef', 'Jo Field:abcdef0123456789'])
    for (const wrong of ['amina:short-geheim', 'geheim-geheim-geheim', ':geheim-geheim-geheim']) {
      const read = () => readConfiguration({ CONSOLE_TOKENS: wrong })
      expect(read).toThrow(/CONSOLE_TOKENS: .*16 characters or more/)
      expect(messageOf(read)).not.toContain('geheim')
    }
    expect(messageOf(() => readConfiguration({ CONSOLE_READ_TOKEN: 'geheim' }))).not.toContain('geheim')
  })

  it('refuses a USER_AGENT that no HTTP header can carry', () => {
    for (const agent of ['Desk\nX-Evil: 1', 'Desk\r', 'Desk\u0000', 'Desk\u007f', '日本', ' '])
      expect(() => readConfiguration({ USER_AGENT: agent })).toThrow(/USER_AGENT: .*one line of Latin letters/)
    const agent = 'Büro/1.0 (+https://desk.example)'
    expect(readConfiguration({ USER_AGENT: agent }).USER_AGENT).toBe(agent)
  })

  it('takes an empty variable for an unset one', () => {
    expect(readConfiguration({ REDIS_URL: '', CONSOLE_PORT: '' })).toMatchObject({ CONSOLE_PORT: 3000 })
  })

  it('reads a secret from the file that NAME_FILE names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'blotter-config-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const file = join(folder, 'url')
    writeFileSync(file, 'postgres://a:b@c/d\n')
    expect(readConfiguration({ DATABASE_URL_FILE: file }).DATABASE_URL).toBe('postgres://a:b@c/d')
    expect(() => readConfiguration({ DATABASE_URL_FILE: `${file}.not` })).toThrow(/DATABASE_URL_FILE: cannot read/)
  })
})

describe('.env.example', () => {
  const text = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8')
  const shown = [...text.matchAll(/^#? ?([A-Z][A-Z_]+)=(.*)$/gm)].map(
    ([, name = '', value = '']) => [name, value] as const,
  )

  it('shows every setting once, in the order of the schema', () => {
    expect(shown.map(([name]) => name)).toEqual(Object.keys(settings.shape))
  })

  it('shows values that the schema accepts, and the defaults where there are some', () => {
    const example = readConfiguration(Object.fromEntries(shown))
    const defaults = readConfiguration({})
    for (const [name, value] of Object.entries(defaults)) {
      if (value !== undefined) expect([name, example[name as keyof typeof example]]).toEqual([name, value])
    }
  })
})
