/**
 * Lower case without accents, for look-ups: "Wodzisław" and "wodzislaw" are one word. Typographic apostrophes and hyphens
 * become plain ones. The length may change, so never use offsets into the result.
 */
export const fold = (word: string): string => {
  const low = word.slice(0, LONGEST).toLowerCase()
  if (PLAIN.test(low)) return low
  return low
    .normalize('NFD')
    .replace(/[\p{M}\u00AD]/gu, '')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[‐‑–]/g, '-')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/ı/g, 'i')
}

// What is longer is no word, and taking a letter with ten thousand marks apart takes seconds.
const LONGEST = 200

// Matches "damascus". Not: "gävle".
const PLAIN = /^[\x20-\x7e]*$/
