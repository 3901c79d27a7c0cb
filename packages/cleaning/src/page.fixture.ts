/** A paragraph of invented news, long enough to be prose; `about` makes it its own. */
export const paragraph = (about: string): string =>
  `The ${about} was closed on Monday evening after the river rose by two metres, the district office said. ` +
  `Nobody was hurt at the ${about}, but forty families spent the night in the school hall.`

export const body = (...about: string[]): string => about.map((name) => `<p>${paragraph(name)}</p>`).join('\n')

export const textOf = (...about: string[]): string => about.map(paragraph).join('\n\n')

/** A whole page around an article. */
export const page = (article: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>River closes bridge | Delta Courier</title>${head}</head><body>
  <nav><ul><li><a href="/">Home</a><li><a href="/world">World</a></ul></nav>
  <main>${article}</main>
  <footer><p>© 2025 Delta Courier. All rights reserved to the Delta Courier and its writers, wherever they are.</p></footer></body></html>`
