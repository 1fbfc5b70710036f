export { ACCOUNT_STATES, type AccountState } from './account.ts'
export type { Credentials } from './bce-auth.ts'
export { createVodEmulator, type VodEmulator } from './emulator.ts'
export type {
  CodeFault,
  Fault,
  FaultScope,
  ModelFault,
  RawFault,
  ResponseFault,
  Transport,
  TransportFault,
} from './faults/fault.ts'
export type { RequestRecord } from './journal.ts'
export type { EmulatorOptions } from './options.ts'
export { SEED } from './seed.ts'
export type { ErrorShape } from './wire/error-response.ts'
export type { ModelShape } from './wire/model-failure.ts'
