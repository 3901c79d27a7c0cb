import type { EngineVersion } from '@blotter/events'
import { defineStage, type Stage, topology } from '@blotter/pipeline'
import { linkTogether } from './link-together.ts'

/** Takes articles' claims and puts each into an incident, or lets it wait. */
export const linkStage = (version: EngineVersion): Stage =>
  defineStage(topology.link, {
    version,
    waitsForPromotion: true,
    runTogether: async (contexts, transaction) => {
      const { outcomes, write } = await linkTogether(contexts, transaction)
      await write()
      return outcomes
    },
  })
