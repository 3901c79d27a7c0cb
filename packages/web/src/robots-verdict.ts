import { normalPath, productToken, type RobotsRule, robotsGroup } from './robots-rules.ts'

/** `rule` is the line that decided, absent when none applies; `crawlDelayMs` and `signals` are those of the group. */
export type RobotsVerdict = { allowed: boolean; rule?: string; crawlDelayMs?: number; signals: string[] }

/**
 * What a robots.txt says about a path: the longest matching rule decides, Allow before Disallow (RFC 9309 section 2.2.2).
 * @param rulesText the file's text
 * @param userAgent the whole User-Agent header; its product token names us
 * @param path path and query as they are requested, beginning with `/`
 */
export const robotsVerdict = (rulesText: string, userAgent: string, path: string): RobotsVerdict => {
  const group = robotsGroup(rulesText, productToken(userAgent))
  const delay = group.crawlDelaySeconds
  const common = { signals: group.signals, ...(delay === undefined ? {} : { crawlDelayMs: delay * 1000 }) }
  if (path === '/robots.txt') return { allowed: true, ...common }
  const winner = strongest(group.rules, normalPath(path))
  if (!winner) return { allowed: true, ...common }
  return { allowed: winner.allow, rule: `${winner.allow ? 'Allow' : 'Disallow'}: ${winner.pattern}`, ...common }
}

const strongest = (rules: readonly RobotsRule[], path: string): RobotsRule | undefined => {
  let best: RobotsRule | undefined
  for (const rule of rules) {
    const longer = !best || rule.pattern.length > best.pattern.length
    const milder = best?.pattern.length === rule.pattern.length && rule.allow
    if ((longer || milder) && matches(rule.pattern, path)) best = rule
  }
  return best
}

/** Matches from the start of the path, part by part between the stars, each at its first place: linear in the stars. */
const matches = (pattern: string, path: string): boolean => {
  const anchored = pattern.endsWith('$')
  const [first = '', ...rest] = (anchored ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first)) return false
  const last = anchored ? rest.pop() : undefined
  let at = first.length
  for (const part of rest) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  if (!anchored) return true
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last)
}
