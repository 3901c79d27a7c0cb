/** What a check came to; `bad` has to be put right, `note` may be. */
export type Finding = { check: string; state: 'ok' | 'note' | 'bad'; found: string; fix?: string }
