/** Patterns of a table, parted by white space; each starts at a word's edge. */
const patterns = (table: string): string[] => table.trim().split(/\s+/)

/** Never the story, however much of the page they hold: `comments-area`, `onetrust-banner`; not `commentary`. */
const CERTAIN = patterns(String.raw`
  comment(?!ar)s?(?:-|\b|list|thread|form|area|box|section) disqus discussions?\b respond\b coral cookie
  consent gdpr onetrust didomi usercentrics cmp-?box privacy-?(?:manager|notice|banner|center)
  outbrain taboola (?:gov|usa)-?banner\b
`)

/** Cut wherever they stand, unless they hold most of the story: `related-posts`, `by-line`; not `related-to-you`. */
const STRONG = patterns(String.raw`
  related(?!-?to) recommend recirc read-?(?:more|next|also|on)\b also-?read
  more-?(?:from|stories|news|on|like|articles)\b most-?(?:read|popular|viewed|recent) popular trending
  up-?next next-?(?:article|story|post) prev(?:ious)?-?(?:article|story|post) newsletter news-letter
  subscri(?:be|ption) sign-?up paywall piano regwall register-?wall shar(?:e|ing)(?![a-z]*holder)
  social follow-?us sticky tool-?bar print-?(?:only|button|link) bookmark reply bread-?crumb
  pagination \bpager\b \bnav\b navbar navigation \bmenu sub-?menu mast-?head site-?header
  page-?header site-?footer side-?bar \brail\b right-?(?:col|rail) advert \bads?\b \bad- sponsor
  promo banner affiliate commercial pop-?up modal overlay lightbox tool-?tip dropdown
  off-?canvas author by-?line contribut(?:or|ions-) \bbio\b biography avatar
  (?:author|user|writer|staff)-?profile hover-?card tags?(?:list|cloud|s)?\b topics?\b keywords taxonom
  categories caption \bcredits?\b copyright photo-?(?:by|info|meta|data)
  image-?(?:source|meta|info|data) figure-?(?:meta|info) media-?(?:info|meta) gallery carousel slider
  slide-?show swiper time-?stamp \bdate(?:line)?\b publish(?:ed)?-?(?:date|time|on) pub-?date
  article-?(?:meta|info|date) post-?(?:meta|info|date) entry-?(?:meta|utility) meta-?(?:data|info)
  read(?:ing)?-?time sr-?only screen-?reader visually-?hidden visuallyhidden skip-?(?:link|to)
  audio-?player video-?player featured-video player podcast teaser call-?to-?action \bcta\b donat support-?us
  feedback rating disclaimer corrections?\b table-?of-?contents \btoc\b jump-?link poll\b quiz
  weather ticker login identity-screen blocker fact-?box ai-?(?:article-?)?summar
  inline-?(?:article|teaser|promo) (?:o?embed|consent|media|video)-?placeholder whatsapp telegram autor\b
  writer broadcast-?hint log-?in search
`)

/** Cut only when most of their words are links: `info-box`, `card`; not `discard`. */
const WEAK = patterns(`
  widget header footer meta info card aside box links extra more bottom module embed
  hidden notice label kicker eyebrow
`)

/** Frames of pictures, whose text is a caption: `image-wrapper`, `photo`, `absatzbild` match, `imagine` does not. */
const PICTURE = patterns(String.raw`
  (?:images?|photos?|fotos?|bild|picture|figure|img|media-?image)(?:-(?:wrapper|container|box|block|component|widget|text|desc\w*|inner|holder|item|group))*\b
  wrapper-(?:image|photo|picture)\b [a-z]+bild\b
`)

const named = (words: string[]): RegExp =>
  new RegExp(`\\b(?:${words.map((word) => (word.startsWith('\\b') ? word.slice(2) : word)).join('|')})`)
const certain = named(CERTAIN)
const strong = named(STRONG)
const weak = named(WEAK)
const picture = named(PICTURE)

/** Whether class and id name a picture's frame. */
export const namesPicture = (names: string): boolean => picture.test(names)

export type ChromeStrength = 0 | 1 | 2 | 3

/**
 * How much class and id sound like chrome.
 * @param names  class and id tokens, words parted by hyphens or spaces, lower case (see `nameWords`)
 * @returns 3 certain, 2 strong, 1 weak, 0 not at all
 */
export const chromeStrength = (names: string): ChromeStrength =>
  certain.test(names) ? 3 : strong.test(names) ? 2 : weak.test(names) ? 1 : 0

/** `articleBody main_text` becomes `article-body main-text`. */
export const nameWords = (classAndId: string): string => {
  const parted = HUMP.test(classAndId) ? classAndId.replace(HUMPS, '$1-$2') : classAndId
  return (parted.includes('_') ? parted.replace(/_+/g, '-') : parted).toLowerCase()
}

const HUMP = /[a-z][A-Z]/
const HUMPS = /([a-z])([A-Z])/g
