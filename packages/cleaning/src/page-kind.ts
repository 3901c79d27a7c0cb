import type { PageKind } from '@blotter/events'
import type { LinkedData } from './json-ld.ts'
import { meta } from './metadata/meta.ts'
import type { Survey } from './survey.ts'

/** What a page that is not live is, by what it says of itself: gallery or video page, paywall stub, else a story. */
export const pageKind = (survey: Survey, { article, types }: LinkedData, text: string): PageKind => {
  const free = article?.isAccessibleForFree
  if ((free === false || /^false$/i.test(String(free ?? ''))) && text.length < 1_500) return 'stub'
  const type = meta(survey, 'og:type') ?? ''
  const pictures = types.has('ImageGallery') || types.has('VideoObject') || /^video/.test(type)
  return pictures && text.length < 600 ? 'gallery' : 'story'
}
