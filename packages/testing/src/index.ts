export { type AppParts, describeContract, type MakeApp, type Route } from './contract.ts'
export { REQUEST_ID, type SdkRejection, sampleParams, sdkRejection, WIRE_CODES } from './failures.ts'
export { exchangeBytes, listenOnLoopback, portOf, stop } from './loopback.ts'
