import type { FeedEntry } from './feed-files.ts'
import { escapeMarkup } from './markup.ts'
import { siteByName } from './sites/by-name.ts'

/** The page at `/`, for a person who opens the sample's address. */
export const frontPage = (feeds: readonly FeedEntry[]): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Blotter's sample site</title></head>
<body><h1>Blotter's sample site</h1>
<p>Four invented newspapers. Every name and every event in them is made up.</p>
<h2>Sites</h2>
<ul>${Object.values(siteByName)
  .map(({ name, title }) => `<li><a href="/${name}/">${escapeMarkup(title)}</a></li>`)
  .join('')}</ul>
<h2>Feeds</h2>
<ul>${feeds.map(({ url, title }) => `<li><a href="${escapeMarkup(url)}">${escapeMarkup(title)}</a></li>`).join('')}</ul>
</body></html>
`

/** What stands where a site would show a photograph. */
export const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path fill="#9ab" d="M0 0h3v2H0z"/></svg>\n'
