/** 95000 → '95,000' */
export const number = (value: number): string => value.toLocaleString('en')

/** 900 → '0.9 s', 75 000 → '1 min 15 s', 7 200 000 → '2 h 0 min' */
export const age = (ms: number): string => {
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`
  const minutes = Math.floor(ms / 60_000)
  return minutes < 60
    ? `${minutes} min ${Math.floor((ms % 60_000) / 1_000)} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
