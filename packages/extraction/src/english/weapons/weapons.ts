import type { Weapon, WeaponCode } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import { quantityAt } from '../numbers/quantities.ts'
import type { Sentence } from '../phrases/sentence.ts'
import { createLexicon, matchAll } from '../text/lexicon.ts'

// What an attack is made with, by the words of the news. The longest phrase wins.
const TABLE: [WeaponCode, string][] = [
  [
    'air-strike',
    'air strike~|airstrike~|air raid~|aerial bombardment~|warplane~|fighter jet~|bombing raid~|helicopter gunship~|gunship~',
  ],
  ['artillery', 'artillery|artillery shell~|artillery fire|howitzer~|shell~|tank fire|field gun~|cannon~|tank shell~'],
  [
    'bomb',
    'bomb~|barrel bomb~|homemade bomb~|home-made bomb~|explosive~|explosive device~|dynamite|dynamite charge~|explosive charge~|time bomb~|letter bomb~|parcel bomb~|gelignite|plastic explosive~|tnt|cluster bomb~|high-power bomb~|dynamite stick~|stick~ of dynamite|pipe bomb~|torpedo|torpedoes|anfo',
  ],
  [
    'car-bomb',
    'car bomb~|truck bomb~|car-bomb~|vehicle bomb~|bus bomb~|lorry packed with explosives|truck packed with explosives|car packed with explosives|vehicle packed with explosives|car loaded with explosives|car loaded with dynamite|truck loaded with dynamite|explosives-laden car~|explosives-laden truck~|explosives-laden vehicle~|booby-trapped car~',
  ],
  ['chemical', 'chemical weapon~|sarin|mustard gas|chlorine gas|nerve agent~|nerve gas|poison gas'],
  ['drone', 'drone~|attack drone~|unmanned aircraft|unmanned aerial vehicle~|uav~|armed drone~|explosive drone~'],
  [
    'firearm',
    'gun~|rifle~|assault rifle~|pistol~|handgun~|shotgun~|machine gun~|machinegun~|submachine gun~|submachinegun~|revolver~|ak-47~|kalashnikov~|m-16~|firearm~|bullet~|automatic weapon~|gunfire|gunshot~|ak rifle~|m-16 rifle~|galil rifle~|shots|live rounds|small arms|machinegun fire|small arms fire|automatic rifle~|semiautomatic rifle~|9-mm pistol~|uzi~|gunman|gunmen|shot dead|opened fire|open fire|shot and killed|gunshot wound~',
  ],
  ['grenade', 'grenade~|hand grenade~|rifle grenade~|fragmentation grenade~|rocket-propelled grenade~|rpg~'],
  [
    'ied',
    'improvised explosive device~|ied~|roadside bomb~|remote-controlled bomb~|magnetic mine~|sticky bomb~|booby trap~',
  ],
  [
    'incendiary',
    'molotov cocktail~|petrol bomb~|firebomb~|incendiary bomb~|incendiary device~|gasoline bomb~|burning petrol|petrol|gasoline|kerosene',
  ],
  ['knife', 'knife|knives|machete~|axe~|sword~|dagger~|hatchet~|bayonet~|sharp object~'],
  [
    'landmine',
    'landmine~|land mine~|limpet mine~|anti-personnel mine~|antipersonnel mine~|anti-tank mine~|antitank mine~|claymore mine~|mine~ exploded',
  ],
  [
    'missile',
    'missile~|surface-to-surface missile~|ballistic missile~|cruise missile~|guided missile~|ground-to-ground missile~',
  ],
  ['mortar', 'mortar~|mortar shell~|mortar round~|mortar fire|mortar grenade~'],
  ['rocket', 'rocket~|grad rocket~|katyusha~|katyusha rocket~|rocket launcher~|grenade launcher~|rocket fire'],
  ['suicide-vest', 'suicide vest~|explosive vest~|explosive belt~|explosives belt~|suicide belt~'],
  ['tear-gas', 'tear gas|teargas|tear-gas canister~|tear gas canister~'],
  ['other', 'stone~ thrown|rock~ thrown|stones|sticks|clubs|iron bar~|baton~|bow and arrow~|acid|poison'],
]

const lexicon = createLexicon<WeaponCode>(TABLE.map(([code, phrases]) => [phrases, code]))

// Matches "shot dead", "opened fire". Not: "rifle".
const IMPLIED =
  /^(?:shot dead|shot and killed|open(?:ed)? fire|gunm[ae]n|gunfire|shots|gunshots?|bullets?|gunshot wounds?|live rounds)$/i

/** The weapons of a sentence with their counts; spans are UTF-16 offsets into the text. */
export const readWeapons = (text: string, sentence: Sentence): Ruled<Weapon>[] =>
  matchAll(lexicon, sentence.tokens).flatMap((match) => {
    const { tokens } = sentence
    if (tokens[match.first - 1]?.low === 'water' && /^cannons?$/.test(tokens[match.first]?.low ?? '')) return []
    const from = tokens[match.first]
    const to = tokens[match.last]
    if (!from || !to) return []
    const span = { start: from.start, end: to.end }
    const group = sentence.groups.find((g) => g.first <= match.first && g.last >= match.last)
    const count = group && group.last === match.last ? group.quantity : shared(sentence, match.first)
    const words = text.slice(span.start, span.end)
    // A weapon that only the act implies has a kind and no name.
    const name = IMPLIED.test(words) ? '' : words
    const rule = `weapon.${name ? '' : 'implied-'}${match.value}`
    return [{ code: match.value, name, span, rule, ...(count && { count: { min: count.min, max: count.max } }) }]
  })

/** "120 rockets and mortar rounds": the count stands before the first of two. */
const shared = (sentence: Sentence, first: number) => {
  if (sentence.tokens[first - 1]?.low !== 'and') return undefined
  const group = sentence.groups.find((g) => g.last === first - 2)
  return group ? group.quantity : quantityAt(sentence.tokens, first)
}
