import { deterministicId, familyOf } from '@blotter/events'
import type { Draft } from '../language.ts'
import { fold } from '../text/fold.ts'

/**
 * Drafts with stable ids: UUIDv5 of the article, the type's family, the words of the anchor sentence, and an
 * ordinal among those that share all three, in reading order.
 */
export const withIds = (articleId: string, text: string, drafts: Draft[]): (Draft & { id: string })[] => {
  const seen = new Map<string, number>()
  return drafts.map((draft) => {
    const words = fold(text.slice(draft.span.start, draft.span.end))
    const key = `${familyOf(draft.type)} ${words}`
    const ordinal = seen.get(key) ?? 0
    seen.set(key, ordinal + 1)
    return { id: deterministicId('claim', articleId, familyOf(draft.type), words, ordinal), ...draft }
  })
}
