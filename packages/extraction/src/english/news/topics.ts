import type { Document } from '../incidents/mentions.ts'
import type { Sentence } from '../phrases/sentence.ts'

/** What a story speaks of besides acts, and the words that tell it. One word belongs to one topic. */
const TOPICS = {
  combat:
    'army armies soldier soldiers troop troops battalion battalions brigade brigades garrison garrisons infantry artillery mortar mortars clash clashes clashed combat fighting fought fighters offensive counteroffensive casualties enemy base bases unit units positions patrol patrols weapons rifles ammunition ambush ambushed military militia guard guards commander commanders regiment squadron paratroopers launchers seized captured inflicted hostilities front war rebels guerrillas insurgents',
  talks:
    'agreement agreements negotiation negotiations negotiate talks dialogue signed proposal proposals summit treaty accord accords conference delegation delegations cooperation solution commission mediation mediator ceasefire truce demobilization foreign diplomatic relations ambassador visit visited invited resolution council assembly agenda plan plans presidents reiterated concerned understanding',
  economy:
    'economic economy debt trade exports imports budget price prices wage wages inflation dollars investment industry agriculture credit banks market production tax taxes development aid funds unemployment growth salaries',
  polls:
    'election elections electoral vote votes voters voting campaign candidate candidates party parties congress senate deputies ballot poll polls presidency mandate parliament',
  argument:
    'must cannot why truth true false lies certain history historic struggle struggles fatherland homeland revolution revolutionary imperialism imperialist communist communism democracy freedom dignity ideals moral society sacrifice heroic glorious enemies traitors victory regime oppression injustice exploited dictatorship genocide nation nations peoples dangerous hypocritical shame',
  smuggling:
    'drug drugs cocaine heroin trafficking traffickers narcotics cartel cartels smuggling laundering extradition extradited',
  inquiry:
    'judge judges court courts investigation investigations investigate investigating investigators trial suspect suspects evidence warrant warrants prosecutor prosecutors lawyer lawyers detained arrested charges accused sentence sentenced hearing case',
  harm: 'killed murdered assassinated wounded injured dead died bodies body victims victim hospital murder murders assassination death deaths kidnapped kidnapping abducted hostage hostages massacre massacred shot stabbed gunmen gunman assailants attackers',
  damage:
    'damage damaged destroyed exploded explosion explosions bomb bombs bombing dynamite explosives blast windows detonated blackout sabotage burned fire blew grenade building buildings house houses vehicle car office offices',
  mishap:
    'crashed crash flood floods earthquake accident accidents storm hurricane rain rains landslide epidemic cholera aircraft plane airplane pilot passengers',
} as const

type Topic = keyof typeof TOPICS

const topicOf = new Map<string, Topic>(
  (Object.keys(TOPICS) as Topic[]).flatMap((topic) =>
    TOPICS[topic].split(' ').map((word): [string, Topic] => [word, topic]),
  ),
)

// Sentences that say what a story is about.
const LEAD = 2

/** What a whole story speaks of, and how much: the same for all its incidents. */
export const topicsOf = (document: Document): string[] => {
  const known = read.get(document)
  if (known) return known
  const { sentences } = document
  const inLead = new Set<string>()
  const counts = new Map<string, number>()
  let own = 0
  for (const [i, sentence] of sentences.entries()) {
    const here = new Set<Topic>()
    for (const { low } of sentence.tokens) {
      const topic = topicOf.get(low)
      if (topic) here.add(topic)
    }
    if (i < LEAD) for (const topic of here) inLead.add(topic)
    for (const topic of here) counts.set(topic, (counts.get(topic) ?? 0) + 1)
    if (speaksForItself(sentence)) own++
  }
  const share = (count: number): string => shareOf(count / Math.max(1, sentences.length))
  const features = [
    ...Object.keys(TOPICS).map((topic) => `topic ${topic} ${share(counts.get(topic) ?? 0)}`),
    ...[...inLead].map((topic) => `lead ${topic}`),
    `own words ${share(own)}`,
  ]
  read.set(document, features)
  return features
}

const read = new WeakMap<Document, string[]>()

const OWN = new Set(['i', 'we', 'our', 'us', 'my', 'you', 'your'])

/** Somebody's own words, rather than a reporter's. */
const speaksForItself = ({ tokens }: Sentence): boolean => tokens.some(({ low }) => OWN.has(low))

const shareOf = (share: number): string =>
  share === 0 ? 'none' : share < 0.15 ? 'little' : share < 0.35 ? 'some' : share < 0.6 ? 'much' : 'most'
