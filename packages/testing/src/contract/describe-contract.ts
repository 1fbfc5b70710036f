import { describeAborts } from './aborts.ts'
import { describeAnswers } from './answers.ts'
import { describeAnyValue } from './any-value.ts'
import { describeConnections } from './connections.ts'
import { describeDelivery } from './delivery.ts'
import { describeEnvelope } from './envelope.ts'
import { describeMiddleware } from './middleware.ts'
import { describeMounting } from './mounting.ts'
import { type MakeApp, useStage } from './stage.ts'
import { describeStreams } from './streams.ts'
import { describeWording } from './wording.ts'

/** The contract that every adapter keeps on every major of its framework. */
export function describeContract(host: string, makeApp: MakeApp): void {
  describe(host, () => {
    const stage = useStage(makeApp)
    describeAnswers(stage)
    describeDelivery(stage)
    describeStreams(stage)
    describeMiddleware(stage)
    describeMounting(stage)
    describeConnections(stage)
    describeAborts(stage)
    describeWording(stage)
    describeEnvelope(stage)
    describeAnyValue(stage)
  })
}
