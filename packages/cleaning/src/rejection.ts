import { InputFault, type RejectionReason } from '@blotter/events'
import type { RejectedPage } from './clean.ts'
import type { LinkedData } from './json-ld.ts'
import { isCards, isFront, namesListing } from './listing.ts'
import { endsLikeSentence } from './prose.ts'
import type { Survey } from './survey.ts'

/** @throws InputFault `not-html` for what is no page at all: another media type, binary data, JSON, no tag. */
export const refuseUnreadable = (html: string, contentType: string | undefined): void => {
  const type = /^\s*([\w.+-]+\/[\w.+-]+)/.exec(contentType ?? '')?.[1]?.toLowerCase()
  if (type && !/^(?:text\/(?:html|xml|plain)|application\/(?:xhtml\+xml|xml|octet-stream|x-httpd-php))$/.test(type)) {
    throw new InputFault('not-html', `The page is ${type}, not HTML.`)
  }
  const start = html.slice(0, 4_096)
  if (/^\s*(?:%PDF-|PK\p{Cc}|\{\s*"|GIF8|\u{89}PNG)/u.test(start))
    throw new InputFault('not-html', 'The page is a file of another kind.')
  if (html.trim() !== '' && !/<[a-z!?/]/i.test(html.length < 200_000 ? html : start)) {
    throw new InputFault('not-html', 'The page holds no element.')
  }
}

type Evidence = { reason: RejectionReason; title: RegExp; words: RegExp; message: string }

/** Below this many characters the page has no story of its own, so that its title and words may speak against it. */
const FEW = 700

const EVIDENCE: Evidence[] = [
  {
    reason: 'blocked',
    title:
      /^(?:just a moment|attention required|access denied|access to this page|are you a robot|security check|pardon our interruption|one more step|ddos|verify(?:ing)? (?:you|that)|403 forbidden|bot verification|human verification|request (?:blocked|unsuccessful)|451\b)/i,
    words:
      /(?:checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|enable (?:javascript and cookies|js and disable)|incapsula incident|unusual traffic|complete the security check|you have been blocked|unavailable (?:due to|for) legal reasons|not available in your (?:country|region) due to|access to this (?:page|site|resource)[^.]{0,40} (?:denied|blocked)|cloudflare ray id|press (?:&|and) hold)/i,
    message: 'The site asked for proof of a human reader.',
  },
  {
    reason: 'error-page',
    title:
      /^(?:error\b|404\b|403\b|410\b|429\b|500\b|502\b|503\b|too many requests|(?:site )?(?:under )?maintenance\b|wartungsarbeiten|page not found|not found|erreur 404|nothing found|sorry, we can['’]t find|no longer available|seite nicht gefunden|página no encontrada|page introuvable|internal server error|service unavailable|bad gateway|gateway timeout|oops)|\b(?:404|page not found|error 404|seite nicht gefunden)\b/i,
    words:
      /(?:page (?:you(?:['’]re| are)? (?:requested|looking for)|could not be found|cannot be found|not found|does(?:n['’]t| not) exist|no longer exists)|requested url was not found|page you were looking for|nothing matched your search|removed by the publisher|can(?:['’]t|not) find (?:that|the|this) page|(?:article|page|story) (?:is no longer available|(?:has|may have) been (?:moved|removed|deleted))|n['’]existe (?:pas|plus) ou a été|お探しのページ|error 404|404 not found|too many requests|no longer available on this server|(?:under|for|undergoing) maintenance|vorübergehend nicht (?:erreichbar|verfügbar)|seite (?:wurde )?nicht gefunden|página no (?:existe|encontrada)|internal server error|temporarily unavailable)/i,
    message: 'The page is an error message.',
  },
  {
    reason: 'consent',
    title:
      /^(?:before you continue|le respect de votre vie|cookie(?:s| consent| settings| notice)|your privacy|privacy settings|consent|datenschutz|wir verwenden cookies|we value your privacy|we use cookies)/i,
    words:
      /(?:we (?:and our (?:\d+ )?partners|use cookies|value your privacy)|before you continue|accept all|cookies? akzeptieren|alle akzeptieren|zustimmen und weiter|nutzen sie unsere seiten mit|mit personalisierter werbung|nos partenaires et nous|nous et nos (?:\d+ )?partenaires|mit werbung (?:und tracking )?(?:weiter)?lesen|aceptar (?:todas las )?cookies|accepter (?:les )?cookies|store and\/or access information)/i,
    message: 'The page only asks for consent.',
  },
  {
    reason: 'login',
    title: /^(?:log ?in|sign ?in|anmelden|einloggen|login|iniciar sesión|connexion|accedi|account)\b/i,
    words:
      /(?:(?:log|sign) in to (?:your account|continue|read)|forgot(?:ten)? (?:your )?password|enter your password|create an account|passwort vergessen|bitte (?:melden|loggen) sie sich)/i,
    message: 'The page asks for a login.',
  },
]

/** Why a page is no article, or undefined when it is one. Only evidence counts: short is no reason. */
export const rejection = (
  survey: Survey,
  data: LinkedData,
  { text, title, url, signed }: { text: string; title: string; url: string; signed: boolean },
): RejectedPage | undefined => {
  if (text.length < FEW) {
    const all =
      survey.blocks.length < 200
        ? [...survey.blocks.map((block) => block.text), ...survey.frames].join('\n').slice(0, 5_000)
        : text
    const stated = survey.title || title
    for (const { reason, title: named, words, message } of EVIDENCE) {
      const said = words.test(text === '' ? all : text)
      if (
        text !== '' &&
        speaksForStory(text, words, { signed: signed || data.article?.headline !== undefined, reason })
      )
        continue
      if (
        (named.test(stated) && (said || words.test(all) || text.length < 200)) ||
        (said && text.length < 400 && all.length < 1_500)
      )
        return { outcome: 'rejected', reason, message }
    }
  }
  if (isListing(survey, data, { text, url, signed }))
    return { outcome: 'rejected', reason: 'listing', message: 'The page lists articles and tells none.' }
  if (text === '') return { outcome: 'rejected', reason: 'no-text', message: 'The page holds no running text.' }
  return undefined
}

/**
 * Whether a page with an unlucky headline tells a story: a sound paragraph beside a byline, a date or an article in
 * JSON-LD, or three of them. A consent wall has paragraphs enough, so that there they say nothing alone.
 */
const speaksForStory = (
  text: string,
  words: RegExp,
  { signed, reason }: { signed: boolean; reason: RejectionReason },
): boolean => {
  const sound = text.split('\n\n').filter((line) => line.length > 60 && endsLikeSentence(line) && !words.test(line))
  return sound.length >= (signed ? 1 : 3) && (signed || reason !== 'consent')
}

/** The page says that it is a list, or is a site's root, and its links outweigh what little text was found. */
const isListing = (
  survey: Survey,
  { article, types }: LinkedData,
  { text, url, signed }: { text: string; url: string; signed: boolean },
): boolean => {
  if (article !== undefined && article.headline !== undefined) return false
  if (namesListing(survey, types, url) && isCards(survey, text)) return true
  if (!signed && isFront(survey, text)) return true
  const linked = survey.blocks.reduce((sum, block) => sum + block.linked, 0)
  const said = types.has('CollectionPage') || types.has('SearchResultsPage') || types.has('ItemList')
  const root = /^https?:\/\/[^/]+\/?$/.test(url)
  return (said || root) && linked > 1_500 && linked > 2 * text.length
}
