export type { Explanation, FieldReason } from './explain/explanation.ts'
export { createExtractLine, type ExtractedLine } from './extract-line.ts'
export { createExtractor, type Extraction, type ExtractionInput, type Extractor } from './extractor.ts'
