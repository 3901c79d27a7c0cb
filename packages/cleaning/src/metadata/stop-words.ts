/** The commonest small words of languages in Latin script; one that several share speaks for each of them. */
const STOP_WORDS: Record<string, string> = {
  en: 'the of and to in that was for is with on as at by he his it from said has have were been they their',
  de: 'der die und das den von zu mit ist auf für im dem nicht ein eine des sich auch wurde nach bei hat sind',
  fr: 'le la les des et du une est dans que pour pas sur au qui par avec il plus sont en de ont',
  es: 'el la los las de que y en un una por con para del se su al más fue como lo ha',
  pt: 'o a os as de que e do da em um uma para com não no na dos das foi por mais se ao',
  it: 'il di che la e per un una in del della con non sono è le dei al gli si nel ha alla',
  nl: 'de het een van en in is dat op te met voor zijn niet aan door er bij ook werd',
  sv: 'och att det som en på är av för med den till inte har om ett var från i',
  da: 'og at det som en på er af for med den til ikke har om et var fra i blev',
  nb: 'og å det som en på er av for med den til ikke har om et var fra i ble',
  fi: 'ja on ei se että oli hän mutta kun myös mukaan ovat joka jotka sen',
  pl: 'i w na z do się nie że jest to od po przez jak dla oraz jego było są',
  cs: 'a v na se je že s do o z i pro za jako podle byl bude který není',
  tr: 've bir bu da de için ile olarak olan çok daha sonra kadar gibi ancak',
  hu: 'a az és hogy nem is egy volt meg már csak ha mint szerint de',
  ro: 'și în de la a cu pe din că o un pentru nu este care mai sunt fost',
  id: 'yang dan di dari untuk dengan pada ini itu dalam tidak akan ke oleh juga',
  vi: 'của và là có được trong cho không các một với người đã những',
}

const LANGUAGES = Object.keys(STOP_WORDS)
/** For each small word the places in LANGUAGES of those that use it. */
const USED_BY = new Map<string, number[]>()
for (const [at, words] of Object.values(STOP_WORDS).entries())
  for (const word of words.split(' ')) USED_BY.set(word, [...(USED_BY.get(word) ?? []), at])

/** Share of a text's words that are a language's small words. */
export type Spoken = { language: string; share: number; words: number; shares: ReadonlyMap<string, number> }

/** So many small words tell a language, and so large a part of prose consists of them; a table or a list has few. */
const ENOUGH = 5
const SHARE = 0.15
/** The next language stays this far behind: where Danish and Norwegian are level, neither is said. */
const AHEAD = 1.08

/** The language whose small words a text in Latin script uses; undefined where too few do, or two languages are level. */
export const spokenLanguage = (text: string): Spoken | undefined => {
  const counts = LANGUAGES.map(() => 0)
  let words = 0
  eachWord(text.slice(0, 3_000).toLowerCase(), (word) => {
    words++
    const users = word === undefined ? undefined : USED_BY.get(word)
    if (users !== undefined) for (const at of users) counts[at] = (counts[at] as number) + 1
  })
  const [first = 0, second = 0] = counts.toSorted((a, b) => b - a)
  const language = LANGUAGES[counts.indexOf(first)]
  if (!language || first < ENOUGH || first < SHARE * words || first < AHEAD * second) return undefined
  const shares = new Map(LANGUAGES.map((each, at) => [each, (counts[at] as number) / words]))
  return { language, share: first / words, words, shares }
}

/** No small word is longer. */
const SMALL = Math.max(...[...USED_BY.keys()].map((word) => word.length))

/** Tells every run of letters; one that is too long to be a small word is told as undefined, and never cut out. */
const eachWord = (text: string, tell: (word: string | undefined) => void): void => {
  let start = -1
  for (let at = 0; at <= text.length; ) {
    const code = text.codePointAt(at) ?? 0
    const size = code > 0xffff ? 2 : 1
    if (isLetter(code)) {
      if (start < 0) start = at
    } else if (start >= 0) {
      tell(at - start <= SMALL ? text.slice(start, at) : undefined)
      start = -1
    }
    at += size
  }
}

const isLetter = (code: number): boolean =>
  code < 0x80 ? code >= 0x61 && code <= 0x7a : /\p{L}/u.test(String.fromCodePoint(code))

/** Whether a text is plainly not in a language that is known here: so many words, and hardly a small one of it. */
export const contradicts = ({ language, words, share, shares }: Spoken, declared: string): boolean => {
  const known = declared in STOP_WORDS ? declared : undefined
  return known !== undefined && known !== language && words >= 30 && (shares.get(known) ?? 0) < share / 3
}
