import type { CasualtyKind } from '@blotter/events'
import { inflect, type VerbForm } from '../phrases/inflection.ts'
import { createLexicon } from '../text/lexicon.ts'
import { type Weights, weights } from './weights.ts'

export type Role = 'agent' | 'victim' | 'target' | 'weapon' | 'either'

/** A verb that reports an act, and who or what stands before and behind it. */
export type Act = {
  id: string
  /** What it does to the victim. */
  effect?: CasualtyKind
  subject: Role
  object?: Role
  /** What it does to a thing. */
  damage?: 'destroyed' | 'damaged'
  /** With an object it is another verb: "demonstrated a recipe", "rallied support". */
  alone?: true
  types: Weights
}

type Row = [id: string, verbs: string, act: Omit<Act, 'id' | 'types'>, types: string]

const TABLE: Row[] = [
  [
    'kill',
    'kill,mow down,=claimed the lives of,=claimed the life of,=cost the lives of',
    { effect: 'killed', subject: 'agent', object: 'victim' },
    'attack.other:1',
  ],
  ['murder', 'murder,slay:slew:slain', { effect: 'killed', subject: 'agent', object: 'victim' }, 'attack.other:2.2'],
  [
    'shoot-dead',
    'shoot dead:shot,=shot and killed,shoot to death:shot,gun down:gunned,=fatally shot',
    { effect: 'killed', subject: 'agent', object: 'victim' },
    'attack.shooting:3',
  ],
  ['assassinate', 'assassinate', { effect: 'killed', subject: 'agent', object: 'victim' }, 'attack.assassination:4'],
  [
    'execute',
    'execute,behead,massacre,slaughter,decapitate,hang:hanged,put to death:put,=given a lethal injection',
    { effect: 'killed', subject: 'agent', object: 'victim' },
    'attack.execution:3',
  ],
  [
    'stab-dead',
    'stab to death,hack to death,bludgeon to death,club to death',
    { effect: 'killed', subject: 'agent', object: 'victim' },
    'attack.stabbing:3',
  ],
  [
    'beat-dead',
    'beat to death:beat:beaten,lynch,strangle,stone to death,kick to death,torture to death,trample to death',
    { effect: 'killed', subject: 'agent', object: 'victim' },
    'attack.other:2 attack.stabbing:1',
  ],
  ['crush-dead', 'crush to death', { effect: 'killed', subject: 'agent', object: 'victim' }, 'accident.crush:1.5'],
  [
    'burn-dead',
    'burn to death,burn alive',
    { effect: 'killed', subject: 'agent', object: 'victim' },
    'attack.arson:2 accident.fire:1',
  ],
  ['beat', 'beat:beat:beaten', { effect: 'injured', subject: 'agent', object: 'victim' }, ''],
  [
    'die',
    'die,perish,succumb,lose their lives:lost,lose his life:lost,lose her life:lost',
    { effect: 'killed', subject: 'victim' },
    '',
  ],
  ['drown', 'drown', { effect: 'killed', subject: 'victim' }, 'accident.maritime:1'],
  [
    'injure',
    'injure,wound,hurt:hurt,maim',
    { effect: 'injured', subject: 'agent', object: 'victim' },
    'attack.other:0.5',
  ],
  ['fall-ill', 'fall ill:fell:fallen,sicken', { effect: 'injured', subject: 'victim' }, 'accident.poisoning:2'],
  ['hospitalise', 'hospitalize,hospitalise', { effect: 'injured', subject: 'agent', object: 'victim' }, ''],
  ['shoot', 'shoot:shot', { effect: 'injured', subject: 'agent', object: 'victim' }, 'attack.shooting:2.5'],
  ['stab', 'stab,knife,slash', { effect: 'injured', subject: 'agent', object: 'victim' }, 'attack.stabbing:3'],
  ['abduct', 'abduct,kidnap,snatch', { effect: 'abducted', subject: 'agent', object: 'victim' }, 'attack.kidnapping:4'],
  [
    'take-hostage',
    'take hostage:took:taken,hold hostage:held',
    { effect: 'abducted', subject: 'agent', object: 'victim' },
    'attack.hostage:3.5',
  ],
  ['hijack', 'hijack,commandeer', { subject: 'agent', object: 'target' }, 'attack.hostage:3.5'],
  [
    'arrest',
    'arrest,detain,apprehend,round up',
    { effect: 'arrested', subject: 'agent', object: 'victim' },
    'security.arrests:1.5',
  ],
  ['free', 'free,rescue,liberate', { effect: 'rescued', subject: 'agent', object: 'victim' }, ''],
  ['survive', 'survive', { effect: 'rescued', subject: 'victim' }, ''],
  ['displace', 'displace,evacuate', { effect: 'displaced', subject: 'agent', object: 'victim' }, ''],
  [
    'rape',
    'rape,gang-rape,sexually assault',
    { effect: 'injured', subject: 'agent', object: 'victim' },
    'attack.sexual-violence:4',
  ],
  [
    'attack',
    'attack,assault,ambush,storm,raid,target,assail',
    { subject: 'agent', object: 'target' },
    'attack.other:1.5',
  ],
  [
    'open-fire',
    'open fire on,open fire at,open fire,fire on,fire at,fire upon,machine-gun,strafe,spray with bullets,riddle with bullets,fire shots',
    { subject: 'agent', object: 'target' },
    'attack.shooting:2.5',
  ],
  [
    'bomb',
    'bomb,dynamite,blow up:blew:blown,firebomb',
    { subject: 'agent', object: 'target', damage: 'damaged' },
    'attack.bombing:2.5',
  ],
  ['explode', 'explode,detonate,go off:went:gone', { subject: 'weapon' }, 'attack.bombing:1 accident.explosion:1'],
  ['shell', 'shell,bombard', { subject: 'agent', object: 'target' }, 'conflict.shelling:2.5'],
  ['pound', 'pound,rocket', { subject: 'agent', object: 'target' }, 'conflict.shelling:1 conflict.air-strike:1'],
  [
    'strike',
    'strike:struck,hit:hit,slam into,rip through,crash into,tear through:tore:torn,plough into,plow into,ram into',
    { subject: 'either', object: 'target' },
    'attack.other:0.3',
  ],
  [
    'burn',
    'burn,torch,set fire to:set,set ablaze:set,set alight:set,set on fire:set',
    { subject: 'agent', object: 'target', damage: 'damaged' },
    'attack.arson:2.5',
  ],
  [
    'destroy',
    'destroy,demolish,wreck,level,flatten,raze,gut',
    { subject: 'agent', object: 'target', damage: 'destroyed' },
    'attack.sabotage:0.5',
  ],
  ['flood', '=flooded,=inundated', { subject: 'either', object: 'target', damage: 'damaged' }, 'disaster.flood:2.5'],
  ['wash-away', 'wash away,sweep away:swept', { subject: 'either', object: 'target', damage: 'destroyed' }, ''],
  ['damage', 'damage', { subject: 'agent', object: 'target', damage: 'damaged' }, 'attack.sabotage:0.5'],
  [
    'sabotage',
    'sabotage,vandalize,vandalise,ransack,knock down,topple,knock out',
    { subject: 'agent', object: 'target', damage: 'damaged' },
    'attack.sabotage:2.5',
  ],
  ['rob', 'rob,loot,hold up:held', { subject: 'agent', object: 'target' }, 'attack.other:1.5'],
  [
    'carry-out',
    'carry out,stage,perpetrate,launch,commit,respond with,retaliate with,hit back with',
    { subject: 'agent' },
    '',
  ],
  ['return-fire', 'return fire,fire back', { subject: 'agent' }, 'attack.other:1'],
  [
    'clash',
    'clash,exchange fire,trade fire,battle,skirmish,=fought each other,=fought with,=fought against',
    { subject: 'agent' },
    'conflict.clash:2',
  ],
  [
    'overrun',
    'overrun:overran:overrun,recapture,retake:retook:retaken',
    { subject: 'agent', object: 'target' },
    'conflict.territory-taken:2.5',
  ],
  ['throw', 'throw:threw:thrown,hurl,lob,toss,fling:flung,fire', { subject: 'agent', object: 'weapon' }, ''],
  ['plant', '=planted,=placed,set off:set', { subject: 'agent', object: 'weapon' }, 'attack.bombing:0.5'],
  ['derail', 'derail', { subject: 'target' }, 'accident.rail:2.5'],
  [
    'collide',
    'collide',
    { subject: 'target' },
    'accident.road:1 accident.rail:0.8 accident.maritime:0.5 accident.air:0.4',
  ],
  ['capsize', 'capsize,run aground:ran:run', { subject: 'target' }, 'accident.maritime:3'],
  ['sink', 'sink:sank:sunk', { subject: 'target' }, 'accident.maritime:1.5'],
  [
    'overturn',
    'overturn,veer off,skid off,plunge into,plunge off,roll into,run over:ran:run,swerve off',
    { subject: 'target' },
    'accident.road:2',
  ],
  ['crash', 'crash', { subject: 'target' }, 'accident.road:1 accident.air:1'],
  ['collapse', 'collapse,cave in,give way:gave:given', { subject: 'target' }, 'accident.collapse:2'],
  ['defuse', 'defuse,deactivate', { subject: 'agent', object: 'weapon' }, 'attack.bombing:2'],
  ['foil', 'foil,thwart', { subject: 'agent', object: 'target' }, 'security.weapon-foiled:2.5'],
  ['protest', 'protest', { subject: 'agent' }, 'unrest.protest:2'],
  ['protest', 'demonstrate,march,rally', { subject: 'agent', alone: true }, 'unrest.protest:2'],
  ['blockade', 'blockade,barricade', { subject: 'agent', object: 'target' }, 'unrest.strike:1.5'],
  ['riot', 'riot,rampage', { subject: 'agent' }, 'unrest.riot:2.5'],
  ['erupt', 'erupt', { subject: 'weapon' }, 'disaster.volcano:0.5'],
  [
    'ceasefire',
    'sign a ceasefire,agree to a ceasefire,agree to a truce,sign a peace accord,sign a peace agreement',
    { subject: 'agent' },
    'strategic.agreement:3',
  ],
]

// Adjectives that say what happened to those before them: "21 people dead", "seven were missing".
const STATES: Row[] = [
  ['dead', 'dead|pronounced dead|deceased|pronounced deceased', { effect: 'killed', subject: 'victim' }, ''],
  ['missing', 'missing|unaccounted for|feared trapped', { effect: 'missing', subject: 'victim' }, ''],
  ['homeless', 'homeless', { effect: 'displaced', subject: 'victim' }, ''],
  [
    'hurt',
    'hospitalized|in critical condition|in stable condition|in serious condition|sick|ill',
    { effect: 'injured', subject: 'victim' },
    '',
  ],
]

export type ActForm = { act: Act; form: VerbForm; length: number }

/** A verb in all its forms, or after `=` a phrase that stands as it is and means the past. */
const formsOf = (verb: string): [string, VerbForm][] =>
  verb.startsWith('=') ? [[verb.slice(1), 'past']] : inflect(verb)

const rows = TABLE.flatMap(([id, verbs, act, types]) => {
  const whole: Act = { id: `act.${id}`, ...act, types: weights(types) }
  return verbs
    .split(',')
    .flatMap((verb) =>
      formsOf(verb).map(([words, form]): [string, ActForm] => [
        words,
        { act: whole, form, length: words.split(' ').length },
      ]),
    )
})

const states = STATES.flatMap(([id, words, act, types]) =>
  words.split('|').map((phrase): [string, ActForm] => [
    phrase,
    {
      act: { id: `state.${id}`, ...act, types: weights(types) },
      form: 'participle',
      length: phrase.split(' ').length,
    },
  ]),
)

/** Verbs that report acts, every form of them. A later row wins over an earlier one with the same words. */
export const acts = createLexicon<ActForm>([...new Map([...rows, ...states]).entries()])
