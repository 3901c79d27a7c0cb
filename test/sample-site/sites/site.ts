import type { Moment } from '../story.ts'
import type { SiteName } from './site-name.ts'

/** What surrounds the stories of one site: the words that a reader of its pages must not take for the story. */
export type Site = {
  name: SiteName
  title: string
  tagline: string
  sections: readonly string[]
  /** Old headlines under the story, with the day on which they ran. */
  related: readonly { title: string; ran: Moment }[]
  newsletter: string
  comments: readonly { by: string; text: string }[]
  footer: string
}
