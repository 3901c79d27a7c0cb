import type { Place } from './place.ts'

/**
 * iso2 | division as the gazetteer names it | point | millions of people (Washington's lowered: the bare name is the
 * capital's) | shortened forms, as newspapers and the post write.
 */
const TABLE = `
US|Alabama|32.75,-86.75|5|Ala;AL
US|Alaska|64,-150|0.7|AK
US|Arizona|34.5,-111.5|7.2|Ariz;AZ
US|Arkansas|34.75,-92.5|3|Ark;AR
US|California|37.25,-119.75|39|Calif;CA
US|Colorado|39,-105.5|5.8|Colo;CO
US|Connecticut|41.67,-72.67|3.6|Conn;CT
US|Delaware|39,-75.5|1|Del;DE
US|Florida|28.75,-82.5|22|Fla;FL
US|Georgia|32.75,-83.5|10.7|Ga;GA
US|Hawaii|20.75,-156.5|1.4|HI
US|Idaho|44.5,-114.25|1.9|ID
US|Illinois|40,-89.25|12.7|Ill;IL
US|Indiana|40,-86.25|6.8|Ind;IN
US|Iowa|42,-93.5|3.2|IA
US|Kansas|38.5,-98.5|2.9|Kan;Kans;KS
US|Kentucky|38.2,-84.88|4.5|Ky;KY
US|Louisiana|31,-92|4.6|La;LA
US|Maine|45.5,-69.25|1.4|ME
US|Maryland|39,-76.75|6.2|Md;MD
US|Massachusetts|42.37,-71.11|7|Mass;MA
US|Michigan|44.25,-85.5|10|Mich;MI
US|Minnesota|46.25,-94.25|5.7|Minn;MN
US|Mississippi|32.75,-89.75|3|Miss;MS
US|Missouri|38.25,-92.5|6.2|Mo;MO
US|Montana|47,-109.75|1.1|Mont;MT
US|Nebraska|41.5,-99.75|2|Neb;Nebr;NE
US|Nevada|39.25,-116.75|3.1|Nev;NV
US|New Hampshire|43.67,-71.5|1.4|N.H.;NH
US|New Jersey|40.17,-74.5|9.3|N.J.;NJ
US|New Mexico|34.5,-106|2.1|N.M.;NM
US|New York|43,-75.5|20|N.Y.;NY
US|North Carolina|35.5,-80|10.5|N.C.;NC
US|North Dakota|47.5,-100.5|0.8|N.D.;ND
US|Ohio|40.25,-83|11.8|OH
US|Oklahoma|35.5,-97.5|4|Okla;OK
US|Oregon|44,-120.5|4.2|Ore;OR
US|Pennsylvania|40.27,-77.5|13|Pa;PA
US|Rhode Island|41.75,-71.5|1.1|R.I.;RI
US|South Carolina|34,-81|5.2|S.C.;SC
US|South Dakota|44.5,-100.25|0.9|S.D.;SD
US|Tennessee|35.75,-86.25|7|Tenn;TN
US|Texas|31.25,-99.25|29|Tex;TX
US|Utah|39.25,-111.25|3.3|UT
US|Vermont|44,-72.75|0.6|Vt;VT
US|Virginia|37.55,-77.7|8.6|Va;VA
US|Washington|47.5,-120.5|0.8|Wash;WA;Washington State
US|West Virginia|38.5,-80.5|1.8|W.Va.;WV
US|Wisconsin|44.5,-90|5.9|Wis;WI
US|Wyoming|43,-107.5|0.6|Wyo;WY
US|Washington, D.C.|38.9,-77.04|0.7|D.C.;DC;District of Columbia;Washington DC
CA|Ontario|49.5,-84.75|14|Ont;ON
CA|Quebec|52,-71.8|8.5|Que;QC
CA|British Columbia|53.8,-125|5|B.C.;BC
CA|Alberta|54.6,-115|4.3|Alta;AB
CA|Saskatchewan|54,-106|1.2|Sask;SK
CA|Manitoba|55,-97.5|1.3|Man;MB
CA|Nova Scotia|45,-63|1|N.S.;NS
CA|New Brunswick|46.5,-66.5|0.8|N.B.;NB
CA|Newfoundland and Labrador|53,-60|0.5|N.L.;NL;Newfoundland
CA|Prince Edward Island|46.33,-63.5|0.15|P.E.I.;PE
CA|Nunavut|70,-90|0.04|
CA|Northwest Territories|65,-120|0.04|N.W.T.
CA|Yukon|63,-135.5|0.04|
AU|New South Wales|-32.5,147|8|NSW!;N.S.W.
AU|Queensland|-22.5,144|5|Qld
AU|Victoria|-37,144.5|6.5|Vic
AU|South Australia|-30,135|1.8|
AU|Western Australia|-25.5,122|2.7|
AU|Northern Territory|-20,133.5|0.25|
AU|Tasmania|-42,146.6|0.5|Tas
GB|England|52.5,-1.5|56|
GB|Scotland|56,-4|5.4|
GB|Wales|52.4,-3.7|3.1|
GB|Northern Ireland|54.6,-6.7|1.9|Ulster
`

/** A division with a point of its own; a `short` form counts only behind a comma unless it has full stops inside. */
export type State = { place: Place; name: string; short: string[] }

/** Divisions whose towns crowd in one corner, so that the mean of the towns would be far off, and their short forms. */
export const states = (countryName: (iso2: string) => string): State[] =>
  TABLE.trim()
    .split('\n')
    .map((line) => {
      const [iso2 = '', name = '', point = '', millions = '', short = ''] = line.split('|')
      const [lat = 0, lon = 0] = point.split(',').map(Number)
      const population = Math.round(Number(millions) * 1e6)
      const path = [countryName(iso2), name]
      const place: Place = { name, path, iso2, admin1: name, lat, lon, precision: 'admin1', kind: 'admin1', population }
      return { place, name, short: short.split(';').filter(Boolean) }
    })
