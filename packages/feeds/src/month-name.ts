/** Beginnings of month names, longest needed to tell them apart, in the languages that feeds put into RFC 822 dates. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'janv', 'янв'],
  ['feb', 'fev', 'fév', 'fevr', 'févr', 'фев'],
  ['mar', 'mär', 'mrt', 'maa', 'mars', 'мар'],
  ['apr', 'abr', 'avr', 'апр'],
  ['may', 'mai', 'mei', 'mag', 'maj', 'maio', 'май', 'мая'],
  ['jun', 'juin', 'giu', 'июн'],
  ['jul', 'juil', 'lug', 'июл'],
  ['aug', 'ago', 'aoû', 'aou', 'авг'],
  ['sep', 'set', 'сен'],
  ['oct', 'okt', 'out', 'ott', 'окт'],
  ['nov', 'ноя'],
  ['dec', 'dez', 'dic', 'déc', 'дек'],
]

/** 1 … 12 for a month's name or abbreviation, undefined for any other word. */
export const monthNumber = (word: string): number | undefined => {
  const name = word.trim().toLowerCase()
  const longest = MONTHS.map((starts) => Math.max(0, ...starts.filter((s) => name.startsWith(s)).map((s) => s.length)))
  const best = Math.max(...longest)
  return best > 0 ? longest.indexOf(best) + 1 : undefined
}
