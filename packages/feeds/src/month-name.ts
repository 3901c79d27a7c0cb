/** Months in the languages that feeds put into RFC 822 dates; a word names a month when it begins one of its names. */
const MONTHS: readonly string[] = [
  'january januar janvier enero janeiro gennaio januari января stycznia ocak ιανουαριου',
  'february februar fevrier febrero fevereiro febbraio februari февраля lutego subat φεβρουαριου',
  'march marz mars marzo marco maart mrt марта marca mart μαρτιου',
  'april avril abril aprile апреля kwietnia nisan απριλιου',
  'may mai mayo maio maggio mei мая май maja mayis μαιου μαϊου',
  'june juni juin junio junho giugno июня июнь czerwca haziran ιουνιου',
  'july juli juillet julio julho luglio июля июль lipca temmuz ιουλιου',
  'august aout agosto augustus августа sierpnia agustos αυγουστου',
  'september septembre septiembre setiembre setembro settembre сентября wrzesnia eylul σεπτεμβριου',
  'october oktober octobre octubre outubro ottobre октября pazdziernika ekim οκτωβριου',
  'november novembre noviembre novembro ноября listopada kasim νοεμβριου',
  'december dezember decembre diciembre dezembro dicembre декабря grudnia aralik δεκεμβριου',
]

const NAMES: readonly (readonly string[])[] = MONTHS.map((names) => plain(names).split(' '))

/** 1 … 12 for a month's name or its first three letters or more, undefined for any other word. */
export const monthNumber = (word: string): number | undefined => {
  const start = plain(word)
  if (start.length < 3) return undefined
  const month = NAMES.findIndex((names) => names.some((name) => name.startsWith(start)))
  return month === -1 ? undefined : month + 1
}

/** Lower case without accents and full stop: `Févr.` and `fevr` are one. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replace(/\.$/, '')
    .trim()
}
