import { describeAnswers } from './answers.ts'
import { describeDelivery } from './delivery.ts'
import { describeOptions } from './options.ts'
import { type MakeApp, useStage } from './stage.ts'

/** The contract that every adapter keeps on every major of its framework. */
export function describeContract(host: string, makeApp: MakeApp): void {
  describe(host, () => {
    const stage = useStage(makeApp)
    describeAnswers(stage)
    describeDelivery(stage)
    describeOptions(stage)
  })
}
