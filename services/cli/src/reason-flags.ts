/** Flags of why something is done; `--why` is the older word. The option is named `reason`. */
export const REASON = '--why, --reason <text>'
