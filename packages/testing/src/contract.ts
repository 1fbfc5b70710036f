export { describeContract } from './contract/describe-contract.ts'
export type { AppParts, MiddlewareName, Route } from './contract/harness.ts'
export { describeHttp2 } from './contract/http2.ts'
