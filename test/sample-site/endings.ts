import { escapeMarkup } from './markup.ts'
import type { SiteName } from './sites/site-name.ts'
import type { Moment } from './story.ts'

/** A feed item that leads to no story. */
export type Ending = {
  kind: 'missing' | 'consent' | 'listing'
  site: SiteName
  path: string
  title: string
  published: Moment
}

/** What feeds also hold: a withdrawn page, a consent wall that answers 200, a section's front page. */
export const endings: readonly Ending[] = [
  {
    kind: 'missing',
    site: 'ferrow-courier',
    path: '/ferrow-courier/world/withdrawn-report-on-quarry-blast.html',
    title: 'Quarry blast reported in Almaty region',
    published: { daysBefore: 2, at: '05:20' },
  },
  {
    kind: 'consent',
    site: 'kestrel-24',
    path: '/kestrel-24/video/hotel-fire-footage.html',
    title: 'Video: smoke rises over hotel in Tbilisi',
    published: { daysBefore: 1, at: '06:05' },
  },
  {
    kind: 'listing',
    site: 'meridian-ledger',
    path: '/meridian-ledger/world/',
    title: 'World: the latest from our correspondents',
    published: { daysBefore: 1, at: '05:00' },
  },
]

/** A consent wall as publishers serve it in place of the page, with status 200. */
export const consentWall = (siteTitle: string): string => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeMarkup(siteTitle)} - Your privacy choices</title><meta name="robots" content="noindex"></head>
<body><div class="consent-page"><div class="consent-box" role="dialog" aria-modal="true">
<h1>Before you continue to ${escapeMarkup(siteTitle)}</h1>
<p>We value your privacy. We and our 812 partners use cookies and similar technologies to store and access information on your device, to measure audiences and to show personalised advertising and content.</p>
<p>With your consent we may process personal data such as your IP address. You can accept all, reject all or manage your preferences, and withdraw your consent at any time in the privacy settings.</p>
<form method="post" action="/kestrel-24/"><button name="choice" value="accept">Accept all</button><button name="choice" value="reject">Reject all</button><button name="choice" value="manage">Manage preferences</button></form>
<p><a href="/kestrel-24/">Privacy policy</a> <a href="/kestrel-24/">Cookie policy</a> <a href="/kestrel-24/">Partner list</a></p>
</div></div></body></html>
`
