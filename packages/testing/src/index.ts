export { describeContract } from './contract/describe-contract.ts'
export type { AppParts, MakeApp, Route } from './contract/stage.ts'
export { REQUEST_ID, type SdkRejection, sampleParams, sdkRejection, WIRE_CODES } from './failures.ts'
export { exchangeBytes, listenOnLoopback, portOf, stop } from './loopback.ts'
