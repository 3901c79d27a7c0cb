/** A place where a field may stand on a page. The first that gives a sound value settles the field. */
export type Source = { source: string; values: () => string[] }
