import { type Examples, testFamilies } from '../../../test/type-examples.ts'

const examples: Examples = {
  'disaster.earthquake': {
    is: [
      'A magnitude 6.1 earthquake struck near Izmir on Friday, killing 24 people.',
      'At least 30 people died when a quake hit villages near Herat on Monday.',
    ],
    not: [
      'A political earthquake shook Izmir on Friday.',
      'A flood hit villages near Herat on Monday, killing 30 people.',
    ],
  },
  'disaster.tsunami': {
    is: [
      'A tsunami swept away houses on the coast near Palu on Friday, killing 90 people.',
      'Waves of a tsunami reached Hilo on Monday and damaged 30 boats.',
    ],
    not: [
      'A tsunami of complaints reached the mayor of Hilo on Monday.',
      'A storm damaged 30 boats near Palu on Friday.',
    ],
  },
  'disaster.volcano': {
    is: [
      'The volcano Semeru erupted on Saturday, killing 13 villagers with hot ash.',
      'A volcanic eruption near Grindavik forced 4,000 people from their homes on Friday.',
    ],
    not: ['Protests erupted near Semeru on Saturday over land.', 'Skiers climbed a volcano near Grindavik on Friday.'],
  },
  'disaster.flood': {
    is: [
      'Floods killed 18 people in Sylhet on Tuesday, officials said.',
      'Rising floodwaters drove 2,000 people from their homes in Passau on Monday.',
    ],
    not: [
      'Goods flooded the market in Sylhet on Tuesday.',
      'A blaze drove 2,000 people from their homes in Passau on Monday.',
    ],
  },
  'disaster.flash-flood': {
    is: [
      'Flash floods swept through a canyon near Petra on Friday, killing twelve tourists.',
      'A cloudburst caused a flash flood near Leh on Monday that killed nine people.',
    ],
    not: [
      'A landslide killed twelve tourists near Petra on Friday.',
      'A tornado killed nine people near Leh on Monday.',
    ],
  },
  'disaster.landslide': {
    is: [
      'A landslide buried a village near Cajamarca on Sunday, killing 16 people.',
      'Four hikers died in a rockslide near Zermatt on Monday.',
    ],
    not: [
      'The party won in a landslide near Cajamarca on Sunday.',
      'Four hikers died in an avalanche near Zermatt on Monday.',
    ],
  },
  'disaster.avalanche': {
    is: [
      'An avalanche killed five skiers near Verbier on Saturday.',
      'Two climbers were buried by an avalanche near Lukla on Monday, rescuers said.',
    ],
    not: [
      'The firm received an avalanche of orders in Verbier on Saturday.',
      'A mudslide buried two houses near Lukla on Monday.',
    ],
  },
  'disaster.tropical-cyclone': {
    is: [
      'Cyclone Idai killed 70 people in Beira on Friday.',
      'A typhoon struck Luzon on Monday, destroying 400 houses.',
    ],
    not: [
      'The ice hockey team Hurricanes won in Raleigh on Friday.',
      'An earthquake struck Luzon on Monday, destroying 400 houses.',
    ],
  },
  'disaster.tornado': {
    is: [
      'A tornado tore through Moore on Monday, killing seven people.',
      'Two people were injured when a tornado damaged homes near Padua on Sunday.',
    ],
    not: [
      'Tornado fighter jets flew over Moore on Monday.',
      'Two people were injured when a truck damaged homes near Padua on Sunday.',
    ],
  },
  'disaster.storm': {
    is: [
      'A storm with winds of 140 km/h killed three people in Brest on Friday.',
      'Lightning killed two herders near Jos on Tuesday.',
    ],
    not: ['The film took Brest by storm on Friday.', 'Gunmen stormed a hotel near Jos on Tuesday, killing two guests.'],
  },
  'disaster.storm-surge': {
    is: [
      'A storm surge flooded the port of Tacloban on Friday, drowning 20 people.',
      'Eleven people died in a storm surge on the coast near Chittagong on Monday.',
    ],
    not: [
      'A surge in prices hit the port of Tacloban on Friday.',
      'Eleven people died in a crowd surge near Chittagong on Monday.',
    ],
  },
  'disaster.cold-wave': {
    is: [
      'A cold wave killed 30 homeless people in Warsaw on Monday.',
      'Nine people died of hypothermia in Sofia on Friday, doctors said.',
    ],
    not: ['A cold case was solved in Warsaw on Monday.', 'Nine people died in a fire in Sofia on Friday.'],
  },
  'disaster.heat-wave': {
    is: [
      'A heat wave killed 45 people in Karachi on Tuesday, hospitals said.',
      'Six pilgrims died of heatstroke in Mecca on Friday.',
    ],
    not: ['The debate heated up in Karachi on Tuesday.', 'Six pilgrims died in a stampede in Mecca on Friday.'],
  },
  'disaster.wildfire': {
    is: [
      'A wildfire near Mati killed 26 people on Monday.',
      'Forest fires near Coimbra forced 300 people from their homes on Friday.',
    ],
    not: [
      'A fire in a hotel in Mati killed six people on Monday.',
      'The rumour spread like fire in Coimbra on Friday.',
    ],
  },
  'disaster.drought': {
    is: [
      'Drought has killed 4,000 cattle near Marsabit this month, officials said on Monday.',
      'A drought left 20,000 people without food in Tharparkar in May, aid workers said.',
    ],
    not: [
      'The striker ended his goal drought in Marsabit on Monday.',
      'A flood left 20,000 people without food in Tharparkar in May.',
    ],
  },
  'disaster.epidemic': {
    is: [
      'Cholera killed 14 people in a camp near Goma on Monday, doctors said.',
      'An outbreak of measles killed nine children in Antananarivo on Friday.',
    ],
    not: [
      'Shelling killed 14 people in a camp near Goma on Monday.',
      'The outbreak of fighting killed nine soldiers near Antananarivo on Friday.',
    ],
  },
  'disaster.infestation': {
    is: [
      'A locust swarm destroyed crops near Garissa on Tuesday, farmers said.',
      'An infestation of armyworms ruined 300 hectares of maize near Mzuzu in May.',
    ],
    not: [
      'A hailstorm destroyed crops near Garissa on Tuesday.',
      'A fire ruined 300 hectares of maize near Mzuzu in May.',
    ],
  },
}

testFamilies(['disaster'], examples)
