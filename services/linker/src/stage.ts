import type { EngineVersion } from '@blotter/events'
import { StaleRead } from '@blotter/log'
import { defineStage, type Stage, type StageContext, topology } from '@blotter/pipeline'
import { linkTogether } from './link-together.ts'

type Context = StageContext<typeof topology.link>

/** Takes articles' claims and puts each into an incident, or lets it wait. */
export const linkStage = (version: EngineVersion): Stage =>
  defineStage(topology.link, {
    version,
    runTogether: async (contexts, transaction) => {
      const { outcomes, write } = await linkTogether(contexts, transaction)
      await write()
      return outcomes
    },
    // One alone says what it leads to before its append begins; there it decides again, and begins anew if that differs.
    run: async (context) => {
      const first = recording(context)
      const { outcomes } = await context.log.database.transaction((transaction) =>
        linkTogether([first.context], transaction),
      )
      context.alongside(async (transaction) => {
        const second = recording(context)
        const { write } = await linkTogether([second.context], transaction)
        if (second.print() !== first.print()) throw new StaleRead('The incidents nearby')
        await write()
      })
      for (const emit of first.said) emit(context)
      return outcomes[0] ?? 'nothing to link'
    },
  })

/** A context that keeps what is said. */
const recording = (context: Context) => {
  const said: ((to: Context) => void)[] = []
  const printed: unknown[] = []
  const emit: Context['emit'] = (...event) => {
    said.push((to) => to.emit(...event))
    printed.push(event)
  }
  return { context: { ...context, emit }, said, print: () => JSON.stringify(printed) }
}
