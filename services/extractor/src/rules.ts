import { createExtractor } from '@blotter/extraction'
import { checkout, engineVersion } from '@blotter/pipeline'
import type { ClaimExtractor } from './claim-extractor.ts'

/** The rules of this checkout, which need nothing but the text. */
export const loadRules = async (): Promise<ClaimExtractor> => {
  const { extract } = await createExtractor()
  return { version: { ...engineVersion(checkout, 'extraction'), name: 'extraction' }, extract }
}
