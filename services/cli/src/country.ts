import { InvalidArgumentError } from 'commander'

/**
 * An ISO 3166-1 alpha-2 code in upper case; Kosovo's XK, which gazetteers use, counts as one.
 * @throws InvalidArgumentError
 */
export const countryOf = (text: string): string => {
  const code = text.toUpperCase()
  // Matches "sy". Not: "Syria".
  if (!/^[A-Z]{2}$/.test(code)) throw new InvalidArgumentError('must be two letters, e.g. SY.')
  if (NOT_ISO.has(code) || !regions.of(code))
    throw new InvalidArgumentError('must be two letters that ISO 3166-1 gives to a country, e.g. SY.')
  return code
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

// Names of regions that Unicode has and ISO 3166-1 has not: withdrawn or reserved codes, groups, and private ones.
const NOT_ISO = new Set(
  'AC AN BU CP CQ CS DD DG DY EA EU EZ FX HV IC NH QO RH SU TA TP UK UN VD XA XB YD YU ZR ZZ'.split(' '),
)
