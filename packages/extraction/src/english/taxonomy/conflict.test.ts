import { type Examples, testFamilies } from '../../../test/type-examples.ts'

const examples: Examples = {
  'conflict.clash': {
    is: [
      'Six soldiers and nine rebels were killed on Monday in a firefight near Goma, the army said.',
      'Government troops clashed with insurgents outside Mosul on Tuesday, leaving eleven fighters dead.',
    ],
    not: [
      'Police watched as 3,000 people marched peacefully through Lyon on Sunday.',
      'Gunmen shot dead a lawyer outside his home in Cali on Monday, police said.',
    ],
  },
  'conflict.territory-taken': {
    is: [
      'Rebels captured the town of Sake on Monday after the army withdrew, residents said.',
      'Government forces recaptured the city of Palmyra from militants on Sunday, state media said.',
    ],
    not: [
      'Police captured two robbers in Quito on Monday, a spokesman said.',
      'A fire captured on film destroyed a mill in Leeds on Tuesday.',
    ],
  },
  'conflict.air-strike': {
    is: [
      'Warplanes bombed a market in Saada on Friday, killing 19 people, medics said.',
      'A drone strike on a fuel depot in Odesa wounded four workers on Tuesday.',
    ],
    not: [
      'A passenger plane crashed near Kathmandu on Monday, killing 22 people.',
      'Artillery shells hit a school in Donetsk on Monday, killing three teachers.',
    ],
  },
  'conflict.shelling': {
    is: [
      'Mortar fire hit a camp near Idlib on Sunday, killing seven people, aid workers said.',
      'Rockets fired from the hills landed in Kiryat Shmona on Monday, wounding two residents.',
    ],
    not: [
      'A rocket carried a satellite into orbit from Kourou on Tuesday.',
      'A car bomb killed five people in Kirkuk on Monday, police said.',
    ],
  },
  'conflict.ied': {
    is: [
      'A roadside bomb killed four soldiers near Gao on Thursday, the army said.',
      'Two farmers died on Monday when they stepped on a landmine near Huambo.',
    ],
    not: [
      'Three miners died in a coal mine collapse near Karaganda on Monday.',
      'Gunmen opened fire on a bus near Gao on Thursday, killing four passengers.',
    ],
  },
  'conflict.grenade': {
    is: [
      'A man threw a grenade into a bar in Bujumbura on Sunday, killing two people.',
      'Three people were wounded on Friday when a hand grenade exploded at a market in Malmo.',
    ],
    not: [
      'A gas cylinder exploded at a market in Malmo on Friday, wounding three people.',
      'Police in Lima arrested two men on Monday after a robbery.',
    ],
  },
  'conflict.chemical': {
    is: [
      'At least 40 people died on Tuesday in a chemical attack on a town in Idlib, doctors said.',
      'Sarin gas killed a dozen villagers near Hama on Monday, a monitor said.',
    ],
    not: [
      'An ammonia leak at a fish plant in Bergen sent nine workers to hospital on Monday.',
      'A bomb killed three soldiers near Hama on Monday.',
    ],
  },
  'conflict.coup': {
    is: [
      'Soldiers seized power in a coup in Niamey on Wednesday and detained the president.',
      'Troops loyal to the government put down a coup attempt in Libreville on Monday, killing two plotters.',
    ],
    not: [
      'The striker scored twice in Niamey on Wednesday.',
      'Thousands marched in Khartoum on Monday to demand elections.',
    ],
  },
}

testFamilies(['conflict'], examples)
