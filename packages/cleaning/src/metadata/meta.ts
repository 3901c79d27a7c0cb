import { fold } from '../fold.ts'
import { unescapeTwice } from '../json-ld.ts'
import type { Survey } from '../survey.ts'

/** Content of the first `meta` that has one of the names, tried in their order; never empty. */
export const meta = (survey: Survey, ...names: string[]): string | undefined => metaAll(survey, ...names)[0]

/** Contents of all metas that have one of the names, in the order of the names. */
export const metaAll = (survey: Survey, ...names: string[]): string[] =>
  names.flatMap((name) =>
    (survey.metas.get(name) ?? []).map((content) => fold(unescapeTwice(content))).filter((value) => value !== ''),
  )
