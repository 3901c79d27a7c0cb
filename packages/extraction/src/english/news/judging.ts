import type { Document } from '../incidents/mentions.ts'
import type { Incident } from '../incidents/merging.ts'
import { isWeighed } from '../incidents/opening.ts'
import { newsFeatures } from './features.ts'
import { NEWS_WEIGHTS } from './news-weights.ts'

// Below this an incident of violence is rather background than news.
const ENOUGH = { surely: Number(process.env.NEWS1 ?? 0.15), perhaps: Number(process.env.NEWS2 ?? 0.3) }

/** Whether an attack is told as something that happened; incidents of other kinds always are. */
export const isNews = (document: Document, incident: Incident): boolean =>
  !isWeighed(incident.type) ||
  incident.like !== undefined ||
  likelihoodOfNews(newsFeatures(document, incident)) >= ENOUGH[incident.opening]

/** 0 … 1: a logistic sum over the table of weights. */
const likelihoodOfNews = (features: string[]): number => {
  let sum = NEWS_WEIGHTS.bias
  for (const feature of features) sum += NEWS_WEIGHTS.weights[feature] ?? 0
  return 1 / (1 + Math.exp(-sum))
}
