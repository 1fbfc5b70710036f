import { describeAnswers } from './answers.ts'
import { describeAnyValue } from './any-value.ts'
import { describeDelivery } from './delivery.ts'
import { describeEnvelope } from './envelope.ts'
import { type MakeApp, useStage } from './stage.ts'
import { describeWording } from './wording.ts'

/** The contract that every adapter keeps on every major of its framework. */
export function describeContract(host: string, makeApp: MakeApp): void {
  describe(host, () => {
    const stage = useStage(makeApp)
    describeAnswers(stage)
    describeDelivery(stage)
    describeWording(stage)
    describeEnvelope(stage)
    describeAnyValue(stage)
  })
}
