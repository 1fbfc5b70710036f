import { describeAborts } from './aborts.ts'
import { describeAnyValue } from './any-value.ts'
import { describeBeforeSend } from './before-send.ts'
import { describeBodyFormat } from './body-format.ts'
import { describeConnections } from './connections.ts'
import { describeDelivery } from './delivery.ts'
import { type MakeApp, useHarness } from './harness.ts'
import { describeHeaders } from './headers.ts'
import { describeMessages } from './messages.ts'
import { describeMiddleware } from './middleware.ts'
import { describeMounting } from './mounting.ts'
import { describeResponses } from './responses.ts'
import { describeStatuses } from './statuses.ts'
import { describeStreams } from './streams.ts'
import { describeUnhandled } from './unhandled.ts'
import { describeUploads } from './uploads.ts'

/** The contract that every adapter keeps on every major version of its framework. */
export function describeContract(host: string, makeApp: MakeApp): void {
  describe(host, () => {
    const harness = useHarness(makeApp)
    describeResponses(harness)
    describeDelivery(harness)
    describeHeaders(harness)
    describeStreams(harness)
    describeMiddleware(harness)
    describeMounting(harness)
    describeConnections(harness)
    describeAborts(harness)
    describeUploads(harness)
    describeMessages(harness)
    describeStatuses(harness)
    describeBodyFormat(harness)
    describeUnhandled(harness)
    describeBeforeSend(harness)
    describeAnyValue(harness)
  })
}
