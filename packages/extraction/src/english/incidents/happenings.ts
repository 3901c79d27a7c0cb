import type { CasualtyKind } from '@blotter/events'
import { createLexicon } from '../text/lexicon.ts'
import { DISASTERS } from './disasters.ts'
import { type Weights, weights } from './weights.ts'

/** A noun that names an act or a disaster: "an air strike on", "the murder of", "the quake". */
export type Happening = {
  id: string
  /** What "of" brings in: the murder of somebody. */
  of?: 'victim' | 'target'
  effect?: CasualtyKind
  types: Weights
}

/** Rule id, nouns between bars (`~` in the plural too), weights, and what "of" brings in. */
export type HappeningRow = [id: string, nouns: string, types: string, more?: Omit<Happening, 'id' | 'types'>]

const TABLE: HappeningRow[] = [
  [
    'air-strike',
    'air strike~|airstrike~|air raid~|aerial bombardment~|aerial bombing~|bombing raid~|air attack~|drone strike~|drone attack~|aerial attack~|barrel bomb~|guided bomb~|glide bomb~|aerial bomb~|strafing|air bombardment~|strikes by warplane~',
    'conflict.air-strike:4',
  ],
  [
    'warplane',
    'warplane~|fighter jet~|jets|bomber plane~|attack drone~|drone~|unmanned aircraft|helicopter gunship~',
    'conflict.air-strike:2',
  ],
  [
    'shelling',
    'shelling|shelling attack~|mortar bomb~|artillery fire|mortar fire|rocket fire|mortar attack~|rocket attack~|missile attack~|missile strike~|artillery barrage|barrage~|bombardment~|artillery shell~|mortar shell~|mortar round~|rocket attack',
    'conflict.shelling:3',
  ],
  ['projectile', 'artillery|mortar~|rocket~|missile~|shells|howitzer~|katyusha~', 'conflict.shelling:1.5'],
  [
    'ied',
    'roadside bomb~|improvised explosive device~|improvised device~|roadside device~|ied~|landmine~|land mine~|land-mine~|antipersonnel mine~|mine explosion~|magnetic mine~|sticky bomb~|limpet mine~|anti-personnel mine~|booby trap~|unexploded ordnance',
    'conflict.ied:4',
  ],
  ['grenade', 'grenade~|hand grenade~|grenade attack~', 'conflict.grenade:3'],
  [
    'chemical',
    'chemical weapon~|chemical attack~|gas attack~|sarin|mustard gas|chlorine gas|nerve agent|nerve gas|chlorine attack~',
    'conflict.chemical:4',
  ],
  ['coup', "coup|coup d'etat|coup attempt~|putsch|military takeover", 'conflict.coup:3'],
  [
    'suicide',
    'suicide bombing~|suicide bomber~|suicide attack~|suicide attacker~|suicide car bomb~|suicide vest~|explosive vest~|explosives vest~|bomb vest~|explosive belt~|explosives belt~',
    'attack.suicide-bombing:5',
  ],
  [
    'bombing',
    'bombing~|bomb attack~|car bomb~|truck bomb~|car bombing~|bomb blast~|bomb explosion~|dynamite attack~|explosive attack~|dynamite charge~|parcel bomb~|letter bomb~|explosive device~|bomb~|dynamite|explosives|explosive charge~|gelignite|plastic explosive~',
    'attack.bombing:2.5',
    { of: 'target' },
  ],
  ['explosion', 'explosion~|blast~|detonation~', 'attack.bombing:1 accident.explosion:1.5'],
  [
    'shooting',
    'shooting~|shooting attack~|gunfire|mass shooting~|drive-by shooting~|gun attack~|gunshot wound~|gunshot~|shootout~|gun battle~|opened fire',
    'attack.shooting:2',
    { of: 'victim' },
  ],
  [
    'stabbing',
    'stabbing~|knife attack~|machete attack~|stab wound~|stabbing attack~|axe attack~',
    'attack.stabbing:4',
    { of: 'victim' },
  ],
  [
    'ramming',
    'vehicle ramming|car-ramming|ramming attack~|vehicle attack~|car attack~|ramming',
    'attack.vehicle-ramming:4',
  ],
  [
    'arson',
    'arson|arson attack~|firebomb~|petrol bomb~|molotov cocktail~|incendiary bomb~|incendiary device~|burning petrol|firebombing~',
    'attack.arson:3',
  ],
  [
    'assassination',
    'assassination~|assassination attempt~|attempt on the life',
    'attack.assassination:4',
    { of: 'victim', effect: 'killed' },
  ],
  [
    'murder',
    'murder~|killing~|slaying~|homicide~',
    'attack.other:2 attack.execution:0.3',
    { of: 'victim', effect: 'killed' },
  ],
  ['death', 'death~', 'attack.other:0.2', { of: 'victim', effect: 'killed' }],
  ['evacuation', 'evacuation~', '', { of: 'victim', effect: 'displaced' }],
  ['rally', 'rally', 'unrest.protest:1'],
  [
    'shooting-death',
    'shooting death~|fatal shooting~|deadly shooting~|fatal police shooting~|stabbing death~',
    'attack.shooting:3',
    { of: 'victim', effect: 'killed' },
  ],
  ['bullet', 'stray bullet~|bullet~|gunshot victim~', 'attack.shooting:1'],
  [
    'massacre',
    'massacre~|execution~|beheading~|extrajudicial killing~|bloodbath',
    'attack.execution:3.5',
    { of: 'victim', effect: 'killed' },
  ],
  [
    'kidnapping',
    'kidnapping~|abduction~|forced disappearance~|kidnap',
    'attack.kidnapping:4',
    { of: 'victim', effect: 'abducted' },
  ],
  [
    'hostage',
    'hostage-taking|hostage taking|hostage crisis|hijacking~|hijack|hostage~',
    'attack.hostage:2',
    { of: 'target' },
  ],
  ['rape', 'rape~|sexual assault~|sexual violence|gang rape~', 'attack.sexual-violence:4'],
  [
    'sabotage',
    'sabotage|sabotage attack~|saboteur~|power outage caused|sabotage action~',
    'attack.sabotage:3',
    { of: 'target' },
  ],
  [
    'attack',
    'attack~|assault~|ambush|ambushes|raid~|terrorist attack~|terrorist action~|attempt~ against|armed attack~',
    'attack.other:1.2',
  ],
  [
    'clash',
    'clash|clashes|firefight~|fire fight~|gunbattle~|gunfight~|gun battle~|skirmish|skirmishes|fighting|heavy fighting|armed clash|armed clashes|shootout~|exchange of fire|battle~|crossfire|combat',
    'conflict.clash:2.5',
  ],
  [
    'offensive',
    'offensive~|capture of the town|capture of the city|fall of the town',
    'conflict.territory-taken:1 conflict.clash:1',
  ],
  [
    'protest',
    'protest~|demonstration~|protest march|protest rally|sit-in~|peaceful protest~|street protest~|mass protest~|rallies|protester~|protestor~|demonstrator~|marchers',
    'unrest.protest:2',
  ],
  [
    'tear-gas',
    'tear gas|tear-gas|rubber bullets|water cannon|baton charge|teargas|pellet gun~',
    'unrest.protest-intervention:2.5',
  ],
  [
    'strike',
    'general strike~|strike action|hunger strike|walkout~|road blockade~|roadblock~ set up|armed strike|work stoppage|transport strike|transportation strike|blockade~',
    'unrest.strike:3',
  ],
  [
    'riot',
    'riot~|rioting|rioter~|prison riot~|looting|unrest|violent protest~|violent demonstration~|disturbances',
    'unrest.riot:3',
  ],
  [
    'mob',
    'mob|mob violence|lynching~|lynch mob~|communal violence|ethnic violence|sectarian violence|communal clashes|tribal clash|tribal clashes|intercommunal|vigilante~|rival faction~|two factions|rival groups|rival gangs',
    'unrest.mob-violence:2.5',
  ],
  ['arrests', 'arrest~|raid~|crackdown|detention~|roundup', 'security.arrests:1'],
  ['gunmen', 'gunman~|shooter~|sniper~', 'attack.shooting:1.5'],
  [
    'robbery',
    'robbery|robberies|armed robbery|hold-up~|holdup~|carjacking~|home invasion~|burglary|burglaries',
    'attack.other:1.5',
  ],
  [
    'foiled',
    'bomb plot~|plot to attack|foiled attack|arms cache~|weapons cache~|cache of weapons|cache of arms|arms seizure|seized weapons|seized explosives|arms cache|weapons seizure',
    'security.weapon-foiled:3',
  ],
  ...DISASTERS,
  [
    'agreement',
    'ceasefire~|cease-fire~|truce~|peace agreement~|peace accord~|peace deal~|armistice',
    'strategic.agreement:1.5',
  ],
  [
    'group-change',
    'splinter group~|merger of the groups|pledged allegiance|pledge of allegiance|disbanded',
    'strategic.group-change:2.5',
  ],
  [
    'base',
    'set up a base|established a base|set up camp|new headquarters|opened a base|military base was established',
    'strategic.base-established:3',
  ],
  [
    'transfer',
    'handed over control|handover of the town|withdrew from the town|handover of control',
    'strategic.territory-transfer:2.5',
  ],
  [
    'crime',
    'drug trafficking|smuggling|human trafficking|extortion|drug bust|cocaine|heroin|smuggler~|trafficking',
    'crime.organised:1',
  ],
]

/** Nouns that name acts and disasters. */
export const happenings = createLexicon<Happening>(
  TABLE.map(([id, nouns, types, more]) => [nouns, { id: `noun.${id}`, types: weights(types), ...more }]),
)
