import { type Examples, testFamilies } from '../../../test/type-examples.ts'

const examples: Examples = {
  'attack.suicide-bombing': {
    is: [
      'A suicide bomber blew himself up at a mosque in Peshawar on Friday, killing 30 worshippers.',
      'The driver of a truck packed with explosives detonated it at a checkpoint in Mogadishu on Monday, killing eight people.',
    ],
    not: [
      'A bomb left in a bag exploded at a station in Bangkok on Monday, wounding six people.',
      'A man took his own life in a hotel in Nice on Monday.',
    ],
  },
  'attack.bombing': {
    is: [
      'A car bomb exploded outside a bank in Bogota on Monday, wounding nine people.',
      'Rebels blew up a police station in Ayacucho on Tuesday with dynamite.',
    ],
    not: [
      'A boiler explosion killed two workers at a laundry in Turin on Monday.',
      'Gunmen killed two guards at a bank in Bogota on Monday.',
    ],
  },
  'attack.shooting': {
    is: [
      'A gunman opened fire in a supermarket in Boulder on Monday, killing ten people.',
      'Two men were shot dead in a bar in Acapulco on Sunday night, police said.',
    ],
    not: [
      'A crew finished shooting a film in Boulder on Monday.',
      'A man stabbed two women in a park in Lille on Sunday.',
    ],
  },
  'attack.stabbing': {
    is: [
      'A man with a knife stabbed four people at a station in Osaka on Tuesday.',
      'Three pupils were wounded in a knife attack at a school in Graz on Monday.',
    ],
    not: [
      'Four people were shot at a station in Osaka on Tuesday.',
      'A landslide buried a school in Graz on Monday, killing three pupils.',
    ],
  },
  'attack.vehicle-ramming': {
    is: [
      'A driver rammed his car into a crowd in Munster on Saturday, killing two people, in what police called an attack.',
      'Five people died in a car-ramming attack on a market in Berlin on Monday.',
    ],
    not: [
      'Two cars collided on a motorway near Munster on Saturday, killing two people.',
      'A car bomb killed five people at a market in Berlin on Monday.',
    ],
  },
  'attack.arson': {
    is: [
      'Masked men set fire to a newspaper office in Tegucigalpa on Monday.',
      'Attackers threw petrol bombs at a mosque in Leeds on Friday, police said.',
    ],
    not: [
      'A fire broke out in a paper mill in Tegucigalpa on Monday, police said.',
      'A forest fire burned 300 hectares near Split on Friday.',
    ],
  },
  'attack.assassination': {
    is: [
      'The mayor of Tumaco was assassinated outside his office on Monday, police said.',
      'Gunmen on a motorcycle shot dead a judge in Medellin on Tuesday.',
    ],
    not: ['The mayor of Tumaco opened a hospital on Monday.', 'A storm killed two fishermen near Medellin on Tuesday.'],
  },
  'attack.execution': {
    is: [
      'Militants beheaded three captives near Sirte on Sunday, residents said.',
      'Paramilitaries massacred 15 peasants in a village near Segovia on Friday.',
    ],
    not: [
      'The plan was executed well, the coach said in Sirte on Sunday.',
      'A bus plunged into a ravine near Segovia on Friday, killing 15 peasants.',
    ],
  },
  'attack.kidnapping': {
    is: [
      'Gunmen kidnapped 20 pupils from a school in Zamfara on Thursday, police said.',
      'A businessman was abducted from his car in Port-au-Prince on Monday.',
    ],
    not: [
      'Police arrested a businessman in Port-au-Prince on Monday over fraud.',
      'Twenty pupils were hurt when a bus overturned in Zamfara on Thursday.',
    ],
  },
  'attack.hostage': {
    is: [
      'Armed men took 30 people hostage in a bank in Athens on Tuesday.',
      'Two men hijacked an airliner on its way to Malta on Friday, officials said.',
    ],
    not: [
      'Armed men shot a guard in a bank in Athens on Tuesday.',
      'An airliner on its way to Malta made an emergency landing on Friday.',
    ],
  },
  'attack.sexual-violence': {
    is: [
      'Soldiers raped nine women in a village near Bukavu on Monday, a clinic said.',
      'A student was the victim of a gang rape in Delhi on Sunday, police said.',
    ],
    not: [
      'Soldiers freed nine women in a village near Bukavu on Monday.',
      'Farmers harvested oilseed rape near Delhi on Sunday.',
    ],
  },
  'attack.sabotage': {
    is: [
      'Saboteurs cut the signal cables of a railway near Bremen on Friday.',
      'Guerrillas destroyed two power pylons near Huancayo on Monday, blacking out the town.',
    ],
    not: [
      'A storm brought down two power pylons near Huancayo on Monday.',
      'A train derailed near Bremen on Friday, injuring three people.',
    ],
  },
  'attack.other': {
    is: [
      'Unknown attackers killed three farmers near Jos on Sunday, police said.',
      'Armed men attacked a convoy of traders near Agadez on Monday, killing two of them.',
    ],
    not: [
      'A flood killed three farmers near Jos on Sunday.',
      'The team attacked from the start in Agadez on Monday and won 2-0.',
    ],
  },
}

testFamilies(['attack'], examples)
