// What several groups of paths make their answers of.
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
export const number = (url, name, fallback) => Number(url.searchParams.get(name) ?? fallback)
export const latin1 = (text) => Buffer.from(text.replace(/–/g, '-'), 'latin1')
export const utf16 = (text, big) => {
  const b = Buffer.from(`\ufeff${text}`, 'utf16le')
  return big ? b.swap16() : b
}
export const feed = (ctx, count = 10) => ctx.world.rss(ctx.world.latest(count, ctx.state.version))
export const day = (n) => new Date(Date.UTC(2026, 0, 5 + n)).toUTCString()
