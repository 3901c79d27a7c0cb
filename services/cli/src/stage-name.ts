import { InputFault } from '@blotter/events'
import { type StageName, stageNames } from '@blotter/pipeline'

/** The stage that somebody named. @throws InputFault `no-such-stage` */
export const stageNamed = (name: string): StageName => {
  const found = stageNames.find((stage) => stage === name)
  if (!found) throw new InputFault('no-such-stage', `There is no stage "${name}"; there are ${stageNames.join(', ')}.`)
  return found
}
