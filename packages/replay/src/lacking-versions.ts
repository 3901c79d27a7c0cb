import { type EngineVersion, printVersion, type VersionChange } from '@blotter/events'

/**
 * What a replay leads to and a checkout does not have; empty where it can do all of it.
 * @param ours  versions of the engines that would run
 */
export const lackingVersions = (
  versions: readonly VersionChange[],
  ours: readonly EngineVersion[],
): { wanted: string; has: string }[] =>
  ours.flatMap((version) => {
    const wanted = versions.find(({ to }) => to.name === version.name)?.to
    return wanted && wanted.digest !== version.digest
      ? [{ wanted: printVersion(wanted), has: printVersion(version) }]
      : []
  })
