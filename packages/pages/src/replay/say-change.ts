import type { EngineVersion, VersionChange } from '@blotter/events'

/** `extraction 0.1.0+ab12 → 0.1.0+cd34`; one version where it stays. */
export const sayChange = ({ from, to }: VersionChange): string =>
  from?.digest === to.digest
    ? `${to.name} ${short(to)} (stays)`
    : `${to.name} ${from ? short(from) : 'none'} → ${short(to)}`

const short = ({ version, digest }: EngineVersion): string => `${version}+${digest.slice(0, 8)}`
