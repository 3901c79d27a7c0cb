import { createLexicon } from '../text/lexicon.ts'

// Things that are attacked, burnt or damaged: buildings, vehicles, installations. A phrase is found in the plural too.
const TABLE =
  'building~|house~|home~|residence~|apartment~|apartment building~|apartment block~|block of flats|flat~|residential block~|dwelling~|hut~|mansion~|villa~|' +
  'office~|headquarters|hq|branch office~|city hall~|town hall~|mayoralty|palace~|presidential palace|ministry|parliament|congress|courthouse~|court~|embassy|embassies|consulate~|diplomatic mission~|ambassador residence~|' +
  'school~|university|universities|college~|dormitory|library|museum~|hospital~|clinic~|church~|mosque~|temple~|synagogue~|shrine~|cathedral~|chapel~|monastery|cemetery|cultural centre~|cultural center~|' +
  'hotel~|restaurant~|cafe~|bar~|nightclub~|club~|disco~|cinema~|theatre~|theater~|stadium~|market~|marketplace~|livestock market~|supermarket~|shop~|store~|shopping centre~|shopping center~|mall~|bakery|bakeries|pharmacy|bank~|bank branch~|' +
  'factory|factories|plant~|power plant~|mill~|mine~|warehouse~|depot~|fuel depot~|refinery|oil refinery|pipeline~|oil pipeline~|gas pipeline~|oil well~|oil field~|facility|facilities|installation~|farm~|ranch~|plantation~|estate~|crop~|' +
  'power station~|substation~|power substation~|electric power substation~|pylon~|power pylon~|tower~|electric tower~|high-tension tower~|power line~|power lines|electrical system|energy facilities|transformer~|dam~|water plant~|antenna~|transmitter~|radio station~|television station~|tv station~|newspaper office~|newspaper~|' +
  'bridge~|road~|highway~|tunnel~|railway~|railroad~|railway line~|track~|station~|train station~|metro station~|subway station~|bus station~|bus stop~|airport~|runway~|port~|harbour~|harbor~|pier~|toll booth~|' +
  'dealership~|car dealership~|cabin~|garage~|garages|monastery|institute~|agency|agencies|commercial establishment~|bus terminal~|terminal~|complex|complexes|center~|centre~|cooperative~|coffee plantation~|distribution center~|tower building~|government house|presidential house|car~|vehicle~|bus|buses|minibus|minibuses|coach~|truck~|fuel truck~|tanker~|tank truck~|lorry|lorries|van~|ambulance~|taxi~|motorcycle~|jeep~|convoy~|army convoy~|motorcade~|station wagon~|train~|passenger train~|freight train~|locomotive~|plane~|aircraft|airplane~|airliner~|passenger plane~|passenger jet~|helicopter~|boat~|ship~|vessel~|ferry|ferries|barge~|oil tanker~|tank~|armored vehicle~|armoured vehicle~|patrol car~|police car~|patrol boat~|' +
  'barracks|garrison~|base~|military base~|army base~|air base~|police station~|police post~|police headquarters|checkpoint~|military post~|outpost~|camp~|refugee camp~|training camp~|prison~|jail~|arms depot~|customs office~|' +
  'village~|town~|neighborhood~|neighbourhood~|shelter~|tent~|wall~|statue~|monument~|kiosk~|stall~|petrol station~|gas station~|service station~|post office~|business|businesses|commercial establishment~|property|properties|party headquarters|campaign headquarters|polling station~|electoral office~|municipal building~|government building~|public building~|government office~|telephone exchange~|telephone lines|signal cables|cable~|infrastructure'

/** Nouns for things that can be a target. */
export const things = createLexicon<true>([[TABLE, true]])
