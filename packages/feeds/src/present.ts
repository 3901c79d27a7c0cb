type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The fields that are there: absent ones are left out, not set to undefined, so that JSON and equality agree. */
export const present = <T extends object>(fields: T): Present<T> =>
  // fromEntries forgets the keys; the filter does to the value what Present says of the type.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>
