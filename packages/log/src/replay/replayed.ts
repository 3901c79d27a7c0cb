/**
 * The source of events that the promotion of a replay appends, before its id. They are no stage's input: the replay has
 * run the stages behind them too.
 */
export const REPLAYED = 'blotter/replay/'

/** CloudEvents source of what a replay appends. */
export const replaySource = (replayId: string): string => `${REPLAYED}${replayId}`

/** Whether a replay appended it. */
export const isReplayed = (source: string): boolean => source.startsWith(REPLAYED)
