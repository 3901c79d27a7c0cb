import { createPrefilter, type Vocabulary, vocabularyOf } from '../text/prefilter.ts'

/** Kinds of story that tell of acts without reporting an incident. */
export type Genre = 'court' | 'obituary' | 'anniversary' | 'fiction' | 'exercise' | 'sport' | 'market'

type Rule = { genre: Genre; pattern: RegExp; weight: number }

// Each word of a genre counts once a sentence; the weight says how sure it makes.
const RULES: Rule[] = [
  {
    genre: 'sport',
    weight: 1,
    pattern:
      /\b(?:grandmaster|checkmate|chess|hat-trick|goals?|midfielder|striker|goalkeeper|kick-off|half-time|league|cup tie|wickets?|innings|bowlers?|batting|test match|twenty20|batsman|quarterback|touchdown|playoffs?|the tie|away fans|title race|coach said|manager, who|semi-final|tournament|season|points|\d ?- ?\d (?:draw|win|defeat|victory|lead)|(?:a|the) (?:long throw|header|free kick|corner kick|back pass)|strikers|home crowd|the visitors|above the drop|was booked|made \w+ saves|goalless|equali[sz]er|penalty (?:kick|area|shoot-out)|stoppage time|extra time|(?:first|second) half|midfield|back four|clean sheet|crossbar|offside|referee|top flight|relegation|unbeaten|kept goal|home fans|the derby|fixture|grand slam|world cup|olympic|(?:losing|lost|won|winning|drew|trailing|leading) (?:\S+ )?\d+ ?- ?\d+|into the net|kill(?:ed|ing) off the (?:game|tie|match|contest)|own goal|(?:hammered|thrashed|routed|crushed|beaten|beat|edged|demolished) (?:\S+ ){0,3}?\d+ ?- ?\d+|\d+ ?- ?\d+ (?:at home|away|to)|limped off|skipper|top corner|one-sided|doubtful for|\S+ derby|(?:massacred?|slaughtered?|ambushed?|mauled?|blitzed|stunned) \S+ \d+ ?- ?\d+)\b/g,
  },
  {
    genre: 'market',
    weight: 1,
    pattern:
      /\b(?:shares|stocks?|(?:bond|share|stock|currency|money|forex) dealers?|dealers said|(?:crashed|fell|dropped|rose|plunged|tumbled|slid|soared|jumped|sank|surged|lost) (?:by )?\d+(?:\.\d+)? (?:percent|per cent|%|points)|wall street|bonds?|bond market|currency|currencies|investors?|traders?|central bank|basis points|yield|lira|brent crude|equities|emerging markets?|stop-loss|strategists?|index fell|index rose|per cent lower)\b/g,
  },
  {
    genre: 'fiction',
    weight: 1.3,
    pattern:
      /\b(?:film|films|movie|comedy|disaster film|cinemas?|topped the charts|album|screens|box office|opening weekend|sequel|novel|thriller|screenplay|director said|critics|video game|on screen|blockbuster|episode|tv series|plays an?)\b/g,
  },
  {
    genre: 'exercise',
    weight: 2,
    pattern:
      /\b(?:exercise, |(?:the|an|in|military|naval|joint|annual) exercises?|drill|simulation|mock (?:attack|disaster)|the scenario|rehears(?:al|ed)|practi[sc]ed|mock (?:casualties|victims)|played? (?:the )?(?:dead|victims)|war games?|training day)\b/g,
  },
  {
    genre: 'obituary',
    weight: 1.5,
    pattern:
      /\b(?:who has died (?:at|aged)|dies at \d|survived by|was born in|born in \S+ (?:to|in)|joined the (?:\S+ )?(?:army|navy|air force)|was awarded|(?:his|her) (?:first|second|third|late) (?:wife|husband)|obituary|(?:he|she) leaves an?)\b/g,
  },
  {
    genre: 'anniversary',
    weight: 1.5,
    pattern:
      /\b(?:years ago, on|years on|years after the|anniversary|(?:gathered|came|met) (?:\S+ ){0,4}to (?:remember|mourn|honou?r)|(?:ten|twenty|thirty|forty|fifty) years (?:ago|later|after)|remembers? its dead|remembrance|monument|commemorat\w+|wreath|memorial service|minute of silence)\b/g,
  },
  {
    genre: 'court',
    weight: 1.2,
    pattern:
      /\b(?:sentenced|appeals court|court of appeal|verdict|convicted|acquitted|found guilty|pleaded (?:not )?guilty|the defendants?|years in prison|life in prison|trial|jury|presiding judge|defence lawyers|defense lawyers|supreme court|jailed (?:for|over))\b/g,
  },
]

// Genre words per sentence from which a story counts as of that kind, and how many in all.
const SHARE = 0.22
const ENOUGH = 3

const perhaps = createPrefilter(RULES, ({ pattern }) => [pattern])

type Part = { words: string; vocabulary: Vocabulary }

/**
 * The genre of a story by the words of its sentences and title, if it is one that reports no incident of the day.
 * @param sentences  folded words of each sentence, joined with spaces
 */
export const genreOf = (sentences: readonly Part[], title: string): Genre | undefined => {
  const headline = title.toLowerCase()
  const parts = [{ words: headline, vocabulary: vocabularyOf(headline) }, ...sentences.slice(0, 20)]
  const told = new Map<Rule, number>()
  for (const { words, vocabulary } of parts)
    for (const rule of perhaps(vocabulary))
      told.set(rule, (told.get(rule) ?? 0) + new Set(words.match(rule.pattern)).size)
  let best: Genre | undefined
  let most = 0
  for (const rule of RULES) {
    const { genre, weight } = rule
    const hits = (told.get(rule) ?? 0) * weight
    if (hits >= ENOUGH && hits / parts.length >= SHARE && hits > most) {
      best = genre
      most = hits
    }
  }
  return best
}

/** Genres whose incidents can only be past ones: what is tried in court or remembered did happen. */
export const isLookingBack = (genre: Genre | undefined): boolean =>
  genre === 'court' || genre === 'anniversary' || genre === 'obituary'
