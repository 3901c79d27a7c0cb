import { stageNames } from '@blotter/pipeline'
import { actForm } from '../frame/act-form.ts'
import type { Visit } from '../frame/desk.ts'
import type { Markup } from '../frame/markup.ts'

/** The form that stops stages, or lets them go on. */
export const pauseForm = (visit: Visit, stages: readonly string[], paused: boolean): Markup => {
  const verb = paused ? 'resume' : 'pause'
  const what = stages.length === stageNames.length ? 'all stages' : stages.join(', ')
  return actForm(visit, {
    action: `/stages/${verb}`,
    button: paused ? `Let ${what} go on` : `Pause ${what}`,
    hidden: stages.map((stage) => ['stage', stage] as const),
    command: `npx --no-install blotter ${verb} ${stages.length === stageNames.length ? 'all' : stages.join(' ')} --reason …`,
  })
}
